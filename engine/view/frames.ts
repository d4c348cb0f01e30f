import type { Clock } from '../drill/clock.ts'
import type { Fields } from '../drill/entries.ts'
import type { Form } from '../scenario/forms.ts'
import type { Clause, Inject, Text } from '../scenario/scenario.ts'

export type DrillStatus = 'lobby' | 'running' | 'paused' | 'ended'

/** What one seat may see of what happened: numbered per seat from 1 without gaps; `at` in drill ms. */
export type Frame = { readonly k: number; readonly at: number } & (
  | { type: 'clock'; status: DrillStatus; clock: Clock }
  | {
      type: 'inject'
      from: string
      /** Roles it is addressed to; empty: to nobody in particular. */
      to: readonly string[]
      via: Inject['via']
      text: Text
      attachments: readonly { readonly name: Text; readonly body: Text }[]
      /** What the message itself asks: until when (drill ms), and between which options. */
      reply: { dueAt?: number; options?: readonly (Text & { id: string })[] }
    }
  /** Somebody's action addressed to my role, or a simulated role speaking (`form: 'say'`, `fields.content`). */
  | { type: 'message'; from: string; form: string; fields: Fields; to: readonly string[]; inReplyTo?: number }
  /** My own action, accepted. `inReplyTo` is a frame number. */
  | {
      type: 'action'
      id: string
      form: string
      fields: Fields
      to: readonly string[]
      inReplyTo?: number
      clause?: string
      reason?: string
    }
  | { type: 'seen'; of: number }
  /** The trainer asks how heavy the last stretch was. Which phase it was is not told. */
  | { type: 'survey' }
  | { type: 'removed' }
  | { type: 'review-released' }
)
export type FrameOf<T extends Frame['type']> = Extract<Frame, { type: T }>

/** A plan clause as its actors may read it. Tag S alone is law. */
export type PublicClause = Pick<Clause, 'id' | 'zh' | 'en' | 'actor' | 'trigger' | 'limit' | 'basis'>

/** Everything about a drill that a seat may know and that does not change while it runs. */
export interface SeatView {
  readonly seat: string
  readonly name: string
  readonly drill: { readonly title: Text; readonly start: string; readonly stop: Text }
  readonly role: Text & { readonly id: string; readonly duties: readonly Text[]; readonly authority: readonly Text[] }
  /** All clauses with my role among their actors. */
  readonly clauses: readonly PublicClause[]
  /** Everybody one can address; who is played and who is simulated is not told. */
  readonly roles: readonly (Text & { readonly id: string })[]
  readonly tasks: readonly (Text & { readonly id: string })[]
  readonly forms: readonly Form[]
}
