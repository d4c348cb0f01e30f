import { describe, expect, it } from 'vitest'
import { type Cloud, makeCloud, type Options } from '../../support/cloud.ts'
import { drill, must, playShortDrill, seatOf } from './short-drill.ts'

async function played(options: Options): Promise<Cloud> {
  const cloud = makeCloud(options)
  await playShortDrill(cloud)
  return cloud
}

/** A small generator, so that a failing order can be played again. */
function diceOf(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

async function judge(cloud: Cloud, plain: unknown, what: string) {
  expect(await cloud.log(drill), what).toEqual(plain)
  expect(cloud.dead, what).toEqual([])
  const left = await cloud.store.query(`INBOX#${drill}#0`, { prefix: 'CMD#' })
  expect(left, `${what}: nothing is left in the inbox`).toEqual([])
  // Sent at least once, each time the same.
  const frames = cloud.heard(`phone-${drill}`).flatMap((each) => (each.type === 'frames' ? each.frames : []))
  const byNumber = new Map(frames.map((frame) => [frame.k, frame]))
  const { frames: owed } = await cloud.ask((it) => must(it.getFrames(seatOf('DUTY'), 0)))
  const live = owed.filter(({ at }) => at > -600_000)
  expect(live.length, what).toBeGreaterThan(3)
  for (const frame of live) expect(byNumber.get(frame.k), `${what}: frame ${frame.k}`).toEqual(frame)
  const pages = cloud.heard(`room-${drill}`).flatMap((each) => (each.type === 'commits' ? each.commits : []))
  expect(
    pages.some(({ entries }) => entries.some(({ type }) => type === 'drill-ended')),
    what,
  ).toBe(true)
}

describe('functions that die', () => {
  it('[C1] give the same log wherever one is killed, once its work is delivered again', {
    timeout: 120_000,
  }, async () => {
    const cloud = await played({})
    const plain = await cloud.log(drill)
    expect(plain.map(({ type }) => type)).toContain('branch-fired')
    expect(plain.at(-1)?.type).toBe('drill-ended')
    expect(cloud.calls()).toBeGreaterThan(150)
    for (let call = 0; call < cloud.calls(); call++) {
      // Killed after a call is killed before the next one: the other way is only tried now and then.
      for (const when of call % 8 === 0 ? (['before', 'after'] as const) : (['after'] as const))
        await judge(await played({ kill: { call, when } }), plain, `killed ${when} call ${call}`)
    }
  })

  it('[C2] give the same log when all is delivered twice and out of order, and their clocks are 100 ms apart', async () => {
    const plain = await (await played({})).log(drill)
    for (let seed = 1; seed <= 30; seed++) {
      const dice = diceOf(seed)
      await judge(await played({ twice: true, dice, skew: () => Math.round(dice() * 100 - 50) }), plain, `seed ${seed}`)
    }
  })
})
