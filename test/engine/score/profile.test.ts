import { describe, expect, it } from 'vitest'
import { capabilityIds } from '../../../engine/score/profile/capability.ts'
import type { Dimension, DimensionId } from '../../../engine/score/profile/profile.ts'
import { dimensionIds } from '../../../engine/score/profile/profile.ts'
import { compareProfiles, profileOf } from '../../../engine/score/profile/profile-of.ts'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { goldenLog, goldenReview } from '../../golden/read-golden.ts'

const standard = shippedStandard
/** A profile of these values; what is not named is not measured. */
const dimensionsOf = (values: Partial<Record<DimensionId, number>>): Dimension[] =>
  dimensionIds.map((dimension) => ({
    dimension,
    label: { zh: dimension, en: dimension },
    weight: standard.profile[dimension],
    figure: { value: values[dimension] ?? null, entries: [] },
    from: { zh: '', en: '' },
  }))

describe('the profile', () => {
  it('[R16] weighs 25, 25, 20, 10, 10, 5, 5, and gives what is not measured to the rest', () => {
    expect(Object.values(standard.profile)).toEqual([25, 25, 20, 10, 10, 5, 5])
    expect(profileOf(dimensionsOf({ timeliness: 1, adherence: 0 }), standard).total.value).toBe(50)
    // (25·0.8 + 10·0.2) / 35
    expect(profileOf(dimensionsOf({ timeliness: 0.8, lifeSafety: 0.2 }), standard).total.value).toBeCloseTo(
      100 * (22 / 35),
    )
    const nothing = profileOf(dimensionsOf({}), standard)
    expect([nothing.total.value, nothing.band, nothing.order, nothing.flips]).toEqual([
      null,
      null,
      [],
      { band: false, order: false },
    ])
  })

  it('[R16] puts first what costs most points', () => {
    // Lost: timeliness 25·0.2 = 5, authority 10·0.6 = 6, coordination 20·0.1 = 2.
    expect(profileOf(dimensionsOf({ timeliness: 0.8, authority: 0.4, coordination: 0.9 }), standard).order).toEqual([
      'authority',
      'timeliness',
      'coordination',
    ])
  })

  it('[R16] says when one weight half as large, or half as large again, turns the band or the order', () => {
    const firm = profileOf(dimensionsOf({ timeliness: 0.95, adherence: 0.95 }), standard)
    expect(firm).toMatchObject({ band: 'excellent', flips: { band: false } })
    expect(firm.sensitivity).toHaveLength(4)
    // (25·1 + 25·0.79) / 50 = 0.895, a hair under excellent; (37.5 + 19.75) / 62.5 = 0.916.
    const close = profileOf(dimensionsOf({ timeliness: 1, adherence: 0.79 }), standard)
    expect(close).toMatchObject({ band: 'good', flips: { band: true, order: false } })
    expect(close.sensitivity.find((each) => each.dimension === 'timeliness' && each.factor === 1.5)?.band).toBe(
      'excellent',
    )
    expect(close.says.en).toContain('It depends on the weights')
    expect(close.says.zh).toContain('档次对权重敏感')
    // Lost: 25·0.2 = 5 against 20·0.2 = 4; at half, 2.5 against 4.
    expect(profileOf(dimensionsOf({ timeliness: 0.8, coordination: 0.8 }), standard).flips.order).toBe(true)
  })

  it('[R16] says when the order of two drills hangs on one weight', () => {
    const swift = dimensionsOf({ timeliness: 1, adherence: 0.7 })
    const thorough = dimensionsOf({ timeliness: 0.7, adherence: 0.95 })
    expect(compareProfiles(swift, thorough)).toMatchObject({ better: 'first', flips: true })
    const turned = compareProfiles(swift, thorough).turned
    expect(turned).toContainEqual({ dimension: 'timeliness', factor: 0.5 })
    expect(compareProfiles(dimensionsOf({ timeliness: 1, adherence: 1 }), thorough)).toMatchObject({
      better: 'first',
      flips: false,
    })
  })

  it('[R16] is the organisation’s own where it sets its weights', () => {
    const own = { ...standard, version: 2, profile: { ...standard.profile, timeliness: 0, adherence: 100 } }
    const log = goldenLog('slow')
    const [shipped, changed] = [goldenReview(log), goldenReview(log, { standard: own })]
    expect(changed.profile.total.value).not.toBe(shipped.profile.total.value)
    expect(changed.profile.dimensions.map((each) => each.figure)).toEqual(
      shipped.profile.dimensions.map((each) => each.figure),
    )
    expect([shipped.standard.version, changed.standard.version]).toEqual([1, 2])
  })
})

describe('capabilities', () => {
  it('[R17] are the thirteen groups, each by what tests it, each with the nearest core capabilities', () => {
    const review = goldenReview(goldenLog('wrong'))
    expect(review.capabilities.map((each) => each.capability)).toEqual(capabilityIds)
    const c9 = review.capabilities.find((each) => each.capability === 'C9')
    expect(c9?.objectives.map((each) => each.objective)).toEqual(['O5', 'O8'])
    const items = review.items.filter((item) => item.objective === 'O5' || item.objective === 'O8')
    expect(c9?.items).toEqual(items.map((item) => item.expected))
    const scored = items.filter((item) => item.result === 'done' || item.result === 'missed')
    const weight = scored.reduce((sum, item) => sum + item.weight, 0)
    const points = scored.reduce((sum, item) => sum + item.weight * (item.points ?? 0), 0)
    expect(c9?.score.value).toBeCloseTo(points / weight / 100)
    expect(c9?.core.length).toBeGreaterThan(0)
  })

  it('[R17] leave to the evaluators what the drill does not show', () => {
    const log = goldenLog('perfect').filter(
      (entry) => entry.type !== 'expected-opened' && entry.type !== 'expected-met',
    )
    const review = goldenReview(log)
    expect(new Set(review.capabilities.map((each) => each.state))).toEqual(new Set(['not-measured']))
    expect(new Set(review.capabilities.map((each) => each.mark))).toEqual(new Set([null]))
  })
})
