import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer, DrillAnswer, FramesAnswer } from '../../engine/contract.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { openDynamoTable } from '../../functions/adapters/dynamodb-table.ts'
import { openLmdbTable } from '../../functions/adapters/lmdb-table.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import type { Table } from '../../functions/core/table.ts'
import { makeProduct } from '../../functions/serve/product.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { join, makeClient, signIn } from '../support/client.ts'
import { makeCountingTable } from '../support/counting-table.ts'
import { hasDynamoServer, startDynamoServer } from '../support/dynamodb-server.ts'
import { makeFakeTime } from '../support/fake-time.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const trainer = { kind: 'staff', org: 'local', role: 'trainer', name: 'T' } as const
const stranger = { ...trainer, org: 'elsewhere' }
const scenario = 'grassland-fire'

function open(table: Table, time = makeFakeTime()) {
  const errors: unknown[] = []
  const { table: counted, idle } = makeCountingTable(table)
  const product = makeProduct({
    table: counted,
    now: time.now,
    after: time.after,
    joinUrl: (code) => code,
    onError: (error) => errors.push(error),
  })
  const { useCases } = product
  const must = async <T>(asked: Promise<{ ok: true; value: T } | { ok: false; reason: string }>): Promise<T> => {
    const done = await asked
    if (!done.ok) throw new Error(done.reason)
    return done.value
  }
  return {
    product,
    useCases,
    errors,
    time,
    must,
    pass: (ms: number) => time.pass(ms, idle),
    say: (drill: string, type: string, more: object = {}) =>
      useCases.command(trainer, drill, { id: randomUUID(), type, ...more } as never),
    log: (drill: string) => must(useCases.getLog(trainer, drill, 0)),
  }
}
type Open = ReturnType<typeof open>

/** A drill played to its end: joined, started, jumped along, answered once. */
async function played({ useCases, must, say, pass }: Open) {
  for (const { id, yaml } of await shippedScenarios())
    if (id === scenario) await must(useCases.putScenario(trainer, yaml))
  const { id: drill, joinCode } = await must(useCases.createDrill(trainer, { scenario, rate: 4 }))
  const { seat } = await must(useCases.join(joinCode, { id: randomUUID(), name: '旧人', role: 'DUTY' }))
  await pass(500)
  await say(drill, 'start')
  for (let i = 0; i < 4; i++) await say(drill, 'jump')
  const fields = { means: 'phone', time: '10:30' }
  await useCases.act({ kind: 'seat', drill, seat }, { id: randomUUID(), form: 'report-up', to: ['UPR'], fields })
  await pass(60_000)
  for (let i = 0; i < 3; i++) await say(drill, 'jump')
  await say(drill, 'end')
  return { drill, seat }
}

/** The last commit after which the drill was still running, counted from the end. */
const moment = (pages: readonly LogPage[], back: number) => (pages.at(-1)?.n ?? 0) - back

const dynamo = hasDynamoServer() ? await startDynamoServer() : undefined
const data = makeDataFolder()
const served = makeDataFolder()
let server: Running | undefined
afterAll(async () => {
  await server?.kill()
  await dynamo?.stop()
  data.remove()
  served.remove()
})

const stores: readonly (readonly [string, () => Promise<Table>])[] = [
  ['LMDB', () => openLmdbTable(data.folder)],
  ...(dynamo
    ? [['DynamoDB', () => openDynamoTable({ endpoint: dynamo.endpoint, tableName: `t-${randomUUID()}` })] as const]
    : []),
]

describe.each(stores)('a drill started from a moment of another, on %s', (_, openStore) => {
  it('[D10] has its log up to there under the same numbers, stands still, takes new people, and goes on when resumed', async () => {
    const room = open(await openStore())
    const { useCases, must, say, pass, log } = room
    const { drill, seat: old } = await played(room)
    const theirs = await log(drill)
    const n = moment(theirs, 3)
    const made = await must(useCases.createDrill(trainer, { scenario, from: { drill, n }, title: '再来一次' }))
    const before = await log(made.id)

    expect(before.slice(0, n)).toEqual(theirs.slice(0, n))
    expect(before.slice(n).map((page) => page.entries.map(({ type }) => type))).toEqual([['forked']])
    const entries = before.flatMap((page) => page.entries)
    expect(entries.map(({ e }) => e)).toEqual(entries.map((_, index) => index + 1))
    const summary = await must(useCases.getDrill(trainer, made.id))
    expect(summary).toMatchObject({ status: 'paused', from: { drill, n }, title: { zh: '再来一次' }, seats: [] })

    // The old seat is a name in the log, and no key to this drill.
    expect(await useCases.getSeat({ kind: 'seat', drill: made.id, seat: old })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    const seat = await must(useCases.join(made.joinCode, { id: randomUUID(), name: '新人', role: 'DUTY' }))
    await pass(3_600_000)
    const got = await must(useCases.getFrames({ kind: 'seat', ...seat }, 0))
    expect(got.frames.filter(({ type }) => type === 'inject').length).toBeGreaterThan(0)
    expect(got.frames.at(-1)).toMatchObject({ type: 'clock', status: 'paused' })
    expect((await log(made.id)).flatMap((page) => page.entries).at(-1)?.type).toBe('seat-joined')

    await say(made.id, 'resume')
    await pass(120 * 60_000)
    const after = (await log(made.id)).flatMap((page) => page.entries)
    const forkedAt = entries.at(-1)?.at ?? 0
    const delivered = after.filter((entry) => entry.type === 'inject-delivered' && entry.at > forkedAt)
    expect(delivered.length).toBeGreaterThan(0)
    const ids = after.flatMap((entry) => (entry.type === 'inject-delivered' ? (entry.inject ?? []) : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(await log(drill)).toEqual(theirs)

    // From a drill that runs, and from a moment it inherited itself.
    const again = await must(useCases.createDrill(trainer, { scenario, from: { drill: made.id, n: n - 1 } }))
    expect((await log(again.id)).slice(0, n - 1)).toEqual(theirs.slice(0, n - 1))
    expect(room.errors).toEqual([])
    room.product.stop()
  })
})

describe('a moment that cannot be gone on from', () => {
  it('[D12] is refused, and no drill comes of it', async () => {
    const room = open(makeMemoryTable())
    const { useCases, log } = room
    const { drill } = await played(room)
    const pages = await log(drill)
    const ask = (from: { drill: string; n: number }, more: object = {}) =>
      useCases.createDrill(trainer, { scenario, from, ...more })
    const last = moment(pages, 0)
    expect(await ask({ drill, n: 1 })).toMatchObject({ reason: 'no-such-moment' })
    expect(await ask({ drill, n: last })).toMatchObject({ reason: 'no-such-moment' })
    expect(await ask({ drill, n: last + 7 })).toMatchObject({ reason: 'no-such-moment' })
    expect(await ask({ drill: 'no-such-drill', n: 3 })).toMatchObject({ reason: 'not-found' })
    expect(await ask({ drill, n: 4 }, { seats: ['DUTY'] })).toMatchObject({ reason: 'other-drill' })
    expect(await ask({ drill, n: 4 }, { version: 99 })).toMatchObject({ reason: 'other-drill' })
    expect(await ask({ drill, n: 4 }, { scenario: 'flood' })).toMatchObject({ reason: 'other-drill' })
    expect(await useCases.createDrill(stranger, { scenario, from: { drill, n: 4 } })).toMatchObject({
      reason: 'not-found',
    })
    expect(await useCases.listDrills(trainer)).toHaveLength(1)
    room.product.stop()
  })
})

describe('a process that dies while a new drill inherits', () => {
  it('[D13] leaves what the next one completes, whichever write was the last', async () => {
    const table = makeMemoryTable()
    const room = open(table)
    const { drill } = await played(room)
    const theirs = await room.log(drill)
    const n = moment(theirs, 2)
    room.product.stop()
    for (let dies = 1; dies <= n + 8; dies++) {
      const id = `forked-drill-${dies}`
      const request = { id, scenario, from: { drill, n } }
      let puts = 0
      const failing: Table = {
        ...table,
        put: async (...call) => {
          puts += 1
          // Half of the writes that fail were made all the same.
          if (puts === dies && dies % 2 === 0) await table.put(...call)
          if (puts >= dies) throw new Error('the process died')
          return table.put(...call)
        },
      }
      const dying = open(failing, room.time)
      await dying.useCases.createDrill(trainer, request).catch(() => undefined)
      dying.product.stop()
      const next = open(table, room.time)
      expect(await next.useCases.createDrill(trainer, request)).toMatchObject({ ok: true, value: { id } })
      const pages = await next.log(id)
      expect(
        pages.map((page) => page.n),
        `died at write ${dies}`,
      ).toEqual([...Array(n + 1).keys()].map((at) => at + 1))
      expect(pages.slice(0, n)).toEqual(theirs.slice(0, n))
      expect(await next.must(next.useCases.getDrill(trainer, id))).toMatchObject({
        status: 'paused',
        live: { n: n + 1 },
      })
      next.product.stop()
    }
  })
})

describe('over HTTP', () => {
  it('[D14] a trainer starts one, it outlives a SIGKILL, its people join anew, and a manager may not', async () => {
    server = await startServer(served.folder)
    const staff = await signIn(server.url, server.trainerKey)
    const first = (await staff.post<CreateDrillAnswer>('/api/drills', { scenario, rate: 4 })).body
    const old = await join(server.url, first.joinCode, 'DUTY', '旧人')
    await staff.command(first.id, 'start')
    for (let i = 0; i < 4; i++) await staff.command(first.id, 'jump')
    const pages = (await staff.get<LogPage[]>(`/api/drills/${first.id}/log?since=0`)).body
    const n = moment(pages, 1)
    const request = { id: randomUUID(), scenario, from: { drill: first.id, n } }
    const manager = await signIn(server.url, server.managerKey)
    expect((await manager.post('/api/drills', request)).status).toBe(403)
    expect((await staff.post('/api/drills', { ...request, from: { drill: first.id, n: 0 } })).status).toBe(422)
    expect((await staff.post<{ type: string }>('/api/drills', { ...request, seats: ['DUTY'] })).body.type).toContain(
      'other-drill',
    )
    const made = await staff.post<CreateDrillAnswer>('/api/drills', request)
    expect(made.status).toBe(201)

    await server.kill()
    server = await startServer(served.folder)
    const again = await signIn(server.url, server.trainerKey)
    expect((await again.post<CreateDrillAnswer>('/api/drills', request)).body.id).toBe(request.id)
    const drill = (await again.get<DrillAnswer>(`/api/drills/${request.id}`)).body
    expect(drill).toMatchObject({ status: 'paused', from: { drill: first.id, n }, live: { n: n + 1 } })
    const person = await join(server.url, drill.joinCode, 'DUTY', '新人')
    await again.command(request.id, 'resume')
    const frames = async () => (await person.get<FramesAnswer>('/api/seat/frames?since=0')).body.frames
    await expect.poll(async () => (await frames()).at(-1)).toMatchObject({ type: 'clock', status: 'running' })
    expect(JSON.stringify(await frames())).not.toContain(first.id)
    // The token of the first drill stays with the first drill.
    const stale = makeClient(server.url, old.token)
    expect((await stale.get<{ view: { name: string } }>('/api/seat')).body.view.name).toBe('旧人')
    const seats = (await again.get<DrillAnswer>(`/api/drills/${request.id}`)).body.seats
    expect(seats.map(({ name }) => name)).toEqual(['新人'])
  })
})
