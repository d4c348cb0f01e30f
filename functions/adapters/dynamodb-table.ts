import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { IndexName, Item, Range, Table } from '../core/table.ts'

/** Sorts behind every string with the same beginning. */
const beyond = '\u{10ffff}'
const max = (a: string, b: string) => (Buffer.compare(Buffer.from(a), Buffer.from(b)) >= 0 ? a : b)
const indexKeys = { live: ['livePk', 'liveSk'], org: ['orgPk', 'orgSk'] } as const

const conditions = {
  ifAbsent: { ConditionExpression: 'attribute_not_exists(pk)' },
  ifNewer: (n: number | undefined) => ({
    ConditionExpression: 'attribute_not_exists(pk) OR #n < :n',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':n': n },
  }),
}

function keyRange({ prefix, after, from, to }: Range): { low: string; high: string } {
  const low = [prefix, after, from].filter((key) => key !== undefined).reduce(max, '')
  const high =
    prefix === undefined ? (to ?? beyond) : to !== undefined && max(to, prefix + beyond) !== to ? to : prefix + beyond
  return { low, high }
}

/**
 * The table on DynamoDB, or whatever speaks its protocol: plain conditional puts and queries only. A put that the SDK
 * repeated after a lost answer may look lost although the first try won; `existing` then equals what was put.
 */
export function makeDynamoTable(client: DynamoDBDocumentClient, TableName: string): Table {
  async function pages(
    input: Omit<QueryCommandInput, 'TableName'>,
    limit = Number.POSITIVE_INFINITY,
    keep = (_: Item) => true,
  ) {
    const found: Item[] = []
    let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
    do {
      const more = Number.isFinite(limit) ? { Limit: limit - found.length + 1 } : {}
      const page = await client.send(new QueryCommand({ ...input, TableName, ...more, ExclusiveStartKey }))
      found.push(...((page.Items ?? []) as Item[]).filter(keep))
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey && found.length < limit)
    return found.slice(0, limit)
  }
  return {
    async get(pk, sk) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))
      return Item as Item | undefined
    },
    async query(pk, range, { reverse = false, limit } = {}) {
      const { low, high } = keyRange(range)
      const input = {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': pk, ':low': low || ' ', ':high': high },
        ConsistentRead: true,
        ScanIndexForward: !reverse,
      }
      return pages(input, limit, (item) => item.sk !== range.after)
    },
    async put(item, condition) {
      const asked = condition && ('ifAbsent' in condition ? conditions.ifAbsent : conditions.ifNewer(item.n))
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: item,
            ...(asked && { ...asked, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
          }),
        )
        return { ok: true }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return { ok: false, ...(error.Item && { existing: unmarshall(error.Item) as Item }) }
      }
    },
    async remove(pk, sk) {
      await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
    },
    async list(index: IndexName, pk, { reverse = false, limit, after } = {}) {
      const [hash, sort] = indexKeys[index]
      const bound = after === undefined ? '' : reverse ? ' AND #sort < :after' : ' AND #sort > :after'
      const input = {
        IndexName: index,
        KeyConditionExpression: `#hash = :pk${bound}`,
        ExpressionAttributeNames: { '#hash': hash, ...(after !== undefined && { '#sort': sort }) },
        ExpressionAttributeValues: { ':pk': pk, ...(after !== undefined && { ':after': after }) },
        ScanIndexForward: !reverse,
      }
      return pages(input, limit)
    },
    async close() {
      client.destroy()
    },
  }
}

/** Creates the table with its two indexes, on demand, unless it is there. */
export async function createTableIfAbsent(client: DynamoDBDocumentClient, TableName: string): Promise<void> {
  const key = (hash: string, sort: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ]
  const names = ['pk', 'sk', ...Object.values(indexKeys).flat()]
  try {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: key('pk', 'sk'),
        GlobalSecondaryIndexes: Object.entries(indexKeys).map(([IndexName, [hash, sort]]) => ({
          IndexName,
          KeySchema: key(hash, sort),
          Projection: { ProjectionType: 'ALL' as const },
        })),
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client: client as unknown as DynamoDBClient, maxWaitTime: 60 }, { TableName })
}

/** A client with bounded patience: three tries, two seconds to connect, five to answer. */
export async function openDynamoTable(options: {
  endpoint?: string
  region?: string
  tableName: string
}): Promise<Table> {
  const { endpoint, region = 'us-east-1', tableName } = options
  const base = new DynamoDBClient({
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
    ...(endpoint && { endpoint }),
  })
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } })
  if (endpoint) await createTableIfAbsent(client, tableName)
  return makeDynamoTable(client, tableName)
}
