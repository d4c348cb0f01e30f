import type { EntryBody } from '../drill/entries.ts'

/** One expected action as it stands. `due` and the others in drill ms. */
export interface Row {
  /** open, met in time, late, overdue (may still be met), skipped by a jump. */
  readonly s: 'open' | 'met' | 'late' | 'overdue' | 'skipped'
  readonly opened: number
  readonly due: number
  readonly done?: number
  /** For `every`: periods met and periods ended. */
  readonly hits?: number
  readonly periods?: number
  /** For `every`: was this period met? */
  readonly now?: boolean
}

/** The machine's context: sparse, JSON, only what deciding needs. Times in drill ms. */
export interface Ledger {
  /** Drill time and next entry number of the step under way. */
  readonly at: number
  readonly e: number
  readonly phase?: string
  /** Delivered planned injects: [drill ms, entry number]. */
  readonly injects: Readonly<Record<string, readonly [number, number]>>
  readonly withheld: Readonly<Record<string, number>>
  readonly expected: Readonly<Record<string, Row>>
  readonly breaches: Readonly<Record<string, number>>
  readonly branches: Readonly<Record<string, number>>
  readonly failed: Readonly<Record<string, string>>
  /** Values of variables; of one that moves by itself, the exact value where its model last changed. */
  readonly vars: Readonly<Record<string, string | number | boolean>>
  /** When that was, where it was not at the model's own beginning. */
  readonly anchors?: Readonly<Record<string, number>>
  /** When each of the script's bounds will next be crossed, as far as the ledger tells. */
  readonly crossings?: Readonly<Record<string, number>>
  /** Variables whose model has stopped, and when. */
  readonly frozen: Readonly<Record<string, number>>
  /** First time each `answered` condition was met, by its index in the script. */
  readonly answers: Readonly<Record<string, number>>
  /** Stretches the trainer jumped over: nobody could act in them. */
  readonly jumps: readonly (readonly [number, number])[]
  /** Roles that people may play; the others are simulated. */
  readonly staffed: readonly string[]
}

/** What the machine's events are; `at` in drill ms, `e` the next free entry number. */
export type MachineEvent = { readonly at: number; readonly e: number } & (
  | { type: 'start' }
  | { type: 'end' }
  | { type: 'phase'; phase: string }
  | { type: 'deliver'; inject: string; cause: 'plan' | 'trainer' | { branch: string } }
  | { type: 'act'; act: Act }
  | { type: 'due'; expected: string }
  | { type: 'jump'; to: number }
  | { type: 'tick' }
)
export interface Act {
  /** The entry number of the action. */
  readonly action: number
  readonly role: string
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
  readonly to: readonly string[]
  readonly inject?: string
  /** Drill ms by the moment the server accepted it. */
  readonly own: number
}

/** A timer's event as it is stored: the moment and the number come when it fires. */
export type TimerEvent =
  | { readonly type: 'phase'; readonly phase: string }
  | { readonly type: 'deliver'; readonly inject: string; readonly cause: 'plan' | { readonly branch: string } }
  | { readonly type: 'due'; readonly expected: string }
  | { readonly type: 'tick' }
  /** The clock's own: it goes on at another rate, as the scenario plans. */
  | { readonly type: 'rate'; readonly rate: number }

/** What a step asks to be done, as data, in order. */
export type Effect =
  | { readonly kind: 'entry'; readonly e: number; readonly body: EntryBody }
  | { readonly kind: 'arm'; readonly id: string; readonly dueAt: number; readonly event: TimerEvent }
  | { readonly kind: 'disarm'; readonly id: string }

/** The ledger before the start. */
export function emptyLedger(vars: Ledger['vars'], staffed: readonly string[]): Ledger {
  return {
    at: 0,
    e: 1,
    injects: {},
    withheld: {},
    expected: {},
    breaches: {},
    branches: {},
    failed: {},
    vars,
    frozen: {},
    answers: {},
    jumps: [],
    staffed,
  }
}
