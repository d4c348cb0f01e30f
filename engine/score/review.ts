import type { Limit, Text } from '../scenario/scenario.ts'
import type { Conformance } from './conformance/conformance.ts'
import type { Coordination } from './coordination/coordination.ts'
import type { Findings } from './findings/finding.ts'
import type { Inherited } from './inherited.ts'
import type { CapabilityScore } from './profile/capability.ts'
import type { Profile } from './profile/profile.ts'
import type { Rulings } from './ruled.ts'
import type { Signals } from './signals/signal.ts'
import type { Timing } from './timing.ts'
import type { Workload } from './workload/workload.ts'

/** A figure and the entries (their numbers) it was computed from; null where there was nothing to measure. */
export interface Figure {
  readonly value: number | null
  readonly entries: readonly number[]
}

/**
 * How an expected action ended. `breached` and `respected` are for the forbidden ones; `skipped` (a jump passed over
 * it), `unstaffed` (nobody was to play the role) and `not-opened` (the story never came to it) are not scored.
 */
export type Result = 'done' | 'late' | 'missed' | 'breached' | 'respected' | 'skipped' | 'unstaffed' | 'not-opened'

/** One expected action, scored. Times in drill ms, shares from 0 to 1. */
export interface ItemScore {
  readonly expected: string
  readonly label: Text
  readonly roles: readonly string[]
  readonly clause: string
  readonly objective: string
  readonly weight: number
  readonly critical: boolean
  readonly limit: Limit
  readonly result: Result
  readonly openedAt?: number
  readonly dueAt?: number
  /** First opened by a person of the role, of the inject that opened it. */
  readonly seenAt?: number
  readonly doneAt?: number
  readonly doneBy?: { readonly seat: string; readonly name: string; readonly role: string }
  /** doneAt − openedAt, never below 0. */
  readonly took?: number
  readonly timeliness: number | null
  readonly content: {
    readonly present: readonly string[]
    readonly missing: readonly string[]
    readonly share: number
  } | null
  /** 0–100: timeliness × (½ + ½ content), for reading; the indices are computed from the parts. */
  readonly points: number | null
  /** Ruled a right deviation from the plan: not scored, and listed under `rulings.accepted`. */
  readonly accepted?: boolean
  readonly entries: readonly number[]
}

/** Plan adherence (doctrine 3.4): 0.4 coverage + 0.3 timeliness + 0.15 content + 0.15 order − 0.1 a breach, from 0 to 1. */
export interface Adherence {
  readonly coverage: Figure
  readonly timeliness: Figure
  readonly content: Figure
  readonly order: Figure
  readonly breaches: Figure
  readonly index: Figure
}

/** HSEEP: without, with some, with major challenges, unable. */
export type Rating = 'P' | 'S' | 'M' | 'U'
/** AQ/T 9009: 优 良 中 差. */
export type Conclusion = 'excellent' | 'good' | 'fair' | 'poor'

/** What a review holds besides the scorecard. */
export interface ReviewParts {
  /** The version of the scoring standard it was computed by. */
  readonly standard: { readonly version: number; readonly name: Text }
  readonly timing: Timing
  readonly conformance: Conformance
  readonly coordination: Coordination
  readonly workload: Workload
  readonly capabilities: readonly CapabilityScore[]
  readonly profile: Profile
  readonly signals: Signals
  readonly findings: Findings
  readonly rulings: Rulings
}

export interface Review extends ReviewParts {
  readonly drill: { readonly id: string; readonly title: Text; readonly status: string; readonly n: number }
  readonly scenario: { readonly id: string; readonly version: number; readonly hash: string; readonly title: Text }
  readonly span: { readonly from: number; readonly to: number }
  /** Where it went on from, if it did not begin by itself. */
  readonly inherited?: Inherited
  /** 0–100: the adherence index × 100. */
  readonly score: number
  readonly conclusion: Conclusion
  readonly adherence: Adherence
  /** Drill ms from delivery (opening) to action, over actions done. */
  readonly response: { readonly median: Figure; readonly p90: Figure; readonly onTime: Figure }
  readonly counts: Readonly<Record<Result, number>>
  readonly objectives: readonly {
    readonly objective: string
    readonly label: Text
    readonly capability: readonly string[]
    readonly rating: Rating
    readonly why: Text
    readonly score: Figure
    readonly items: readonly string[]
  }[]
  readonly roles: readonly {
    readonly role: string
    readonly label: Text
    readonly people: readonly string[]
    readonly score: Figure
    readonly done: number
    readonly late: number
    readonly missed: number
    readonly breached: number
    readonly median: Figure
    readonly actions: number
  }[]
  readonly items: readonly ItemScore[]
  readonly branches: readonly {
    readonly branch: string
    readonly label: Text
    readonly costly: boolean
    readonly firedAt?: number
    readonly entries: readonly number[]
  }[]
  readonly links: readonly {
    readonly from: string
    readonly to: string
    readonly firstAt?: number
    readonly entries: readonly number[]
  }[]
}
