import type { Figure } from './review.ts'

/** When an expected action was called for, first seen and done (doctrine 3.2). Times and spans in drill ms. */
export interface ItemTiming {
  readonly expected: string
  /** Delivered, or opened by time, an action or a branch: the limit counts from here. */
  readonly deliveredAt?: number
  /** t_ack: first opened by a person of the role. */
  readonly seenAt?: number
  /** t_act. */
  readonly actedAt?: number
  readonly dueAt?: number
  /** dueAt − deliveredAt. */
  readonly limit?: number
  /** Notice lag: seenAt − deliveredAt. */
  readonly notice?: number
  /** actedAt − seenAt. */
  readonly decision?: number
  /** actedAt − deliveredAt, never below 0. */
  readonly took?: number
  /** took ÷ limit: 1 is exactly on the limit. */
  readonly share?: number
  readonly entries: readonly number[]
}

/** How many expected actions used this share of their limit: from < share ≤ to (the first from 0 on); `to` null is without end. */
export interface TimingBin {
  readonly from: number
  readonly to: number | null
  readonly expected: readonly string[]
}

/** Half and nine tenths of a set of spans, nearest rank, in drill ms. */
export interface Spread {
  readonly n: number
  readonly p50: Figure
  readonly p90: Figure
}

/** Response times, for a picture: each item, and how they are spread over shares of their limits. */
export interface Timing {
  readonly items: readonly ItemTiming[]
  readonly bins: readonly TimingBin[]
  /** Scored and never done. */
  readonly missed: readonly string[]
  readonly notice: Spread
  readonly decision: Spread
  /** actedAt − dueAt of the late ones. */
  readonly delay: Spread
}
