import { describe, expect, it } from 'vitest'
import { stands } from '../../../engine/score/apply-rulings.ts'
import type { Heard, Ruling } from '../../../engine/score/rulings.ts'
import { goldenLog, goldenReview } from '../../golden/read-golden.ts'

type Body = Ruling extends infer R ? (R extends Ruling ? Omit<R, 'reason' | 'by' | 'at'> : never) : never
const ruling = (body: Body, at = 1): Ruling => ({ ...body, reason: '现场核实', by: '安娜', at }) as Ruling
const heard = (...rulings: Ruling[]): Heard => ({ rulings, workload: [] })
const log = goldenLog('slow')
const plain = goldenReview(log)

describe('rulings', () => {
  it('[R20] stand beside what was computed, with their reason, and change nothing computed', () => {
    const review = goldenReview(log, {
      heard: heard(
        ruling({ id: 'a', kind: 'item-points', expected: 'phone-league', value: 80 }),
        ruling({ id: 'b', kind: 'objective-rating', objective: 'O5', value: 'M' }),
        ruling({ id: 'c', kind: 'conclusion', value: 'fair' }),
      ),
    })
    const { rulings, ...rest } = review
    const { rulings: none, ...same } = plain
    expect(rest).toEqual(same)
    expect(none).toEqual({ items: [], objectives: [], accepted: [], unknown: [] })
    const computed = plain.items.find((item) => item.expected === 'phone-league')?.points
    expect(rulings.items).toEqual([
      { expected: 'phone-league', ruling: 'a', computed, value: 80, reason: '现场核实', by: '安娜', at: 1 },
    ])
    expect(rulings.objectives).toMatchObject([{ objective: 'O5', computed: 'U', value: 'M' }])
    expect(rulings.conclusion).toMatchObject({ computed: 'poor', value: 'fair' })
    const { conclusion, rating, points } = stands(review)
    expect([conclusion, rating('O5'), rating('O1'), points('phone-league'), points('own-shelter')]).toEqual([
      'fair',
      'M',
      'S',
      80,
      plain.items.find((item) => item.expected === 'own-shelter')?.points,
    ])
  })

  it('[R20] about one thing: the last stands, in whatever order they arrive', () => {
    const early = ruling({ id: 'a', kind: 'conclusion', value: 'good' }, 1)
    const late = ruling({ id: 'b', kind: 'conclusion', value: 'fair' }, 2)
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      expect(goldenReview(log, { heard: heard(...order) }).rulings.conclusion?.value).toBe('fair')
    }
  })

  it('[R20] on what is not in this drill are listed and not applied', () => {
    const strange = ruling({ id: 'x', kind: 'item-points', expected: 'nothing', value: 10 })
    expect(goldenReview(log, { heard: heard(strange) }).rulings).toMatchObject({ items: [], unknown: ['x'] })
  })

  it('[R20] that accept a deviation take it out of the denominators, and keep the figures as they were', () => {
    const accepted = ruling({ id: 'd', kind: 'accept-deviation', expected: 'accept-fire-ground' })
    const review = goldenReview(log, { heard: heard(accepted) })
    // Weights 119; without the acceptance (3) 116, of which 112.5 − 0 were covered: (116 − 2 − 1.5) / 116.
    expect(plain.adherence.coverage.value).toBeCloseTo(112.5 / 119)
    expect(review.adherence.coverage.value).toBeCloseTo(112.5 / 116)
    // The pair it was the second of no longer counts: 26 of 29.
    expect(review.adherence.order.value).toBeCloseTo(26 / 29)
    expect(review.rulings.before).toEqual({
      score: plain.score,
      index: plain.adherence.index,
      conclusion: plain.conclusion,
    })
    expect(review.score).toBeGreaterThan(plain.score)
    // It was what made O9 unable; nothing critical is missing there any more.
    const rating = (each: typeof review) => each.objectives.find((objective) => objective.objective === 'O9')?.rating
    expect([rating(plain), rating(review)]).toEqual(['U', 'S'])
    const item = review.items.find((each) => each.expected === 'accept-fire-ground')
    expect(item).toMatchObject({ accepted: true, result: 'missed', points: 0 })
    expect(review.rulings.accepted).toMatchObject([
      { expected: 'accept-fire-ground', clause: 'GF-5.1', reason: '现场核实' },
    ])
    expect(review.findings.problems.some((finding) => finding.id === 'item:accept-fire-ground')).toBe(false)
    expect(review.conformance.alignment.moves.some((move) => move.expected === 'accept-fire-ground')).toBe(false)
  })

  it('[R20] that accept a forbidden act lift the breach', () => {
    const wrong = goldenLog('wrong')
    const accepted = ruling({ id: 'e', kind: 'accept-deviation', expected: 'leave-before-acceptance' })
    const review = goldenReview(wrong, { heard: heard(accepted) })
    expect(goldenReview(wrong).adherence.breaches.value).toBe(3)
    expect(review.adherence.breaches.value).toBe(2)
    // A tenth is given back, to the digit that is shown: 59.653 + 10.
    expect(review.score).toBe(69.7)
  })
})
