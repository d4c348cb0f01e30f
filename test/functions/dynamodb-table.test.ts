import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTableIfAbsent, makeDynamoClient, openDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import { openTable } from '../../functions/adapters/open-table.ts'
import { type DynamoServer, hasDynamoServer, startDynamoServer } from '../support/dynamodb-server.ts'
import { tableContract } from './table-contract.ts'

describe.skipIf(!hasDynamoServer())('over HTTP', () => {
  let server: DynamoServer
  beforeAll(async () => {
    server = await startDynamoServer()
  })
  afterAll(() => server?.stop())

  const fresh = () => `sandtable-${randomUUID()}`
  tableContract('the DynamoDB table', () => openDynamoTable({ endpoint: server.endpoint, tableName: fresh() }))

  it('[K7] is created once, by whoever comes first, and opened by the others', async () => {
    const tableName = fresh()
    const client = makeDynamoClient({ endpoint: server.endpoint })
    await Promise.all([1, 2, 3].map(() => createTableIfAbsent(client, tableName)))
    const options = { endpoint: server.endpoint, tableName }
    const [one, two] = await Promise.all([openDynamoTable(options), openDynamoTable(options)])
    await one.put({ pk: 'P', sk: 'A', livePk: 'live', liveSk: '1' })
    expect(await two.get('P', 'A')).toEqual({ pk: 'P', sk: 'A', livePk: 'live', liveSk: '1' })
    expect(await two.list('live', 'live')).toHaveLength(1)
    await Promise.all([one.close(), two.close()])
    client.destroy()
  })

  it('[K7] is the table a process opens when its environment names it', async () => {
    const env = { SANDTABLE_TABLE: fresh(), DYNAMODB_ENDPOINT: server.endpoint }
    const table = await openTable(env)
    await table.put({ pk: 'P', sk: 'A' })
    await table.close()
    const again = await openTable(env)
    expect(await again.get('P', 'A')).toEqual({ pk: 'P', sk: 'A' })
    await again.close()
  })
})
