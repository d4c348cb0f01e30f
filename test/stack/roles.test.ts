import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { allows, type Statement } from './iam.ts'
import { type Lambda, makeLambda } from './lambda.ts'
import { type Stack, startStack } from './stack.ts'

describe('what a role may do', () => {
  const may = (statement: Partial<Statement>, ask: Partial<Parameters<typeof allows>[1]> = {}) =>
    allows([{ Effect: 'Allow', Action: 's:Get', Resource: 'arn:a:b', ...statement }], {
      action: 's:Get',
      resource: 'arn:a:b',
      ...ask,
    })

  it('[C23] is what a statement allows and none denies, by action, resource and every condition', () => {
    expect(may({})).toBe(true)
    expect(may({}, { action: 's:Put' })).toBe(false)
    expect(may({ Action: ['s:G*'] }, { action: 's:GetMore' })).toBe(true)
    expect(may({}, { resource: 'arn:a:b/index/c' })).toBe(false)
    expect(may({ Resource: 'arn:a:*' }, { resource: 'arn:a:b/index/c' })).toBe(true)
    const keys = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DRILL#*'] } }
    expect(may({ Condition: keys }, { context: { 'dynamodb:leadingkeys': ['DRILL#1'] } })).toBe(true)
    expect(may({ Condition: keys }, { context: { 'dynamodb:leadingkeys': ['DRILL#1', 'SECRET'] } })).toBe(false)
    const deny: Statement = { Effect: 'Deny', Action: '*', Resource: '*' }
    expect(allows([{ Effect: 'Allow', Action: '*', Resource: '*' }, deny], { action: 'a:b', resource: 'c' })).toBe(
      false,
    )
    expect(() => may({ Condition: { NumericLessThan: { x: '1' } } })).toThrow('does not know the condition')
    expect(() => may({ NotAction: 's:*' } as never)).toThrow('does not know NotAction')
  })
})

const can = hasDynamoServer()
describe.runIf(can)('a function that tries more', { timeout: 60_000 }, () => {
  let stack: Stack
  const rogues: Lambda[] = []
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-rogue-'))
  beforeAll(async () => {
    stack = await startStack()
    symlinkSync(fileURLToPath(new URL('rogue.mjs', import.meta.url)), join(folder, 'index.mjs'))
  })
  afterAll(async () => {
    for (const each of rogues) await each.stop()
    await stack?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A process with the role, the key and the variables of a function of the stack, but other code. */
  function inTheRoleOf(name: string, Timeout = 10): Lambda {
    const { id } = stack.function(name)
    const resource = stack.template.byId(id)
    const rogue = makeLambda({
      resource: { ...resource, properties: { ...resource.properties, Timeout } },
      template: { ...stack.template, asset: () => folder },
      variables: () => ({}),
      most: 1,
    })
    rogues.push(rogue)
    return rogue
  }
  const item = (action: string, pk: string, more: object = {}) => ({
    url: stack.store.url,
    target: `DynamoDB_20120810.${action}`,
    body: { TableName: stack.tableName, Key: { pk: { S: pk }, sk: { S: 'x' } }, ...more },
  })
  const query = (pk: string, more: object = {}) => ({
    url: stack.store.url,
    target: 'DynamoDB_20120810.Query',
    body: {
      TableName: stack.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ...more,
    },
  })
  const put = (pk: string) => item('PutItem', pk, { Key: undefined, Item: { pk: { S: pk }, sk: { S: 'x' } } })

  it('[C24] is denied what its role does not allow, and only that', async () => {
    const index = (IndexName: string, name: string) =>
      query('', {
        IndexName,
        KeyConditionExpression: `${name} = :pk`,
        ExpressionAttributeValues: { ':pk': { S: 'x' } },
      })
    const send = {
      url: stack.queues.url,
      target: 'AmazonSQS.SendMessage',
      body: {
        QueueUrl: stack.queues.all.find(({ deadLetters }) => deadLetters)?.name,
        MessageBody: '{}',
        DelaySeconds: 900,
      },
    }
    const socket = { url: `${stack.socketApi.url}/live/@connections/none` }
    const tries = {
      ownScenario: item('GetItem', 'SCENARIO#x'),
      putScenario: put('SCENARIO#x'),
      secret: item('GetItem', 'SECRET'),
      drill: item('GetItem', 'DRILL#x'),
      putDrill: put('DRILL#x'),
      remove: item('DeleteItem', 'SCENARIO#x'),
      query: query('SCENARIO#x'),
      scan: item('Scan', 'x', { Key: undefined }),
      live: index('live', 'livePk'),
      send,
      socket,
    }
    const seed = await inTheRoleOf('seed').invoke(tries)
    expect(seed).toMatchObject({ ok: true })
    expect(seed.ok && seed.payload).toEqual({
      ownScenario: '200 let through',
      putScenario: '200 let through',
      secret: '400 denied',
      drill: '400 denied',
      putDrill: '400 denied',
      remove: '400 denied',
      query: '400 denied',
      scan: '400 denied',
      live: '400 denied',
      send: '403 denied',
      socket: '403 denied',
    })
    const sweep = await inTheRoleOf('sweep').invoke(tries)
    expect(sweep.ok && sweep.payload).toEqual({
      ownScenario: '200 let through',
      putScenario: '200 let through',
      secret: '400 denied',
      drill: '200 let through',
      putDrill: '200 let through',
      remove: '200 let through',
      query: '200 let through',
      scan: '400 denied',
      live: '200 let through',
      send: '200 let through',
      socket: '410 let through',
    })
    const socketRole = await inTheRoleOf('socket').invoke({ put: put('DRILL#x'), get: item('GetItem', 'DRILL#x') })
    expect(socketRole.ok && socketRole.payload).toEqual({ put: '400 denied', get: '200 let through' })
    // Every refusal was seen at the gate; no function of the product was among them.
    expect(new Set(stack.gate.denied.map((call) => call.function)).size).toBe(3)
  })

  it('[C25] is ended at its time limit, and its failure is told; the next call finds a process again', async () => {
    const rogue = inTheRoleOf('seed', 1)
    expect(await rogue.invoke({ fail: 'no' })).toMatchObject({ ok: false, error: { errorMessage: 'no' } })
    expect(await rogue.invoke({ wait: 5000 })).toMatchObject({
      ok: false,
      error: { errorMessage: 'Task timed out after 1.00 seconds' },
    })
    expect(await rogue.invoke({})).toEqual({ ok: true, payload: {} })
    const dying = rogue.invoke({ wait: 5000 })
    setTimeout(() => rogue.kill(), 100)
    expect(await dying).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } })
    expect(await rogue.invoke({ big: undefined, text: 'x'.repeat(7_000_000) })).toMatchObject({
      ok: false,
      error: { errorType: 'RequestTooLarge' },
    })
  })
})
