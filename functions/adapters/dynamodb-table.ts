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
import type { IndexName, Item, Table } from '../core/table.ts'
import { itemText, keyFits, numberOf } from './item-text.ts'
import { type Bounds, boundsOf, boundsOfPage } from './key-range.ts'
import { packItem, unpackItem } from './packed-item.ts'

// Every number is a JavaScript number, as in JSON: neither refused for its size nor handed back as a bigint.
const plainNumbers = { wrapNumbers: Number }
const indexKeys = { live: ['livePk', 'liveSk'], org: ['orgPk', 'orgSk'] } as const

/**
 * The table on DynamoDB, or on whatever speaks its protocol: plain conditional puts and queries only. A lost condition
 * is an answer, any other failure throws. A put that was repeated (by the SDK or by the caller) after its answer got
 * lost may look lost although its first try won: `existing` is then the very item that was put.
 */
export function makeDynamoTable(client: DynamoDBDocumentClient, tableName: string): Table {
  async function pages(input: Omit<QueryCommandInput, 'TableName'>, limit = Number.POSITIVE_INFINITY): Promise<Item[]> {
    const found: Item[] = []
    let from: QueryCommandInput['ExclusiveStartKey']
    while (found.length < limit) {
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          ...input,
          ...(Number.isFinite(limit) && { Limit: limit - found.length }),
          ...(from && { ExclusiveStartKey: from }),
        }),
      )
      found.push(...(page.Items ?? []).map(unpackItem))
      from = page.LastEvaluatedKey
      if (!from) break
    }
    return found
  }

  return {
    get: async (pk, sk) => {
      if (!keyFits(pk) || !keyFits(sk)) return undefined
      const found = await client.send(new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }))
      return found.Item && unpackItem(found.Item)
    },

    query: async (pk, range, { reverse = false, limit } = {}) => {
      const bounds = boundsOf(range)
      if (!bounds || !keyFits(pk)) return []
      return pages({ ...within('pk', pk, 'sk', bounds), ConsistentRead: true, ScanIndexForward: !reverse }, limit)
    },

    put: async (item, condition) => {
      const kept = JSON.parse(itemText(item)) as Item
      try {
        await client.send(new PutCommand({ TableName: tableName, Item: packItem(kept), ...clauseOf(kept, condition) }))
        return { ok: true }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return error.Item ? { ok: false, existing: unpackItem(unmarshall(error.Item, plainNumbers)) } : { ok: false }
      }
    },

    remove: async (pk, sk) => {
      if (!keyFits(pk) || !keyFits(sk)) return
      await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }))
    },

    list: async (index: IndexName, pk, { reverse = false, limit, after } = {}) => {
      if (!keyFits(pk)) return []
      const keys = within(...indexHash(index, pk), boundsOfPage(after, reverse))
      return pages({ IndexName: index, ...keys, ScanIndexForward: !reverse }, limit)
    },

    close: async () => client.destroy(),
  }
}

const indexHash = (index: IndexName, pk: string) => [indexKeys[index][0], pk, indexKeys[index][1]] as const

/** A put's condition; the one that lost comes back with what stands there. */
function clauseOf(item: Item, condition: Parameters<Table['put']>[1]) {
  if (!condition) return {}
  const told = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const
  if ('ifAbsent' in condition) return { ConditionExpression: 'attribute_not_exists(pk)', ...told }
  return {
    ConditionExpression: 'attribute_not_exists(#n) OR #n < :n',
    ExpressionAttributeNames: { '#n': 'n' },
    ExpressionAttributeValues: { ':n': numberOf(item) },
    ...told,
  }
}

/** One partition and, as DynamoDB allows it, at most one condition on its sort key. */
function within(pkName: string, pk: string, skName: string, { low, high, below }: Bounds) {
  const clause =
    low !== undefined && high !== undefined
      ? 'BETWEEN :low AND :high'
      : low !== undefined
        ? '>= :low'
        : high !== undefined
          ? '<= :high'
          : below !== undefined && '< :below'
  return {
    KeyConditionExpression: clause ? `${pkName} = :pk AND ${skName} ${clause}` : `${pkName} = :pk`,
    ExpressionAttributeValues: {
      ':pk': pk,
      ...(low !== undefined && { ':low': low }),
      ...(high !== undefined && { ':high': high }),
      ...(below !== undefined && { ':below': below }),
    },
  }
}

/** Creates the table with its two indexes, paid by use, unless it is there; settles when it can be used. */
export async function createTableIfAbsent(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  const names = ['pk', 'sk', ...indexKeys.live, ...indexKeys.org]
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        KeySchema: keys('pk', 'sk'),
        GlobalSecondaryIndexes: Object.entries(indexKeys).map(([index, [hash, range]]) => ({
          IndexName: index,
          KeySchema: keys(hash, range),
          Projection: { ProjectionType: 'ALL' as const },
        })),
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  // The document client is a DynamoDB client with another type: it passes the waiter's call on as it is.
  await waitUntilTableExists({ client: client as unknown as DynamoDBClient, maxWaitTime: 60 }, { TableName: tableName })
}

/** A client with bounded patience: four tries, each 2 s (wall) to connect and 4 s (or `answerMs`) to answer. */
export function makeDynamoClient(
  options: { readonly endpoint?: string; readonly region?: string; readonly answerMs?: number } = {},
): DynamoDBDocumentClient {
  const { endpoint, region, answerMs = 4000 } = options
  const client = new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 2000, requestTimeout: answerMs, throwOnRequestTimeout: true },
    ...(region && { region }),
    // A server of one's own needs no region, but the signature does.
    ...(endpoint && { endpoint, region: region ?? 'us-east-1' }),
  })
  // A copy: the document client writes into the options it is given.
  const unmarshallOptions = { ...plainNumbers }
  return DynamoDBDocumentClient.from(client, { marshallOptions: { allowImpreciseNumbers: true }, unmarshallOptions })
}

/** Opens the table; on a server of one's own (an `endpoint`) it is created when absent, on AWS the stack has made it. */
export async function openDynamoTable(options: {
  readonly endpoint?: string
  readonly region?: string
  readonly tableName: string
}): Promise<Table> {
  const client = makeDynamoClient(options)
  if (options.endpoint) await createTableIfAbsent(client, options.tableName)
  return makeDynamoTable(client, options.tableName)
}
