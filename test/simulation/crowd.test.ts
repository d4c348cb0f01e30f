import { expect, it } from 'vitest'
import { makeSerial } from '../../functions/aws/serial.ts'
import { type Asked, accept } from '../../functions/core/accept.ts'
import { advance, type Heads, keptHeads } from '../../functions/core/advance.ts'
import { drillKey, inboxKey, readCommit, receiptKey } from '../../functions/core/commit.ts'
import type { Ports } from '../../functions/core/ports.ts'
import type { Table } from '../../functions/core/table.ts'
import { launchOf } from './simulate.ts'
import { makeStore } from './store.ts'
import { deeds, story } from './story.ts'
import { makeWorld } from './world.ts'

const drill = 'drill-1'

function place(turn = async () => {}) {
  const store = makeStore()
  const clock = { at: 1_800_000_000_000 }
  const call = async <T>(effect: () => T): Promise<T> => {
    await turn()
    const result = effect()
    await turn()
    return result
  }
  const table: Table = {
    get: (pk, sk) => call(() => store.get(pk, sk)),
    query: (pk, range, { limit } = {}) => call(() => store.query(pk, range, limit)),
    put: (item, condition) => call(() => store.put(item, condition)),
    remove: (pk, sk) => call(() => store.remove(pk, sk)),
    list: async () => [],
    close: async () => {},
  }
  const ports: Ports = {
    table,
    clock: { now: () => clock.at, horizon: () => clock.at, stamp: () => ({ at: clock.at, done() {} }) },
    reach: { publish: async () => {}, arm: async () => {} },
  }
  return { store, ports, clock }
}

it('[L5] lets no limit overtake the oldest of 450 commands that wait at once, whatever its name sorts by', async () => {
  const { store, ports, clock } = place()
  const { table } = ports
  const launch = launchOf({ drill, rate: 1, shards: 1, createdAt: clock.at })
  await table.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
  const ask = (asked: Asked) => accept(ports, drill, 1, asked)
  const go = () => advance(ports, async () => story, new Map(), drill)

  await ask({ id: 'id-start', type: 'start', by: { kind: 'trainer', name: 'T' } })
  await go()
  clock.at += 55_000
  await go()
  clock.at += 45_000
  const { form, fields, to } = deeds[0]
  const other = { kind: 'seat', seat: 'anna', role: 'DUTY' } as const
  const by = { kind: 'seat', seat: 'zorig', role: 'DUTY' } as const
  await ask({ id: 'id-report', type: 'act', form, fields: { ...fields }, to: [...to], by })
  clock.at += 14_000
  for (let count = 0; count < 450; count++) await ask({ id: `id-see-${count}`, type: 'see', delivery: 1, by: other })
  clock.at += 10_000
  await go()

  const entries = store.query(drillKey(drill), { prefix: 'LOG#' }).flatMap((item) => [...readCommit(item).entries])
  expect(entries.filter(({ type }) => type === 'inject-seen')).toHaveLength(450)
  expect(entries.filter((entry) => entry.type === 'expected-overdue')).toEqual([])
})

it('[L5] goes on in the same call with what one decision was too full for', async () => {
  const { store, ports, clock } = place()
  const launch = launchOf({ drill, rate: 1, shards: 1, createdAt: clock.at })
  await ports.table.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
  const by = { kind: 'trainer', name: 'T' } as const
  for (let count = 0; count < 9; count++)
    await accept(ports, drill, 1, { id: `id-note-${count}`, type: 'note', text: '火'.repeat(3950), by })
  await advance(ports, async () => story, new Map(), drill)
  expect(store.query(inboxKey(drill, 0), { prefix: 'CMD#' })).toEqual([])
  expect(store.query(drillKey(drill), { prefix: 'LOG#' })).toHaveLength(2)
})

it('[L5] goes on with a drill that a process has forgotten, for it remembers so many heads and no more', async () => {
  const { store, ports, clock } = place()
  const heads: Heads = new Map()
  const by = { kind: 'trainer', name: 'T' } as const
  const go = (id: string) => advance(ports, async () => story, heads, id)
  const ids = Array.from({ length: keptHeads + 10 }, (_, i) => `drill-${i}`)
  for (const id of ids) {
    const launch = launchOf({ drill: id, rate: 1, shards: 1, createdAt: clock.at })
    await ports.table.put({ pk: drillKey(id), sk: 'LAUNCH', ...launch })
    await accept(ports, id, 1, { id: 'id-start', type: 'start', by })
    await go(id)
  }
  expect(heads.size).toBe(keptHeads)
  expect(heads.has('drill-0')).toBe(false)
  await accept(ports, 'drill-0', 1, { id: 'id-pause', type: 'pause', by })
  await go('drill-0')
  const entries = store.query(drillKey('drill-0'), { prefix: 'LOG#' }).flatMap((item) => [...readCommit(item).entries])
  expect(entries.map(({ type }) => type)).toContain('drill-paused')
  expect(entries.map(({ e }) => e)).toEqual(entries.map((_, i) => i + 1))
  expect(heads.has('drill-1')).toBe(false)
})

it('[L5] leaves nobody waiting: who was accepted and then advances finds it decided, whoever else advances at once', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const world = makeWorld(seed, 0)
    const turn = () => new Promise<void>((resolve) => void world.after(world.between(0, 20), resolve))
    const { store, ports, clock } = place(turn)
    const launch = launchOf({ drill, rate: 1, shards: 1, createdAt: clock.at })
    store.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
    const workers = Array.from({ length: 4 }, () => {
      const heads: Heads = new Map()
      return makeSerial((id) => advance(ports, async () => story, heads, id))
    })
    const left: string[] = []
    const by = { kind: 'trainer', name: 'T' } as const
    for (let index = 0; index < 40; index++) {
      const id = `id-${index}`
      world.after(world.between(0, 400), async () => {
        await accept(ports, drill, 1, { id, type: 'lock', by })
        await world.pick(workers)(drill)
        if (!store.has(inboxKey(drill, 0), receiptKey(`staff#${id}`))) left.push(id)
      })
    }
    await world.run(60_000)
    expect(left, `seed ${seed}`).toEqual([])
    expect(store.query(inboxKey(drill, 0), { prefix: 'DONE#' }), `seed ${seed}`).toHaveLength(40)
  }
})
