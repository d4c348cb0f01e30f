import { expect, it } from 'vitest'
import { type Asked, accept } from '../../functions/core/accept.ts'
import { advance } from '../../functions/core/advance.ts'
import { drillKey, readCommit } from '../../functions/core/commit.ts'
import type { Ports } from '../../functions/core/ports.ts'
import type { Table } from '../../functions/core/table.ts'
import { launchOf } from './simulate.ts'
import { makeStore } from './store.ts'
import { deeds, story } from './story.ts'

const drill = 'drill-1'

it('[L5] lets no limit overtake the oldest of 450 commands that wait at once, whatever its name sorts by', async () => {
  const store = makeStore()
  let now = 1_800_000_000_000
  const table: Table = {
    get: async (pk, sk) => store.get(pk, sk),
    query: async (pk, range, { limit } = {}) => store.query(pk, range, limit),
    put: async (item, condition) => store.put(item, condition),
    remove: async (pk, sk) => store.remove(pk, sk),
    list: async () => [],
    close: async () => {},
  }
  const ports: Ports = {
    table,
    clock: { now: () => now, horizon: () => now, stamp: () => ({ at: now, done() {} }) },
    reach: { publish: async () => {}, arm: async () => {} },
  }
  const launch = launchOf({ drill, rate: 1, shards: 1, createdAt: now })
  await table.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
  const ask = (asked: Asked) => accept(ports, drill, 1, asked)
  const go = () => advance(ports, async () => story, new Map(), drill)

  await ask({ id: 'id-start', type: 'start', by: { kind: 'trainer', name: 'T' } })
  await go()
  now += 55_000
  await go()
  now += 45_000
  const { form, fields, to } = deeds[0]
  const other = { kind: 'seat', seat: 'anna', role: 'DUTY' } as const
  const by = { kind: 'seat', seat: 'zorig', role: 'DUTY' } as const
  await ask({ id: 'id-report', type: 'act', form, fields: { ...fields }, to: [...to], by })
  now += 14_000
  for (let count = 0; count < 450; count++) await ask({ id: `id-see-${count}`, type: 'see', delivery: 1, by: other })
  now += 10_000
  await go()

  const entries = store.query(drillKey(drill), { prefix: 'LOG#' }).flatMap((item) => [...readCommit(item).entries])
  expect(entries.filter(({ type }) => type === 'inject-seen')).toHaveLength(450)
  expect(entries.filter((entry) => entry.type === 'expected-overdue')).toEqual([])
})
