import type { Entry } from '../drill/entries.ts'
import type { Probe, Scenario, Text } from '../scenario/scenario.ts'
import type { Review } from '../score/review.ts'

/** What a person wrote or rated, narrowed to what a report prints. Names are of evaluators, never of those evaluated. */
export interface Observation {
  readonly kind: 'strength' | 'improvement' | 'artificiality' | 'equipment' | 'cost' | 'other'
  readonly text: string
  readonly by: string
  readonly objective?: string
  readonly clause?: string
  readonly entries: readonly number[]
}
/** A rating given by hand: on which scale, what, and why. */
export interface HandRating {
  readonly label: Text
  readonly capability?: string
  readonly objective?: string
  /** P1 to P3, of what concerns the preparation. */
  readonly group?: string
  readonly scale: Text
  readonly value: Text
  readonly by: string
  readonly reason?: string
  readonly entries: readonly number[]
}
/** How far two evaluators agree on the items both rated (weighted kappa, ICC); below 0.6 it is low. */
export interface Agreement {
  readonly label: Text
  readonly measure: Text
  readonly value: number | null
  readonly n: number
}
/** All that people said besides acting. Absent parts are said to be absent. */
export interface Said {
  readonly evaluators: readonly string[]
  readonly observations: readonly Observation[]
  readonly ratings: readonly HandRating[]
  readonly agreement: readonly Agreement[]
  readonly feedback: readonly { readonly question: Text; readonly answers: readonly string[]; readonly mean?: number }[]
  readonly hotWash: {
    readonly keep: readonly string[]
    readonly change: readonly string[]
    readonly unclear: readonly string[]
    /** The five questions of doctrine 8, each with its answers. */
    readonly questions: readonly { readonly question: Text; readonly answers: readonly string[] }[]
  }
}

export type Poete = 'plan' | 'organisation' | 'equipment' | 'training' | 'exercise'
/** A corrective action as the improvement plan lists it. Dates as `2026-07-01`. */
export interface Improvement {
  readonly id: string
  readonly problem: Text
  readonly problems: readonly Probe[]
  readonly clause?: string
  readonly capability: readonly string[]
  readonly cause: string
  readonly measure: string
  readonly poete: Poete
  readonly unit: string
  readonly owner: string
  readonly needsHigher: boolean
  readonly start?: string
  readonly due?: string
  readonly verification?: string
  readonly state: Text
  readonly entries: readonly number[]
}

/** How an earlier comparable run came out; only runs of the same version, form, rate and notice may be given. */
export interface EarlierRun {
  readonly at: number
  readonly score: number
  readonly conclusion: Review['conclusion']
}

/** Which edition of the report this is. The content is the same whoever signs it: this stands beside, not inside, its hash. */
export interface Edition {
  readonly number: number
  readonly state: 'draft' | 'final'
  /** Of the content this edition has. */
  readonly hash: string
  readonly signed: readonly Signature[]
}
/** A report signed by name: what it was at that moment, and by which standard. Times in wall ms. */
export interface Signature {
  readonly number: number
  readonly name: string
  readonly at: number
  /** The commit of the log up to which it goes. */
  readonly n: number
  readonly standard: number
  readonly hash: string
  readonly note?: string
}

/** Everything a report is made of. The same input gives the same report, to the byte. */
export interface ReportInput {
  readonly scenario: Scenario
  readonly entries: readonly Entry[]
  readonly review: Review
  readonly org: string
  readonly staffed: readonly string[]
  /** Drill ms per wall ms at the launch. */
  readonly rate: number
  /** IANA name of the time zone dates are written in. */
  readonly zone: string
  readonly said?: Said
  readonly improvements?: readonly Improvement[]
  readonly earlier?: readonly EarlierRun[]
}
