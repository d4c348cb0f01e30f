import type { SocketMessage } from '../../engine/contract.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { packItem } from '../../functions/adapters/packed-item.ts'
import { makeSocketDoor } from '../../functions/aws/socket-door.ts'
import { makeIdentity } from '../../functions/core/identity.ts'
import { spendInTable } from '../../functions/core/identity-spend.ts'
import type { Item, Table } from '../../functions/core/table.ts'
import { must, trainer } from '../functions/aws/short-drill.ts'
import { makeCloud } from '../support/cloud.ts'
import { type Reference, reference, referenceAction, referenceSource } from './reference-scenario.ts'

/** How much of everything a drill used, as AWS bills it. */
export interface Usage {
  readonly http: number
  readonly calls: Readonly<Record<'api' | 'socket' | 'mail' | 'alarm' | 'sweep', number>>
  /** Calls that each function made itself: to the table, to sockets, to the queue. */
  readonly trips: Readonly<Record<string, number>>
  /** Wall ms that each function slept, waiting for its millisecond or for company. */
  readonly slept: Readonly<Record<string, number>>
  readonly writes: number
  readonly writeUnits: number
  readonly reads: number
  readonly readUnits: number
  readonly streamReads: number
  readonly messages: number
  /** Pings among them; each has an answer. */
  readonly pings: number
  /** What the functions themselves wrote. */
  readonly logLines: number
  readonly logBytes: number
  readonly connectionMinutes: number
  readonly queueCalls: number
  readonly storedBytes: number
  readonly socketBytes: number
  readonly httpBytes: number
}

/** Bytes of an item as the DynamoDB table stores it. */
function storedBytes(item: Item | undefined): number {
  if (!item) return 0
  const { packed, ...bare } = packItem(item)
  return Buffer.byteLength(JSON.stringify(bare)) + (packed instanceof Uint8Array ? packed.length : 0)
}

/** A table that keeps DynamoDB's bill: a write unit for each begun KB, once more for each index; a read unit for each 4 KB. */
function makeBilled(table: Table) {
  const bill = { writes: 0, writeUnits: 0, reads: 0, readUnits: 0, mail: 0 }
  const write = (item: Item | undefined) => {
    const indexes = Number(item?.livePk !== undefined) + Number(item?.orgPk !== undefined)
    bill.writes += 1
    bill.writeUnits += Math.max(1, Math.ceil(storedBytes(item) / 1024)) * (1 + indexes)
  }
  const read = (found: readonly (Item | undefined)[], share = 1) => {
    bill.reads += 1
    const bytes = found.reduce((sum, item) => sum + storedBytes(item), 0)
    bill.readUnits += Math.max(1, Math.ceil(bytes / 4096)) * share
  }
  const billed: Table = {
    async get(pk, sk) {
      const found = await table.get(pk, sk)
      read([found])
      return found
    },
    async query(...of) {
      const found = await table.query(...of)
      read(found)
      return found
    },
    async list(...of) {
      const found = await table.list(...of)
      read(found, 0.5)
      return found
    },
    async put(item, condition) {
      const put = await table.put(item, condition)
      write(item)
      if (put.ok && item.sk.startsWith('CMD#')) bill.mail += 1
      return put
    },
    async remove(pk, sk) {
      write(await table.get(pk, sk))
      await table.remove(pk, sk)
    },
    close: () => table.close(),
  }
  return { billed, bill }
}

const answerHeaders = 600

/** Plays the reference drill through the functions themselves, on a clock that runs as fast as they do, and counts. */
export async function countReference(how: Reference = reference): Promise<Usage> {
  const store = makeMemoryTable()
  const { billed, bill } = makeBilled(store)
  const cloud = makeCloud({ table: billed, sweepEvery: 60_000 })
  const id = 'drill-reference'
  const minute = 60_000
  let sockets = 0
  let messagesIn = 0
  await cloud.ask((it) => must(it.putScenario(trainer, JSON.stringify(referenceSource(how)))))
  const { joinCode } = await cloud.ask((it) => must(it.createDrill(trainer, { id, scenario: 'reference', rate: 1 })))

  const product = cloud.process('socket')
  /** Bytes that answers take, each with its headers. */
  let httpBytes = 0
  const ask: typeof cloud.ask = async (what) => {
    const value = await cloud.ask(what)
    httpBytes += answerHeaders + Buffer.byteLength(JSON.stringify(value) ?? '')
    return value
  }
  const identity = makeIdentity({
    secret: new Uint8Array(32).fill(7),
    now: cloud.now,
    spend: spendInTable(billed),
  })
  const door = makeSocketDoor(product, identity, { site: 'https://drill.example', pingEvery: how.pingMs })
  const socket = async (routeKey: string, connectionId: string, more: object = {}) => {
    sockets += 1
    return door({ requestContext: { routeKey, connectionId }, ...more }, { awsRequestId: 'r' })
  }
  const say = async (connection: string, body: object) => {
    messagesIn += 1
    await socket('$default', connection, { body: JSON.stringify(body) })
  }

  // Everybody looks at the code, joins, reads the own view, asks for a ticket, connects and asks for all.
  const seats = []
  for (let index = 0; index < how.cadres; index++) {
    const seat = { kind: 'seat', drill: id, seat: `seat-${String(index).padStart(4, '0')}` } as const
    await ask((it) => it.joinInfo(joinCode))
    await ask((it) => must(it.join(joinCode, { id: seat.seat, name: `P${index}`, role: `R${index % 10}` })))
    await ask((it) => must(it.getSeat(seat)))
    cloud.runs.api = (cloud.runs.api ?? 0) + 1
    await socket('$connect', seat.seat, {
      queryStringParameters: { ticket: await identity.issueTicket(seat) },
    })
    await say(seat.seat, { since: 0 })
    seats.push(seat)
    await cloud.pass(2000)
  }
  cloud.runs.api = (cloud.runs.api ?? 0) + 1
  await socket('$connect', 'room', {
    queryStringParameters: { ticket: await identity.issueTicket({ ...trainer, drill: id }) },
  })
  await say('room', { since: 0 })
  await ask((it) => must(it.command(trainer, id, { id: 'start-0001', type: 'start' })))

  // Each minute: everybody opens what has come, and acts now and then; each at a second of his own. Who has heard nothing
  // for so long pings.
  const fresh = new Map<string, Set<number>>()
  const heard = new Map<string, number>()
  let pings = 0
  let read = 0
  const readPosts = () => {
    for (const { connection, text, at } of cloud.posts.slice(read)) {
      heard.set(connection, at)
      const message = JSON.parse(text) as SocketMessage
      const frames = message.type === 'frames' ? message.frames : []
      const to = fresh.get(connection) ?? new Set()
      for (const { k, type } of frames) if (type === 'inject' || type === 'message') to.add(k)
      fresh.set(connection, to)
    }
    read = cloud.posts.length
  }
  const ping = async () => {
    for (const [connection, last] of heard) {
      if (cloud.now() - last < how.pingMs) continue
      pings += 1
      await say(connection, { ping: cloud.now() })
    }
    readPosts()
  }
  const everyMinutes = how.minutes / how.actions
  for (let at = 0; at < how.minutes; at++) {
    for (const [index, seat] of seats.entries()) {
      await cloud.pass(minute / how.cadres)
      readPosts()
      await ping()
      const unread = fresh.get(seat.seat) ?? new Set()
      fresh.delete(seat.seat)
      for (const k of unread) await ask((it) => must(it.seen(seat, k)))
      if ((at + index) % everyMinutes < 1)
        await ask((it) => must(it.act(seat, referenceAction(`act-${String(at).padStart(4, '0')}`, index))))
    }
  }
  await ask((it) => must(it.command(trainer, id, { id: 'end-00001', type: 'end' })))
  await cloud.pass(2 * minute)
  for (const { seat } of seats) await socket('$disconnect', seat)
  await socket('$disconnect', 'room')
  // The manager reads the review once, in five calls.
  for (let calls = 0; calls < 5; calls++) await ask((it) => it.getReview(trainer, id))

  const items = await Promise.all([`DRILL#${id}`, `INBOX#${id}#0`].map((pk) => store.query(pk, { prefix: '' })))
  const messagesOut = cloud.posts.reduce((sum, { text }) => sum + Math.ceil(Buffer.byteLength(text) / 32_768), 0)
  const { api = 0, mail = 0, alarm = 0, sweep = 0 } = cloud.runs
  return {
    http: api,
    calls: { api, socket: sockets, mail, alarm, sweep },
    trips: cloud.trips,
    slept: cloud.slept,
    ...bill,
    // Lambda looks four times a second, while it is the only drill: those reads are free of charge for Lambda's own triggers.
    streamReads: 0,
    messages: messagesIn + messagesOut,
    connectionMinutes: (how.cadres + 1) * (how.minutes + 4),
    queueCalls: alarm * 3,
    pings,
    logLines: cloud.lines.length,
    logBytes: cloud.lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0),
    storedBytes: items.flat().reduce((sum, item) => sum + storedBytes(item), 0),
    socketBytes: cloud.posts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    httpBytes,
  }
}
