import type { Probe, Text } from '../../scenario/scenario.ts'
import type { CapabilityId } from '../profile/capability.ts'

/** A strength, or a problem with what would mend it. Written of conditions, never of persons (doctrine 8). */
export interface Finding {
  /** Stable across versions of the standard: `item:order-evacuation`, `signal:P5`, `link:SUM>DUTY`, `branch:B1` … */
  readonly id: string
  readonly kind: 'strength' | 'problem'
  readonly about: 'item' | 'breach' | 'branch' | 'link' | 'constraint' | 'conflict' | 'owner' | 'signal'
  /** Clause, role, limit, actual, what was missing, effect: whole sentences. */
  readonly text: Text
  /** Why, as far as the log shows it. */
  readonly cause?: Text
  readonly effect?: Text
  readonly fix?: Text
  readonly expected?: string
  readonly objective?: string
  readonly clause?: string
  readonly roles: readonly string[]
  readonly capability: readonly CapabilityId[]
  readonly problems: readonly Probe[]
  /** Where a remedy would lie, as a proposal. */
  readonly poete?: 'plan' | 'organisation' | 'equipment' | 'training' | 'exercise'
  /** Higher is graver, or better; only to rank. */
  readonly weight: number
  readonly entries: readonly number[]
}
export interface Findings {
  /** Ranked, strongest first. */
  readonly strengths: readonly Finding[]
  /** Ranked, gravest first. */
  readonly problems: readonly Finding[]
  /** The three that a manager reads first. */
  readonly top: {
    readonly strengths: readonly Finding[]
    readonly problems: readonly Finding[]
    /** Problems whose mending matters most, each with its fix. */
    readonly fixes: readonly Finding[]
  }
}
