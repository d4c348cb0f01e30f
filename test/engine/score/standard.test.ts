import { describe, expect, it } from 'vitest'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { standardSchema } from '../../../engine/score/standard-schema.ts'
import { goldenLog, goldenReview, goldenScenario } from '../../golden/read-golden.ts'

describe('the shipped standard', () => {
  it('[R21] is version 1 and passes its own schema', () => {
    expect(standardSchema.parse(shippedStandard)).toEqual(shippedStandard)
    expect(shippedStandard.version).toBe(1)
  })

  it('[R21] is said to be a drill standard without legal force', () => {
    expect(shippedStandard.note?.zh).toContain('无法律效力')
    expect(shippedStandard.note?.en).toContain('without legal force')
  })

  it('[R21] gives its curve to every expected action whose scenario names none, and to no other', () => {
    const hard = { ...shippedStandard, version: 2, curve: { kind: 'step' } as const }
    const log = goldenLog('slow')
    const [soft, strict] = [goldenReview(log), goldenReview(log, { standard: hard })]
    const own = new Set(goldenScenario.expected.filter((each) => each.curve).map((each) => each.id))
    expect(own.size).toBeGreaterThan(0)
    for (const [i, item] of soft.items.entries()) {
      const other = strict.items[i]
      if (own.has(item.expected) || item.limit.kind === 'every') expect(other).toEqual(item)
      else if (item.result === 'late') expect(other?.timeliness, item.expected).toBe(0)
    }
  })

  it('[R21] sets what a breach costs, and from where an objective is performed', () => {
    const log = goldenLog('wrong')
    const mild = { ...shippedStandard, version: 2, perBreach: 0, performed: 0.5 }
    const review = goldenReview(log, { standard: mild })
    // 59.653 without the three tenths.
    expect(review.score).toBe(89.7)
    expect(review.objectives.filter((objective) => objective.rating === 'P').length).toBeGreaterThan(4)
  })
})
