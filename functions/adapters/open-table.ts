import type { Table } from '../core/table.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The table a process is told to use: DynamoDB when `SANDTABLE_TABLE` names one (on a
 * compatible server of one's own when `DYNAMODB_ENDPOINT` is set), else the embedded store in the folder
 * `SANDTABLE_DATA` (`.sandtable` when unset). Each adapter loads only when chosen: one machine never loads the AWS SDK.
 */
export async function openTable(env: Env): Promise<Table> {
  if (env.SANDTABLE_TABLE) {
    const { openDynamoTable } = await import('./dynamodb-table.ts')
    return openDynamoTable({
      tableName: env.SANDTABLE_TABLE,
      endpoint: env.DYNAMODB_ENDPOINT || undefined,
      region: env.AWS_REGION || undefined,
    })
  }
  const { openLmdbTable } = await import('./lmdb-table.ts')
  return openLmdbTable(env.SANDTABLE_DATA || '.sandtable')
}
