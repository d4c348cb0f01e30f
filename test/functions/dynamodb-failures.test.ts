import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTableIfAbsent, makeDynamoClient, makeDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import { type DynamoServer, hasDynamoServer, startDynamoServer } from '../support/dynamodb-server.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
process.env.AWS_ACCESS_KEY_ID ??= 'local'
process.env.AWS_SECRET_ACCESS_KEY ??= 'local'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => unknown
const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A server that answers the nth request with the nth answer, the last one for ever, and a table that talks to it. */
async function makeServer(...answers: Answer[]) {
  let requests = 0
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(requests++, answers.length - 1)]
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    await answer?.(request, response, Buffer.concat(chunks).toString())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = makeDynamoClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerMs: 300,
  })
  open.push(() => {
    client.destroy()
    server.closeAllConnections()
    server.close()
  })
  return { tableAs: (name: string) => makeDynamoTable(client, name), requests: () => requests }
}

const says =
  (status: number, body: object): Answer =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
const refuses = (name: string) =>
  says(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'The level of throughput was exceeded' })
const item = { Item: { pk: { S: 'P' }, sk: { S: 'A' } } }

describe('a DynamoDB that fails', () => {
  it('[K11] is asked again when it throttles, and answers in the end', async () => {
    const slow = refuses('ProvisionedThroughputExceededException')
    const { tableAs, requests } = await makeServer(slow, slow, says(200, item))
    expect(await tableAs('t').get('P', 'A')).toEqual({ pk: 'P', sk: 'A' })
    expect(requests()).toBe(3)
  })

  it('[K11] is given up after four tries when it throttles for ever', async () => {
    const { tableAs, requests } = await makeServer(refuses('ThrottlingException'))
    await expect(tableAs('t').put({ pk: 'P', sk: 'A' })).rejects.toMatchObject({ name: 'ThrottlingException' })
    expect(requests()).toBe(4)
  })

  it('[K11] is not asked again when it says the request is wrong, or when a condition lost', async () => {
    const wrong = await makeServer(refuses('ValidationException'))
    await expect(wrong.tableAs('t').get('P', 'A')).rejects.toMatchObject({ name: 'ValidationException' })
    expect(wrong.requests()).toBe(1)
    const lost = await makeServer(refuses('ConditionalCheckFailedException'))
    expect(await lost.tableAs('t').put({ pk: 'P', sk: 'A' }, { ifAbsent: true })).toEqual({ ok: false })
    expect(lost.requests()).toBe(1)
  })

  it('[K11] is asked again when it hangs, and given up with an error when it hangs for ever', async () => {
    const hangs: Answer = () => {}
    const slow = await makeServer(hangs, says(200, item))
    expect(await slow.tableAs('t').get('P', 'A')).toEqual({ pk: 'P', sk: 'A' })
    const ever = await makeServer(hangs)
    await expect(ever.tableAs('t').get('P', 'A')).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(ever.requests()).toBe(4)
  })
})

describe.skipIf(!hasDynamoServer())('a DynamoDB whose answer gets lost on the way', () => {
  let dynamo: DynamoServer
  beforeAll(async () => {
    dynamo = await startDynamoServer()
  })
  afterAll(() => dynamo?.stop())

  const forward = (request: IncomingMessage, body: string) => {
    const kept = ['x-amz-target', 'content-type', 'authorization', 'x-amz-date']
    const headers = kept.map((name) => [name, String(request.headers[name])] as [string, string])
    return fetch(dynamo.endpoint, { method: 'POST', headers, body })
  }
  const passes: Answer = async (request, response, body) => {
    const answer = await forward(request, body)
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await answer.text())
  }
  const passesAndHangsUp: Answer = async (request, response, body) => {
    await (await forward(request, body)).text()
    response.destroy()
  }

  it('[K11] shows a put that was repeated under way the very item it had put', async () => {
    const name = `sandtable-${randomUUID()}`
    const maker = makeDynamoClient({ endpoint: dynamo.endpoint })
    await createTableIfAbsent(maker, name)
    maker.destroy()
    const { tableAs, requests } = await makeServer(passesAndHangsUp, passes)
    const table = tableAs(name)
    const commit = { pk: 'DRILL#1', sk: 'LOG#000001', n: 1, entries: [{ text: '已上报' }] }
    expect(await table.put(commit, { ifAbsent: true })).toEqual({ ok: false, existing: commit })
    expect(requests()).toBe(2)
    expect(await table.query('DRILL#1', {})).toEqual([commit])
  })
})
