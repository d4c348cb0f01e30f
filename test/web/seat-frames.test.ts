import { describe, expect, test } from 'vitest'
import type { Frame } from '../../engine/view/frames.ts'
import { foldFrames, joinFrames } from '../../web/src/cadre/seat-frames.ts'

const clock = { drillEpoch: 0, wallEpoch: 1_000, rate: 0 }
const start = { status: 'lobby', clock } as const
const inject = (k: number): Frame => ({
  k,
  at: k * 1_000,
  type: 'inject',
  from: 'herder',
  to: ['DUTY'],
  via: 'phone',
  text: { zh: '烟', en: 'smoke' },
  attachments: [],
  reply: {},
})
const action = (k: number, id: string, inReplyTo?: number): Frame => ({
  k,
  at: k * 1_000,
  type: 'action',
  id,
  form: 'note',
  fields: {},
  to: [],
  ...(inReplyTo !== undefined && { inReplyTo }),
})

describe('frames that arrive', () => {
  test('[W2] are joined in order, and a repeat changes nothing', () => {
    const first = joinFrames([], [inject(1), inject(2)])
    expect(first.frames.map(({ k }) => k)).toEqual([1, 2])
    const again = joinFrames(first.frames, [inject(2), inject(1)])
    expect(again.frames).toBe(first.frames)
    expect(again.gap).toBe(false)
  })

  test('[W2] behind a gap are left out until the gap is filled', () => {
    const { frames, gap } = joinFrames([inject(1)], [inject(3)])
    expect(frames.map(({ k }) => k)).toEqual([1])
    expect(gap).toBe(true)
    expect(joinFrames(frames, [inject(3), inject(2)]).frames.map(({ k }) => k)).toEqual([1, 2, 3])
  })

  test('[W2] in any order and any repetition end as the same list', () => {
    const seed = Date.now() % 100_000
    let dice = seed
    const roll = (n: number) => {
      dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648
      return dice % n
    }
    const all = Array.from({ length: 30 }, (_, n) => inject(n + 1))
    let frames: readonly Frame[] = []
    for (let round = 0; frames.length < all.length && round < 10_000; round += 1) {
      const from = roll(30)
      // A client that met a gap asks for what it lacks.
      const batch = all.slice(from, from + 1 + roll(6))
      const joined = joinFrames(frames, batch)
      frames = joined.gap ? joinFrames(joined.frames, all.slice(joined.frames.length)).frames : joined.frames
    }
    expect(frames, `seed ${seed}`).toEqual(all)
  })
})

describe('what a seat shows', () => {
  test('before any frame is what the server said at first', () => {
    expect(foldFrames([], start)).toMatchObject({ status: 'lobby', clock, deliveries: [], removed: false })
  })

  test('follows the latest clock, and knows what was seen and answered', () => {
    const running = { drillEpoch: 0, wallEpoch: 5_000, rate: 4 }
    const fold = foldFrames(
      [
        { k: 1, at: 0, type: 'clock', status: 'running', clock: running },
        inject(2),
        { k: 3, at: 3_000, type: 'seen', of: 2 },
        action(4, 'a1', 2),
        action(5, 'a2', 2),
        action(6, 'a3'),
      ],
      start,
    )
    expect(fold).toMatchObject({ status: 'running', clock: running })
    expect(fold.deliveries.map(({ k }) => k)).toEqual([2])
    expect([...fold.seen]).toEqual([2])
    expect(fold.answers.get(2)?.map(({ id }) => id)).toEqual(['a1', 'a2'])
    expect([...fold.actions.keys()]).toEqual(['a1', 'a2', 'a3'])
  })

  test('tells a removed seat and a released review', () => {
    const fold = foldFrames(
      [
        { k: 1, at: 0, type: 'review-released' },
        { k: 2, at: 0, type: 'removed' },
      ],
      start,
    )
    expect(fold).toMatchObject({ removed: true, released: true })
  })
})
