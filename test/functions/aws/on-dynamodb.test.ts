import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTableIfAbsent, makeDynamoClient, makeDynamoTable } from '../../../functions/adapters/dynamodb-table.ts'
import { makeApiDoor } from '../../../functions/aws/api-door.ts'
import { makeSocketDoor } from '../../../functions/aws/socket-door.ts'
import { readCommit } from '../../../functions/core/commit.ts'
import { makeIdentity } from '../../../functions/core/identity.ts'
import { spendInTable } from '../../../functions/core/identity-spend.ts'
import type { Table } from '../../../functions/core/table.ts'
import { makeCloud } from '../../support/cloud.ts'
import { type DynamoServer, hasDynamoServer, startDynamoServer } from '../../support/dynamodb-server.ts'
import { must, openDrill, playShortDrill, seatOf, trainer } from './short-drill.ts'

const can = hasDynamoServer()
let server: DynamoServer
let table: Table
beforeAll(async () => {
  if (!can) return
  server = await startDynamoServer()
  const client = makeDynamoClient({ endpoint: server.endpoint })
  await createTableIfAbsent(client, 'cloud')
  table = makeDynamoTable(client, 'cloud')
})
afterAll(async () => {
  await table?.close()
  await server?.stop()
})

const site = 'https://drill.example'
const context = { awsRequestId: 'request-1' }
const signIn = {
  issuer: 'https://issuer.example',
  clientId: 'client',
  scope: 'openid',
  rolesClaim: 'cognito:groups',
  orgClaim: 'custom:org',
}

async function house(id: string) {
  const cloud = makeCloud({ table })
  await openDrill(cloud, id)
  const product = cloud.process('socket')
  const identity = makeIdentity({ secret: new Uint8Array(32).fill(7), now: cloud.now, spend: spendInTable(table) })
  const door = makeSocketDoor(product, identity, { site, pingEvery: 60_000 })
  const api = makeApiDoor(cloud.process('api'), identity, { site, sockets: 'wss://sockets.example/live', signIn })
  const socket = (routeKey: string, connectionId: string, more: object = {}) =>
    door({ requestContext: { routeKey, connectionId }, ...more }, context)
  const connect = (connectionId: string, ticket: string, headers = {}) =>
    socket('$connect', connectionId, { queryStringParameters: { ticket }, headers })
  const say = (connectionId: string, body: unknown) =>
    socket('$default', connectionId, { body: typeof body === 'string' ? body : JSON.stringify(body) })
  /** An HTTP API event of payload 2.0. */
  async function http(
    method: string,
    path: string,
    more: { headers?: object; body?: unknown; claims?: object; cookies?: string[] } = {},
  ) {
    const event = {
      version: '2.0',
      rawPath: path,
      rawQueryString: '',
      headers: {
        host: 'api.example',
        ...(more.body !== undefined && { 'content-type': 'application/json' }),
        ...more.headers,
      },
      ...(more.cookies && { cookies: more.cookies }),
      ...(more.body !== undefined && { body: JSON.stringify(more.body) }),
      isBase64Encoded: false,
      requestContext: {
        requestId: 'r-1',
        domainName: 'api.example',
        http: { method, path, sourceIp: '192.0.2.1' },
        ...(more.claims && { authorizer: { jwt: { claims: more.claims, scopes: null } } }),
      },
    }
    const answer = await api(event as never, undefined)
    return { ...answer, json: answer.body ? JSON.parse(answer.body as string) : undefined } as {
      statusCode: number
      headers: Record<string, string>
      cookies?: string[]
      json: Record<string, unknown>
    }
  }
  return { cloud, identity, socket, connect, say, http, id }
}

describe.runIf(can)('functions over DynamoDB', () => {
  it('[C11] let a socket in for a ticket, once, from our own pages, and only while the seat is there', async () => {
    const { identity, connect, cloud, id } = await house('drill-sock')
    const ticket = await identity.issueTicket(seatOf('DUTY', id))
    expect(await connect('a', 'forged')).toEqual({ statusCode: 401 })
    expect(await connect('a', ticket, { Origin: 'https://evil.example' })).toEqual({ statusCode: 403 })
    expect(await connect('a', ticket, { Origin: site })).toEqual({ statusCode: 200 })
    expect(await connect('b', ticket)).toEqual({ statusCode: 401 })
    await cloud.ask((it) =>
      must(it.command(trainer, id, { id: 'out-00001', type: 'remove-seat', seat: seatOf('SUM', id).seat })),
    )
    expect(await connect('c', await identity.issueTicket(seatOf('SUM', id)))).toEqual({ statusCode: 403 })
  })

  it('[C11] give all that came since, the time, and who is there; end what talks nonsense; tell staff who left', async () => {
    const { identity, connect, say, socket, cloud, id } = await house('drill-talk')
    await connect('phone', await identity.issueTicket(seatOf('DUTY', id)))
    await connect('room', await identity.issueTicket({ ...trainer, drill: id }))
    await cloud.ask((it) => must(it.command(trainer, id, { id: 'go-00001', type: 'start' })))
    cloud.posts.length = 0
    await say('phone', { since: 0 })
    const { frames } = await cloud.ask((it) => must(it.getFrames(seatOf('DUTY', id), 0)))
    expect(cloud.heard('phone')).toEqual([
      { type: 'frames', frames },
      { type: 'heartbeat', now: cloud.now(), last: frames.length, every: 60_000 },
      { type: 'presence', count: 1 },
    ])
    cloud.posts.length = 0
    await say('phone', { ping: 5 })
    expect(cloud.heard('phone')).toEqual([
      { type: 'heartbeat', now: cloud.now(), last: frames.length, ping: 5, every: 60_000 },
    ])
    await say('room', { since: 1 })
    const commits = cloud.heard('room').flatMap((each) => (each.type === 'commits' ? each.commits : []))
    expect(commits.map(({ n }) => n)[0]).toBe(2)
    expect(cloud.heard('room').at(-1)).toEqual({ type: 'presence', count: 1, seats: [seatOf('DUTY', id).seat] })
    expect(await say('phone', '{"since":-1}')).toEqual({ statusCode: 400 })
    expect(await say('stranger', { since: 0 })).toEqual({ statusCode: 410 })
    expect(cloud.ended).toEqual(['phone', 'stranger'])
    await cloud.pass(11_000)
    cloud.posts.length = 0
    await socket('$disconnect', 'phone')
    expect(cloud.heard('room')).toEqual([{ type: 'presence', count: 0, seats: [] }])
    await socket('$disconnect', 'phone')
  })

  it('[C12] answer an HTTP API event; a ticket says where sockets are', async () => {
    const { http, identity, id } = await house('drill-http')
    expect(await http('GET', '/api/health')).toMatchObject({ statusCode: 200, json: { ok: true } })
    const seat = { authorization: `Bearer ${await identity.issueSeat(seatOf('DUTY', id))}` }
    expect((await http('GET', '/api/seat', { headers: seat })).json).toMatchObject({ status: 'lobby' })
    expect((await http('POST', '/api/tickets', { headers: seat })).json).toMatchObject({
      socket: 'wss://sockets.example/live',
    })
    const wrong = await http('GET', '/api/join/0000000000', { headers: { 'accept-language': 'zh' } })
    expect(wrong).toMatchObject({ statusCode: 404, json: { type: 'urn:sandtable:problem:wrong-code' } })
    expect(wrong.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('[C12] let in staff whom the gateway has verified, by role and organisation of their token', async () => {
    const { http, id } = await house('drill-oidc')
    const open = (claims?: object) => http('POST', '/api/session/oidc', { ...(claims && { claims }) })
    expect(await open()).toMatchObject({ statusCode: 401 })
    expect(await http('POST', '/api/session/oidc', { headers: { authorization: 'Bearer x.y.z' } })).toMatchObject({
      statusCode: 401,
    })
    expect((await open({ 'custom:org': 'banner' })).json.type).toBe('urn:sandtable:problem:no-staff-role')
    expect((await open({ 'cognito:groups': '[trainer]' })).json.type).toBe('urn:sandtable:problem:no-organisation')
    expect((await open({ 'cognito:groups': '[trainer]', 'custom:org': 'a#b' })).statusCode).toBe(403)
    const good = await open({ 'cognito:groups': '[staff manager trainer]', 'custom:org': 'banner', name: '乌兰' })
    expect(good).toMatchObject({ statusCode: 200, json: { role: 'trainer' } })
    const madeForAnother = { 'cognito:groups': '[trainer]', 'custom:org': 'banner', aud: '[a b]', azp: 'another' }
    expect(await open(madeForAnother)).toMatchObject({ statusCode: 401 })
    const cookie = good.cookies?.[0] ?? ''
    expect(cookie).toMatch(/^sandtable=.*HttpOnly; Secure; SameSite=Strict/)
    const cookies = [cookie.split(';')[0] ?? '']
    expect((await http('GET', '/api/session', { cookies })).json).toEqual({
      role: 'trainer',
      name: '乌兰',
      org: 'banner',
    })
    expect((await http('GET', `/api/drills/${id}`, { cookies })).statusCode).toBe(200)
    const other = await open({ 'cognito:groups': '[trainer]', 'custom:org': 'elsewhere' })
    const foreign = [other.cookies?.[0]?.split(';')[0] ?? '']
    expect((await http('GET', `/api/drills/${id}`, { cookies: foreign })).statusCode).toBe(404)
  })

  it('[C12] count wrong codes together, whichever function is asked', async () => {
    const { http, cloud } = await house('drill-gues')
    const guess = () =>
      http('GET', '/api/join/1111111111', { headers: { 'x-forwarded-for': '198.51.100.7, 10.0.0.1' } })
    for (let tries = 0; tries < 30; tries++) expect((await guess()).statusCode).toBe(404)
    const held = await guess()
    expect(held.statusCode).toBe(429)
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0)
    await cloud.pass(600_000)
    expect((await guess()).statusCode).toBe(404)
  })

  it('[C13] advance one drill ten at once: each commit has one winner, and nothing is lost or doubled', async () => {
    const cloud = makeCloud({ table })
    await openDrill(cloud, 'drill-race')
    await cloud.ask((it) => must(it.command(trainer, 'drill-race', { id: 'go-00001', type: 'start' })))
    const sent = Array.from({ length: 40 }, (_, index) => `note-${String(index).padStart(4, '0')}`)
    for (const id of sent)
      await cloud.ask((it) =>
        must(it.act(seatOf('DUTY', 'drill-race'), { id, form: 'note', to: [], fields: { content: id } })),
      )
    const ten = Array.from({ length: 10 }, () => cloud.boot('mail').product)
    await Promise.all(ten.map((product) => product.advance('drill-race')))
    const commits = (await table.query('DRILL#drill-race', { prefix: 'LOG#' })).map(readCommit)
    expect(commits.map(({ n }) => n)).toEqual(commits.map((_, index) => index + 1))
    const taken = (await cloud.log('drill-race')).flatMap((entry) =>
      entry.type === 'action-taken' ? [entry.action] : [],
    )
    expect(taken.sort()).toEqual(sent)
    expect(await table.query('INBOX#drill-race#0', { prefix: 'CMD#' })).toEqual([])
  })

  it('[C13] play the short drill to the same log as in memory', async () => {
    const cloud = makeCloud({ table })
    await playShortDrill(cloud, 'drill-0001')
    const memory = makeCloud()
    await playShortDrill(memory, 'drill-0001')
    expect(await cloud.log('drill-0001')).toEqual(await memory.log('drill-0001'))
  })
})
