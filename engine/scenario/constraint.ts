import { z } from 'zod'
import { duration, id } from './condition.ts'
import { text } from './text.ts'

const named = { id, ...text.shape, clause: z.string().optional(), weight: z.int().min(1).max(3).default(2) }

/**
 * A demand over expected actions that no single limit can state, by the templates of Declare. It is only scored: the
 * story does not wait for it.
 */
export const constraint = z.discriminatedUnion('kind', [
  /** Whenever `first` was done, `next` must follow (within a time). */
  z.strictObject({ kind: z.literal('response'), ...named, first: id, next: id, within: duration.optional() }),
  /** `next` only after `first`. */
  z.strictObject({ kind: z.literal('precedence'), ...named, first: id, next: id }),
  /** Both of the above. */
  z.strictObject({ kind: z.literal('succession'), ...named, first: id, next: id, within: duration.optional() }),
  /** One of the two, never both. */
  z.strictObject({ kind: z.literal('not-coexist'), ...named, actions: z.tuple([id, id]) }),
  /** Not at all. */
  z.strictObject({ kind: z.literal('absence'), ...named, action: id }),
  /** Once and not again. */
  z.strictObject({ kind: z.literal('exactly-one'), ...named, action: id }),
])
export type Constraint = z.output<typeof constraint>

/** The expected actions a constraint speaks of. */
export function actionsOf(constraint: Constraint): readonly string[] {
  if ('first' in constraint) return [constraint.first, constraint.next]
  return 'actions' in constraint ? constraint.actions : [constraint.action]
}
