import { describe, expect, it } from 'vitest'
import { type Alarm, delayOf, makeRinger, readAlarm, weigh } from '../../../functions/aws/alarms.ts'
import type { Settled } from '../../../functions/core/settled.ts'
import { makeCloud } from '../../support/cloud.ts'
import { drill, must, openDrill, playShortDrill, trainer } from './short-drill.ts'

const settled = (n: number, nextDueAt?: number): Settled => ({ n, ...(nextDueAt !== undefined && { nextDueAt }) })
const minute = 60_000

describe('an alarm', () => {
  it('[C3] comes out of the queue one to two seconds early, and after fifteen minutes at most', () => {
    for (const ahead of [1, 999, 1000, 1500, 12_345, 899_999]) {
      const awake = delayOf(ahead, 0) * 1000
      expect(ahead + 200 - awake, `${ahead} ms ahead`).toBeLessThan(2000)
      if (ahead > 2000) expect(ahead + 200 - awake).toBeGreaterThanOrEqual(1000)
    }
    expect(delayOf(3 * 3_600_000, 0)).toBe(900)
    expect(delayOf(-5, 0)).toBe(0)
  })

  it('[C3] sleeps to the millisecond in which the grace is over, hops while it is far, and is over when SETTLED knows better', () => {
    const alarm: Alarm = { drill, at: 10_000, n: 7 }
    expect(weigh(alarm, settled(7, 10_000), 9_100)).toEqual({ wait: 1_100 })
    expect(weigh(alarm, settled(7, 10_000), 12_000)).toEqual({ wait: 0 })
    expect(weigh({ ...alarm, at: 5_000_000 }, settled(7, 5_000_000), 0)).toBe('hop')
    expect(weigh(alarm, settled(8, 20_000), 0)).toBe('over')
    expect(weigh(alarm, settled(7), 0)).toBe('over')
  })

  it('[C3] is not over when SETTLED is older than the commit that set it', () => {
    expect(weigh({ drill, at: 10_000, n: 7 }, settled(6, 20_000), 9_900)).toEqual({ wait: 300 })
    expect(weigh({ drill, at: 10_000, n: 7 }, undefined, 9_900)).toEqual({ wait: 300 })
  })

  it('[C3] is refused when nobody here can have written it', () => {
    for (const body of ['', '{}', '{"drill":"","at":1,"n":1}', '{"drill":"x","at":"1","n":1}'])
      expect(() => readAlarm(body)).toThrow()
  })

  it('[C3] goes back into the queue, unchanged, when it is far', async () => {
    const sent: unknown[] = []
    const { store } = makeCloud()
    await store.put({ pk: `DRILL#${drill}`, sk: 'SETTLED', n: 3, nextDueAt: 4_000_000 })
    const ring = makeRinger({
      table: store,
      send: async (...message) => void sent.push(message),
      now: () => 0,
      wait: async () => {},
      advance: async () => expect.fail('too early'),
    })
    expect(await ring({ drill, at: 4_000_000, n: 3 })).toBe(false)
    expect(sent).toEqual([[{ drill, at: 4_000_000, n: 3 }, 900]])
  })

  it('[C4] is sent once for each new due time, and delivers every inject 200 ms after it is due without any sweep', async () => {
    const cloud = makeCloud()
    await playShortDrill(cloud)
    const entries = await cloud.log(drill)
    const delivered = entries.filter(({ type }) => type === 'inject-delivered')
    expect(delivered.length).toBeGreaterThanOrEqual(3)
    const late = cloud.lines.map((line) => JSON.parse(line)).filter(({ what }) => what === 'punctuality')
    expect(late.map(({ punctuality }) => punctuality)).toEqual(delivered.map(() => 200))
    expect(cloud.queue).toEqual([])
  })

  it('[C4] of an old rate is over when the rate was changed', async () => {
    const cloud = makeCloud()
    await openDrill(cloud)
    await cloud.ask((it) => must(it.command(trainer, drill, { id: 'go-00001', type: 'start' })))
    expect(cloud.queue).toHaveLength(1)
    await cloud.ask((it) => must(it.command(trainer, drill, { id: 'fast-0001', type: 'set-rate', rate: 10 })))
    expect(cloud.queue).toHaveLength(2)
    await cloud.pass(minute + 1000)
    const delivered = (await cloud.log(drill)).filter(({ type }) => type === 'inject-delivered')
    expect(delivered).toHaveLength(1)
  })
})
