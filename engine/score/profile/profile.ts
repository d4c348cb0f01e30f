import type { Text } from '../../scenario/scenario.ts'
import type { Conclusion, Figure } from '../review.ts'

export const dimensionIds = [
  'timeliness',
  'adherence',
  'coordination',
  'authority',
  'lifeSafety',
  'resources',
  'workload',
] as const
export type DimensionId = (typeof dimensionIds)[number]

export interface Dimension {
  readonly dimension: DimensionId
  readonly label: Text
  /** Out of 100 together; one that is not measured gives its weight to the others. */
  readonly weight: number
  /** 0 to 1. */
  readonly figure: Figure
  /** What it was computed from. */
  readonly from: Text
}

/** The total with one weight changed by half. */
export interface WeightChange {
  readonly dimension: DimensionId
  readonly factor: 0.5 | 1.5
  /** 0 to 100. */
  readonly total: number | null
  readonly band: Conclusion | null
}

/** The profile of doctrine 3.7: never the total alone. */
export interface Profile {
  readonly dimensions: readonly Dimension[]
  /** 0 to 100. */
  readonly total: Figure
  /** The total in words, by the bands of the standard; the overall conclusion is made by the objectives, not by this. */
  readonly band: Conclusion | null
  /** Measured dimensions, what costs most points first. */
  readonly order: readonly DimensionId[]
  readonly sensitivity: readonly WeightChange[]
  /** Does any change by half alter the band, or which dimension costs most? */
  readonly flips: { readonly band: boolean; readonly order: boolean }
  readonly says: Text
}
