import type { Text } from '../scenario/scenario.ts'
import type { Ruling, WorkloadAnswer } from '../score/rulings.ts'
import type { ScaleId } from './scale.ts'

/* What people said of a drill, as it is kept. Nothing is ever overwritten: a correction is a later record. */

/**
 * Somebody who judges. The id tells people of one name apart and proves nothing; the role stays with what was said, so
 * that everybody sees when who steered the drill judged it too.
 */
export interface Person {
  readonly id: string
  readonly name: string
  readonly role: 'trainer' | 'manager' | 'evaluator'
}

/** When it was said: wall ms and drill ms, both by the server. */
export interface Said {
  readonly id: string
  readonly person: Person
  readonly at: number
  readonly drillAt: number
}

/** One person's rating of one item; null takes an earlier one back. The last one of a person stands. */
export interface Rating extends Said {
  readonly item: string
  readonly scale: ScaleId
  readonly value: string | null
  readonly reason?: string
}

/** What somebody saw: to keep, to improve, or simply a fact. `text` is null where an earlier one was taken back. */
export interface Observation extends Said {
  readonly kind: 'strength' | 'improve' | 'fact'
  readonly text: string | null
  readonly item?: string
  readonly role?: string
  /** An entry of the log that shows it. */
  readonly entry?: number
  /** An earlier observation of the same person, which this one corrects. */
  readonly replaces?: string
  /** Wall ms by the person's own device when it was written; it may have waited for a network. Evidence only. */
  readonly writtenAt?: number
}

/** A ruling as it was put, by whom. */
export type RulingRecord = Ruling & { readonly person: Person }
/** A ruling taken back; the ruling itself stays on record. */
export interface Withdrawal {
  readonly id: string
  readonly ruling: string
  readonly reason: string
  readonly person: Person
  readonly at: number
}

export const cardKinds = ['keep', 'change', 'unclear', 'q1', 'q2', 'q3', 'q4', 'q5'] as const
/** Keep, change, unclear; or the answer to one of the five hot-wash questions. */
export type CardKind = (typeof cardKinds)[number]

/** The five questions of the hot wash (doctrine 8). */
export const hotWashQuestions: readonly (Text & { readonly id: CardKind })[] = [
  { id: 'q1', zh: '哪条预案条款最有用、最不好用？', en: 'Which clause helped most, and which least?' },
  { id: 'q2', zh: '哪个时刻不知道该谁管？', en: 'When was it unclear who owned a matter?' },
  { id: 'q3', zh: '哪些信息重复报了？', en: 'What was reported twice?' },
  { id: 'q4', zh: '缺什么授权、人员或装备？', en: 'What authority, people or kit was missing?' },
  { id: 'q5', zh: '只改一件事，改什么？', en: 'If one thing could change, what should it be?' },
]

/**
 * A card of the hot wash. An anonymous one holds no name, no seat, no role and no time: nothing but what was written.
 */
export interface Card {
  readonly id: string
  readonly kind: CardKind
  readonly text: string
  readonly by?: { readonly name: string; readonly role: string }
  /** Wall ms; absent on an anonymous card. */
  readonly at?: number
}

/** A participant's form, without a name: four statements agreed with from 1 (not at all) to 5 (fully). */
export interface Feedback {
  readonly id: string
  readonly realism: number
  readonly usefulness: number
  readonly roles: number
  readonly pace: number
  readonly text?: string
}

/** A load survey as it is kept; the seat keeps one person's two answers to one phase apart and goes no further. */
export interface WorkloadRecord extends WorkloadAnswer {
  readonly id: string
  readonly seat: string
  readonly at: number
}

/** Everything that people said of one drill. */
export interface Records {
  readonly ratings: readonly Rating[]
  readonly observations: readonly Observation[]
  readonly rulings: readonly RulingRecord[]
  readonly withdrawals: readonly Withdrawal[]
  readonly cards: readonly Card[]
  /** How many participants put at least one card. */
  readonly cardPeople: number
  readonly feedback: readonly Feedback[]
  readonly workload: readonly WorkloadRecord[]
}
export const nothingSaid: Records = {
  ratings: [],
  observations: [],
  rulings: [],
  withdrawals: [],
  cards: [],
  cardPeople: 0,
  feedback: [],
  workload: [],
}
