import { ConditionalCheckFailedException, CreateTableCommand, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTableIfAbsent, makeDynamoClient, makeDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import type { Item } from '../../functions/core/table.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

const client = makeDynamoClient({ region: 'eu-central-1' })
const mock = mockClient(client)
const table = makeDynamoTable(client, 'drills')
const asked = () => mock.calls().map(({ args }) => args[0].input)
const lost = (item?: Item) =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata: {},
    ...(item && { Item: marshall(item, { allowImpreciseNumbers: true }) }),
  })

beforeEach(() => {
  mock.reset()
  mock.onAnyCommand().resolves({})
})

describe('what the DynamoDB table asks for', () => {
  it('[K10] gets and removes by the two keys, reading what is newest', async () => {
    await table.get('DRILL#1', 'META')
    await table.remove('DRILL#1', 'META')
    expect(mock.commandCalls(GetCommand)).toHaveLength(1)
    expect(mock.commandCalls(DeleteCommand)).toHaveLength(1)
    expect(asked()).toEqual([
      { TableName: 'drills', Key: { pk: 'DRILL#1', sk: 'META' }, ConsistentRead: true },
      { TableName: 'drills', Key: { pk: 'DRILL#1', sk: 'META' } },
    ])
  })

  it('[K10] puts under one condition, and wants to be told what stands there if it loses', async () => {
    const item = { pk: 'P', sk: 'A', n: 7, gone: undefined }
    const Item = { pk: 'P', sk: 'A', n: 7 }
    await table.put(item)
    await table.put(item, { ifAbsent: true })
    await table.put(item, { ifNewer: 'n' })
    expect(mock.commandCalls(PutCommand)).toHaveLength(3)
    expect(asked()).toEqual([
      { TableName: 'drills', Item },
      {
        TableName: 'drills',
        Item,
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
      {
        TableName: 'drills',
        Item,
        ConditionExpression: 'attribute_not_exists(#n) OR #n < :n',
        ExpressionAttributeNames: { '#n': 'n' },
        ExpressionAttributeValues: { ':n': 7 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })

  it('[K10] queries consistently, with at most one condition on the sort key', async () => {
    const base = { TableName: 'drills', ConsistentRead: true, ScanIndexForward: true }
    await table.query('P', {})
    await table.query('P', { prefix: 'LOG#', after: 'LOG#000041' })
    await table.query('P', { from: 'B' }, { reverse: true, limit: 3 })
    await table.query('P', { to: 'B' })
    expect(asked()).toEqual([
      { ...base, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'P' } },
      {
        ...base,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
        ExpressionAttributeValues: { ':pk': 'P', ':low': 'LOG#000041\u0001', ':high': 'LOG#\u{10FFFF}' },
      },
      {
        ...base,
        ScanIndexForward: false,
        Limit: 3,
        KeyConditionExpression: 'pk = :pk AND sk >= :low',
        ExpressionAttributeValues: { ':pk': 'P', ':low': 'B' },
      },
      {
        ...base,
        KeyConditionExpression: 'pk = :pk AND sk <= :high',
        ExpressionAttributeValues: { ':pk': 'P', ':high': 'B' },
      },
    ])
  })

  it('[K10] asks nothing at all where nothing can be found', async () => {
    await table.query('P', { from: 'B', to: 'A' })
    await table.query('P', {}, { limit: 0 })
    await table.get('P', '')
    await table.get('x'.repeat(5000), 'A')
    await table.remove('', 'A')
    expect(asked()).toEqual([])
  })

  it('[K10] lists by an index, which cannot be read consistently, from either end', async () => {
    await table.list('live', 'live')
    await table.list('org', 'drills#a', { after: '5' })
    await table.list('org', 'drills#a', { after: '5', reverse: true, limit: 2 })
    expect(asked()).toEqual([
      {
        TableName: 'drills',
        IndexName: 'live',
        KeyConditionExpression: 'livePk = :pk',
        ExpressionAttributeValues: { ':pk': 'live' },
        ScanIndexForward: true,
      },
      {
        TableName: 'drills',
        IndexName: 'org',
        KeyConditionExpression: 'orgPk = :pk AND orgSk >= :low',
        ExpressionAttributeValues: { ':pk': 'drills#a', ':low': '5\u0001' },
        ScanIndexForward: true,
      },
      {
        TableName: 'drills',
        IndexName: 'org',
        KeyConditionExpression: 'orgPk = :pk AND orgSk < :below',
        ExpressionAttributeValues: { ':pk': 'drills#a', ':below': '5' },
        ScanIndexForward: false,
        Limit: 2,
      },
    ])
  })

  it('[K10] follows pages, empty ones too, to the end or to the limit, asking for no more than it still needs', async () => {
    const page = (...sks: string[]) => ({
      Items: sks.map((sk) => ({ pk: 'P', sk })),
      LastEvaluatedKey: { pk: 'P', sk: sks.at(-1) },
    })
    const answers = () =>
      mock
        .on(QueryCommand)
        .resolvesOnce(page('A', 'B'))
        .resolvesOnce({ Items: [], LastEvaluatedKey: { pk: 'P', sk: 'C' } })
        .resolvesOnce(page('D'))
        .resolves({ Items: [{ pk: 'P', sk: 'E' }] })
    answers()
    expect((await table.query('P', {})).map(({ sk }) => sk)).toEqual(['A', 'B', 'D', 'E'])
    expect(mock.commandCalls(QueryCommand).map(({ args }) => args[0].input.ExclusiveStartKey?.sk)).toEqual([
      undefined,
      'B',
      'C',
      'D',
    ])
    mock.reset()
    answers()
    expect((await table.query('P', {}, { limit: 3 })).map(({ sk }) => sk)).toEqual(['A', 'B', 'D'])
    expect(mock.commandCalls(QueryCommand).map(({ args }) => args[0].input.Limit)).toEqual([3, 1, 1])
  })

  it('[K10] creates the table with its keys and its two indexes, paid by use', async () => {
    mock.onAnyCommand().resolves({ Table: { TableStatus: 'ACTIVE' } })
    await createTableIfAbsent(client, 'drills')
    const index = (IndexName: string) => ({
      IndexName,
      KeySchema: [
        { AttributeName: `${IndexName}Pk`, KeyType: 'HASH' },
        { AttributeName: `${IndexName}Sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })
    expect(asked()[0]).toEqual({
      TableName: 'drills',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'livePk', 'liveSk', 'orgPk', 'orgSk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index('live'), index('org')],
    })
  })

  it('[K10] takes a table that is already there as made, and any other refusal as a failure', async () => {
    mock.onAnyCommand().resolves({ Table: { TableStatus: 'ACTIVE' } })
    mock.on(CreateTableCommand).rejectsOnce(new ResourceInUseException({ message: 'exists', $metadata: {} }))
    await createTableIfAbsent(client, 'drills')
    mock.on(CreateTableCommand).rejects(new Error('not allowed'))
    await expect(createTableIfAbsent(client, 'drills')).rejects.toThrow('not allowed')
  })
})

describe('what the DynamoDB table makes of a failure', () => {
  it('[K11] takes a lost condition as an answer, with what stands there when it is told', async () => {
    const standing = { pk: 'P', sk: 'A', n: 2 ** 60, by: '值班员', list: [1, { deep: null }] }
    mock.on(PutCommand).rejectsOnce(lost(standing)).rejectsOnce(lost())
    expect(await table.put({ pk: 'P', sk: 'A' }, { ifAbsent: true })).toEqual({ ok: false, existing: standing })
    expect(await table.put({ pk: 'P', sk: 'A' }, { ifAbsent: true })).toEqual({ ok: false })
  })

  it.each(['ProvisionedThroughputExceededException', 'TimeoutError', 'InternalServerError', 'AccessDeniedException'])(
    '[K11] lets any other failure of any call through: %s',
    async (name) => {
      const failure = Object.assign(new Error('no'), { name })
      mock.onAnyCommand().rejects(failure)
      await expect(table.put({ pk: 'P', sk: 'A' })).rejects.toThrow(failure)
      await expect(table.put({ pk: 'P', sk: 'A' }, { ifAbsent: true })).rejects.toThrow(failure)
      await expect(table.get('P', 'A')).rejects.toThrow(failure)
      await expect(table.query('P', {})).rejects.toThrow(failure)
      await expect(table.list('live', 'live')).rejects.toThrow(failure)
      await expect(table.remove('P', 'A')).rejects.toThrow(failure)
    },
  )

  it('[K11] fails on the page that failed, and gives no half of a range', async () => {
    mock
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ pk: 'P', sk: 'A' }], LastEvaluatedKey: { pk: 'P', sk: 'A' } })
      .rejects(new Error('second page'))
    await expect(table.query('P', {})).rejects.toThrow('second page')
  })

  it('[K11] shows a caller who repeats a put that had happened after all that the item standing there is its own', async () => {
    const item = { pk: 'DRILL#1', sk: 'LOG#000007', n: 7, entries: [{ type: 'answered', text: '已上报' }] }
    mock
      .on(PutCommand)
      .rejectsOnce(Object.assign(new Error('no answer'), { name: 'TimeoutError' }))
      .rejects(lost(item))
    await expect(table.put(item, { ifAbsent: true })).rejects.toThrow('no answer')
    expect(await table.put(item, { ifAbsent: true })).toEqual({ ok: false, existing: item })
  })
})
