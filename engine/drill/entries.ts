import type { Inject, Text } from '../scenario/scenario.ts'
import type { Clock } from './clock.ts'

export type Fields = Readonly<Record<string, string>>

/** What people read of an inject; the same for a planned and an ad-hoc one. */
export interface Message extends Text {
  readonly from: string
  readonly to: readonly string[]
  readonly via: Inject['via']
  readonly reply: { readonly dueAt?: number; readonly options?: readonly (Text & { readonly id: string })[] }
  readonly attachments: readonly { readonly name: Text; readonly body: Text }[]
}

/** Why an inject was delivered: as planned, by a branch, or by the trainer's hand. */
export type Cause =
  | { readonly by: 'plan' }
  | { readonly by: 'branch'; readonly branch: string }
  | { readonly by: 'trainer' }

/** What an entry says. `e` numbers, here and below, are entry numbers in the same log. */
export type EntryBody =
  | { type: 'seat-joined'; seat: string; role: string; name: string }
  | { type: 'seat-removed'; seat: string }
  | { type: 'lobby-locked' }
  | { type: 'lobby-unlocked' }
  | { type: 'drill-started'; clock: Clock }
  | { type: 'drill-paused'; clock: Clock }
  | { type: 'drill-resumed'; clock: Clock }
  /** `rate`: that of the clock, or the one it will have after the pause. `planned`: the scenario's own change. */
  | { type: 'rate-set'; clock: Clock; rate?: number; planned?: true }
  | { type: 'clock-jumped'; clock: Clock; from: number }
  | { type: 'clock-held'; clock: Clock; lateMs: number }
  | { type: 'phase-entered'; phase: string }
  | { type: 'inject-delivered'; inject?: string; cause: Cause; message: Message }
  | { type: 'inject-withheld'; inject: string; branch: string }
  | { type: 'inject-seen'; seat: string; delivery: number }
  | {
      type: 'action-taken'
      action: string
      seat: string
      role: string
      form: string
      fields: Fields
      to: readonly string[]
      inReplyTo?: number
      clause?: string
      reason?: string
      /** Drill ms by the moment the server accepted it: what is scored. */
      own: number
      /** Wall ms of the same moment. */
      receivedAt: number
      /** Wall ms by the sender's own clock: evidence only. */
      sentAt?: number
    }
  | { type: 'said'; from: string; to: readonly string[]; text: string; inReplyTo?: number }
  | { type: 'expected-opened'; expected: string; dueAt: number; by: number }
  | { type: 'expected-met'; expected: string; action: number; openedAt: number; took: number; late: boolean }
  | { type: 'expected-overdue'; expected: string; dueAt: number }
  | { type: 'expected-skipped'; expected: string }
  | { type: 'breached'; expected: string; action: number }
  | { type: 'branch-fired'; branch: string }
  | { type: 'variable-set'; variable: string; value: string | number | boolean }
  | { type: 'objective-failed'; objective: string; branch: string }
  | { type: 'noted'; text: string; by: string }
  /** The trainer asked everybody how heavy a phase was. */
  | { type: 'workload-asked'; phase: string }
  | { type: 'drill-ended'; clock: Clock }
  /** Everything before this was inherited from another drill, as it stood after its commit `n`. */
  | { type: 'forked'; drill: string; n: number; clock: Clock }
  | { type: 'review-released' }

/** What happened: numbered without gaps, `at` in drill ms (log time, never going back), `wall` in wall ms. */
export type Entry = EntryBody & { readonly e: number; readonly at: number; readonly wall: number }
export type EntryOf<T extends Entry['type']> = Extract<Entry, { type: T }>

/** Why a command was refused; a stable word, turned into a sentence at the edge. */
export type Refusal =
  | 'drill-ended'
  | 'not-started'
  | 'already-started'
  | 'already-paused'
  | 'not-paused'
  | 'nothing-to-jump-to'
  | 'unknown-inject'
  | 'unknown-phase'
  | 'already-delivered'
  | 'unknown-role'
  | 'not-a-simulated-role'
  | 'unknown-form'
  | 'unknown-field'
  | 'missing-field'
  | 'bad-option'
  | 'missing-addressee'
  | 'unknown-clause'
  | 'unknown-message'
  | 'unknown-seat'
  | 'seat-removed'
  | 'lobby-locked'
  | 'not-ended'
  | 'no-rates-planned'

export type Outcome =
  | { readonly ok: true; readonly e: number }
  | { readonly ok: false; readonly reason: Refusal; readonly detail?: string }
