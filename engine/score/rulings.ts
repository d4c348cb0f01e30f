import type { Conclusion, Rating } from './review.ts'

/**
 * What people ruled over what was computed. The computed value stays in the review beside the ruled one; a ruling
 * always has a reason. `accept-deviation`: going another way was right, so the expected action leaves the
 * denominators and is listed as a possible defect of the plan (doctrine 3.4).
 */
export type Ruling = {
  readonly id: string
  /** What people wrote why; never empty. */
  readonly reason: string
  readonly by: string
  /** Wall ms. */
  readonly at: number
} & (
  | { readonly kind: 'item-points'; readonly expected: string; readonly value: number }
  | { readonly kind: 'objective-rating'; readonly objective: string; readonly value: Rating }
  | { readonly kind: 'conclusion'; readonly value: Conclusion }
  | { readonly kind: 'accept-deviation'; readonly expected: string }
)

/** One person's Raw TLX after a phase: six scales from 0 (low) to 100 (high), in steps of 5 (Hart & Staveland 1988). */
export interface WorkloadAnswer {
  readonly role: string
  readonly phase: string
  readonly mental: number
  readonly physical: number
  readonly temporal: number
  /** 0 is perfect, 100 is failure: as on the form, so that more is always a heavier load. */
  readonly performance: number
  readonly effort: number
  readonly frustration: number
}

/** What people said that the score takes in; computed figures never depend on rulings. */
export interface Heard {
  readonly rulings: readonly Ruling[]
  readonly workload: readonly WorkloadAnswer[]
}
export const nothingHeard: Heard = { rulings: [], workload: [] }
