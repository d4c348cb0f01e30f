import type { Conclusion, Figure, Rating } from './review.ts'

/** What was computed, and what a person ruled over it, with the reason: both stay. */
export interface Ruled<T> {
  readonly ruling: string
  readonly computed: T | null
  readonly value: T
  readonly reason: string
  readonly by: string
  /** Wall ms. */
  readonly at: number
}

/** Going another way than the plan, ruled right: out of the denominators, and perhaps a defect of the plan. */
export interface AcceptedDeviation {
  readonly ruling: string
  readonly expected: string
  readonly clause: string
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly entries: readonly number[]
}

/** All that people ruled. Of several rulings on one thing the last stands; one that names nothing here is listed, not applied. */
export interface Rulings {
  readonly items: readonly (Ruled<number> & { readonly expected: string })[]
  readonly objectives: readonly (Ruled<Rating> & { readonly objective: string })[]
  readonly conclusion?: Ruled<Conclusion>
  readonly accepted: readonly AcceptedDeviation[]
  readonly unknown: readonly string[]
  /** Score and conclusion as they were before deviations were accepted; absent where none was. */
  readonly before?: { readonly score: number; readonly index: Figure; readonly conclusion: Conclusion }
}
