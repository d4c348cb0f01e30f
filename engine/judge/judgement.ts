import type { Text } from '../scenario/scenario.ts'
import type { Conclusion, Rating as ObjectiveRating } from '../score/review.ts'
import type { Coefficient } from './agreement.ts'
import type { EvaluationGroup, EvaluationItem } from './item.ts'
import type { Card, Feedback, Observation, Person, Rating, RulingRecord, Withdrawal } from './records.ts'
import type { Scale, ScaleId } from './scale.ts'

/** An item with what people made of it. */
export interface JudgedItem extends EvaluationItem {
  /** The ratings that stand, one a person, oldest first. */
  readonly ratings: readonly Rating[]
  /** Corrected or taken back, oldest first. */
  readonly earlier: readonly Rating[]
  /** The mean worth of the ratings that stand, 0 to 1; null without any. */
  readonly worth: number | null
  /** Steps of the scale between the lowest and the highest; null with fewer than two people. */
  readonly spread: number | null
}

/** Two people who rated the same things, on one scale. */
export interface PairAgreement {
  readonly people: readonly [Person, Person]
  readonly scale: ScaleId
  /** Items both rated, and on how many of them they gave the same value. */
  readonly shared: number
  readonly same: number
  readonly kappa: Coefficient
}
export interface Agreement {
  readonly people: readonly Person[]
  /** Items rated by anybody, by two or more, and the share of the second in the first (20 % are wanted). */
  readonly rated: number
  readonly doubled: number
  readonly doubledShare: number | null
  readonly pairs: readonly PairAgreement[]
  /** Weighted kappa over all pairs: the mean of those that could be computed, by the items they shared. */
  readonly kappa: Coefficient
  /** ICC(2,1) on worth (0 to 1), over the items that the same people all rated; `people` of them. */
  readonly icc: Coefficient & { readonly people: number }
}

/** A ruling beside what was computed. */
export interface RulingView {
  readonly ruling: RulingRecord
  /** What it is about, in words. */
  readonly label: Text
  /** The computed value it stands over: points, P/S/M/U, a conclusion; for a deviation, the points. Null: none computed. */
  readonly computed: number | ObjectiveRating | Conclusion | null
  /** `replaced` by a later ruling on the same matter. */
  readonly state: 'stands' | 'replaced' | 'withdrawn'
  readonly withdrawal?: Withdrawal
}

export interface HotWash {
  readonly cards: readonly Card[]
  /** How many participants answered, of how many who hold a seat. */
  readonly answered: number
  readonly seats: number
}

export const feedbackAspects = ['realism', 'usefulness', 'roles', 'pace'] as const
export type FeedbackAspect = (typeof feedbackAspects)[number]
export interface FeedbackSummary {
  readonly n: number
  readonly aspects: readonly {
    readonly aspect: FeedbackAspect
    readonly label: Text
    /** 1 to 5; null without a form. */
    readonly mean: number | null
    /** How many gave 1, 2, 3, 4, 5. */
    readonly counts: readonly [number, number, number, number, number]
  }[]
  readonly texts: readonly NonNullable<Feedback['text']>[]
}

export const loadScales = ['mental', 'physical', 'temporal', 'performance', 'effort', 'frustration'] as const
export type LoadScale = (typeof loadScales)[number]
/** Raw TLX of one role in one phase: means over the people who answered, 0 to 100. */
export interface LoadCell {
  readonly role: string
  readonly phase: string
  readonly n: number
  readonly scales: Readonly<Record<LoadScale, number>>
  readonly rtlx: number
}

/** What people said of a drill, gathered: beside the review, never mixed into its computed figures. */
export interface Judgement {
  readonly drill: string
  readonly scales: { readonly version: number; readonly list: readonly Scale[] }
  readonly groups: readonly EvaluationGroup[]
  readonly items: readonly JudgedItem[]
  readonly agreement: Agreement
  /** What stands, in order of drill time; `history` has what was corrected or taken back. */
  readonly observations: { readonly list: readonly Observation[]; readonly history: readonly Observation[] }
  /** Every ruling ever put, oldest first. */
  readonly rulings: readonly RulingView[]
  readonly hotWash: HotWash
  readonly feedback: FeedbackSummary
  readonly workload: readonly LoadCell[]
}
