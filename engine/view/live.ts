import type { Clock } from '../drill/clock.ts'
import type { Entry } from '../drill/entries.ts'
import type { DrillStatus } from './frames.ts'

/** How an expected action stands. `late` is met after its limit; `overdue` may still be met; `skipped` is not scored. */
export type Standing = 'waiting' | 'open' | 'met' | 'late' | 'overdue' | 'skipped' | 'unstaffed'

/** What staff see of a running drill, besides the scenario: all times in drill ms. */
export interface LiveView {
  readonly n: number
  readonly status: DrillStatus
  readonly clock: Clock
  /** The rate the clock goes at, or will after a pause. */
  readonly rate: number
  /** Of a scenario that changes the rate by itself: is it followed, and what comes next. */
  readonly rates?: { readonly followed: boolean; readonly next?: { readonly at: number; readonly rate: number } }
  readonly held: boolean
  readonly locked: boolean
  readonly phase?: string
  readonly released: boolean
  readonly variables: Readonly<Record<string, string | number | boolean>>
  /** Planned injects not yet delivered and not withheld, with a due time where one is known; soonest first. */
  readonly upcoming: readonly { readonly inject: string; readonly dueAt?: number }[]
  readonly expected: readonly {
    readonly expected: string
    readonly standing: Standing
    readonly dueAt?: number
    readonly openedAt?: number
    readonly doneAt?: number
  }[]
  readonly branches: readonly {
    readonly branch: string
    readonly state: 'possible' | 'fired' | 'avoided'
    /** When the clock alone will decide it. */
    readonly decidesAt?: number
  }[]
}

/** One commit as staff read it. */
export interface LogPage {
  readonly n: number
  readonly entries: readonly Entry[]
}
