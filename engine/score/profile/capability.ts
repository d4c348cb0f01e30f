import type { Text } from '../../scenario/scenario.ts'
import type { Figure, Rating } from '../review.ts'

export const capabilityIds = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11', 'C12', 'C13'] as const
export type CapabilityId = (typeof capabilityIds)[number]

/** A group of AQ/T 9009-2015 A.2 with what this drill shows of it. Without evidence it is left to the evaluators. */
export interface CapabilityScore {
  readonly capability: CapabilityId
  readonly label: Text
  /** The nearest HSEEP core capabilities (doctrine 2.3). */
  readonly core: readonly Text[]
  readonly state: 'measured' | 'not-measured'
  /** 0 to 1. */
  readonly score: Figure
  /** On the scale 0 missing, 1 poor, 3 fair, 5 excellent; null where not measured. */
  readonly mark: 0 | 1 | 3 | 5 | null
  readonly objectives: readonly { readonly objective: string; readonly rating: Rating }[]
  readonly items: readonly string[]
}
