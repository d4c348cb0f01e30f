import type { Text } from '../../scenario/scenario.ts'
import { both, list } from '../../words/words.ts'
import type { Conclusion, Figure } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Dimension, DimensionId, Profile, WeightChange } from './profile.ts'

type Bands = ScoringStandard['bands']
const factors = [0.5, 1.5] as const

/** The weighted mean of what was measured, 0 to 100; null over nothing. */
export function totalOf(dimensions: readonly Dimension[]): number | null {
  const measured = dimensions.filter(({ figure }) => figure.value !== null)
  const weight = measured.reduce((sum, each) => sum + each.weight, 0)
  if (weight === 0) return null
  return (100 * measured.reduce((sum, each) => sum + each.weight * (each.figure.value ?? 0), 0)) / weight
}

function bandOf(total: number | null, bands: Bands): Conclusion | null {
  if (total === null) return null
  // A total that prints as the band's edge is in the band.
  const share = Math.round(total * 10) / 1000
  if (share >= bands.excellent) return 'excellent'
  if (share >= bands.good) return 'good'
  return share >= bands.fair ? 'fair' : 'poor'
}

/** Measured dimensions by the points they cost, most first; those that cost the same stay in the standard's order. */
export function orderOf(dimensions: readonly Dimension[]): DimensionId[] {
  const lost = ({ weight, figure }: Dimension) => weight * (1 - (figure.value ?? 1))
  return dimensions
    .filter(({ figure }) => figure.value !== null)
    .sort((a, b) => lost(b) - lost(a))
    .map((each) => each.dimension)
}

const reweighted = (dimensions: readonly Dimension[], dimension: DimensionId, factor: number) =>
  dimensions.map((each) => (each.dimension === dimension ? { ...each, weight: each.weight * factor } : each))

const bandNames: Readonly<Record<Conclusion, Text>> = {
  excellent: both('优', 'excellent'),
  good: both('良', 'good'),
  fair: both('中', 'fair'),
  poor: both('差', 'poor'),
}

function saying(
  dimensions: readonly Dimension[],
  changes: readonly WeightChange[],
  band: Conclusion,
  order: boolean,
): Text {
  const others = changes.filter((change) => change.band !== null && change.band !== band)
  const label = (id: DimensionId) => dimensions.find((each) => each.dimension === id)?.label ?? both(id, id)
  if (others.length === 0) {
    return order
      ? both(
          `任一权重增减一半，档次仍为“${bandNames[band].zh}”，但失分最多的方面会改变。`,
          `With any weight half as large or half as large again it stays “${bandNames[band].en}”, but which dimension costs most changes.`,
        )
      : both(
          `任一权重增减一半，档次仍为“${bandNames[band].zh}”，失分最多的方面也不变。`,
          `With any weight half as large or half as large again it stays “${bandNames[band].en}”, and the same dimension costs most.`,
        )
  }
  const names = list(
    others.map(({ dimension, factor, band: other }) => {
      const name = label(dimension)
      const to = bandNames[other ?? 'poor']
      return both(
        `${name.zh}权重${factor === 0.5 ? '减半' : '增半'}时为“${to.zh}”`,
        `“${to.en}” with ${name.en.toLowerCase()} ${factor === 0.5 ? 'at half' : 'at one and a half'} its weight`,
      )
    }),
    '，',
    '; ',
  )
  return both(
    `档次对权重敏感：现为“${bandNames[band].zh}”，${names.zh}。`,
    `It depends on the weights: “${bandNames[band].en}” now, ${names.en}.`,
  )
}

/** The profile with its total, its band, and whether either hangs on one weight (doctrine 3.7 rule 5). */
export function profileOf(dimensions: readonly Dimension[], { bands }: ScoringStandard): Profile {
  const value = totalOf(dimensions)
  const band = bandOf(value, bands)
  const order = orderOf(dimensions)
  const measured = dimensions.filter(({ figure }) => figure.value !== null)
  const trials = measured.flatMap(({ dimension }) =>
    factors.map((factor) => ({ dimension, factor, trial: reweighted(dimensions, dimension, factor) })),
  )
  const sensitivity = trials.map(({ dimension, factor, trial }): WeightChange => {
    const total = totalOf(trial)
    return { dimension, factor, total, band: bandOf(total, bands) }
  })
  const flips = {
    band: sensitivity.some((change) => change.band !== band),
    order: trials.some(({ trial }) => orderOf(trial)[0] !== order[0]),
  }
  const entries = [...new Set(measured.flatMap(({ figure }) => figure.entries))].sort((a, b) => a - b)
  const total: Figure = { value, entries }
  const says = band
    ? saying(dimensions, sensitivity, band, flips.order)
    : both('没有可度量的内容。', 'There was nothing to measure.')
  return { dimensions, total, band, order, sensitivity, flips, says }
}

/**
 * Which of two profiles is the better by total, and does any weight changed by half turn that round? For comparable
 * drills only (same scenario version, form, rate, staffing and notice).
 */
export function compareProfiles(a: readonly Dimension[], b: readonly Dimension[]) {
  const sign = (x: readonly Dimension[], y: readonly Dimension[]) => Math.sign((totalOf(x) ?? 0) - (totalOf(y) ?? 0))
  const better = sign(a, b)
  const turned = a.flatMap(({ dimension }) =>
    factors
      .filter((factor) => sign(reweighted(a, dimension, factor), reweighted(b, dimension, factor)) !== better)
      .map((factor) => ({ dimension, factor })),
  )
  return { better: better > 0 ? 'first' : better < 0 ? 'second' : 'neither', turned, flips: turned.length > 0 } as const
}
