import type { Text } from '../../scenario/scenario.ts'
import type { Figure } from '../review.ts'

/** Open tasks of a role from a moment on (drill ms), until the next point: a step line. */
export interface LoadPoint {
  readonly at: number
  readonly open: number
}
export interface RoleLoad {
  readonly role: string
  readonly label: Text
  readonly series: readonly LoadPoint[]
  readonly peak: Figure
  /** Mean open tasks over the drill. */
  readonly mean: Figure
  /** Changes from one task to another, an hour of drill time. */
  readonly switches: Figure
  /** Injects to this role that called for something and got nothing. */
  readonly unanswered: Figure
  /** Time on reports ÷ active time (doctrine 3.6), from what the log shows: see `burden.ts`. */
  readonly burden: Figure
  /** Raw TLX, mean of what people of this role answered; null where nobody did. */
  readonly tlx: number | null
}

/** Raw TLX after a phase: the mean of the answers, 0 to 100. Answers have no entries: people gave them beside the log. */
export interface PhaseTlx {
  readonly phase: string
  readonly label: Text
  readonly answers: number
  readonly tlx: number | null
  readonly scales: Readonly<
    Record<'mental' | 'physical' | 'temporal' | 'performance' | 'effort' | 'frustration', number>
  > | null
}

export interface Workload {
  readonly roles: readonly RoleLoad[]
  /** Reporting burden over all roles. */
  readonly burden: Figure
  /** 1 − unique facts ÷ facts sent, over reports. */
  readonly duplicates: Figure
  /** Most roles held by one person of the same name. */
  readonly rolesPerPerson: Figure
  /** Gini coefficient of actions taken, over played roles: 0 is even. */
  readonly gini: Figure
  readonly phases: readonly PhaseTlx[]
  /** Raw TLX over all answers. */
  readonly tlx: number | null
  readonly answers: number
}
