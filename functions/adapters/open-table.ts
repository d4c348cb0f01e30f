import type { Table } from '../core/table.ts'
import { openLmdbTable } from './lmdb-table.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The table that the environment names: DynamoDB where SANDTABLE_TABLE is set (DYNAMODB_ENDPOINT for a compatible
 * server), else the embedded one in SANDTABLE_DATA, `.sandtable` unless set.
 */
export async function openTable(env: Env): Promise<Table> {
  if (env.SANDTABLE_TABLE) {
    // Loaded only when asked for: the one-machine process never pays for the SDK.
    const { openDynamoTable } = await import('./dynamodb-table.ts')
    return openDynamoTable({ endpoint: env.DYNAMODB_ENDPOINT, region: env.AWS_REGION, tableName: env.SANDTABLE_TABLE })
  }
  return openLmdbTable(env.SANDTABLE_DATA || '.sandtable')
}
