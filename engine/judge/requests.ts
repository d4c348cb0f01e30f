import { z } from 'zod'
import { commandId } from '../drill/commands.ts'
import { id } from '../scenario/condition.ts'
import { cardKinds } from './records.ts'

/* What people's devices send when they judge. Every request carries the device's own id: repeated, it is the same. */

const line = (max: number) => z.string().trim().min(1).max(max)
/**
 * Who says it, on a link that several people share: `key` is made once on the person's device and never shown to
 * anybody, so that nobody else can correct what this person said.
 */
const author = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'an author key is 16 to 64 letters, digits, - or _' }),
  name: line(40),
})
export type Author = z.output<typeof author>
const itemId = line(60)

export const ratingRequest = z.strictObject({
  id: commandId,
  author,
  item: itemId,
  /** A value of the item's scale; null takes the person's rating back. */
  value: line(10).nullable(),
  reason: line(1000).optional(),
})
export const observationRequest = z.strictObject({
  id: commandId,
  author,
  kind: z.enum(['strength', 'improve', 'fact']).default('fact'),
  /** Null takes back the one it replaces. */
  text: line(2000).nullable(),
  item: itemId.optional(),
  role: id.optional(),
  entry: z.int().positive().optional(),
  replaces: commandId.optional(),
  /** Wall ms by the device when it was written: kept as evidence. */
  writtenAt: z.number().optional(),
})

const reason = line(1000)
const put = <T extends string, S extends z.core.$ZodLooseShape>(kind: T, more: S) =>
  z.strictObject({ id: commandId, author, kind: z.literal(kind), reason, ...more })
export const rulingRequest = z.discriminatedUnion('kind', [
  put('item-points', { expected: id, value: z.number().min(0).max(100) }),
  put('objective-rating', { objective: id, value: z.enum(['P', 'S', 'M', 'U']) }),
  put('conclusion', { value: z.enum(['excellent', 'good', 'fair', 'poor']) }),
  put('accept-deviation', { expected: id }),
  /** Takes a ruling back; both stay on record. */
  put('withdraw', { ruling: commandId }),
])

const step = z.int().min(0).max(100).multipleOf(5)
export const workloadRequest = z.strictObject({
  id: commandId,
  /** The frame number of the survey that asks; 0 at the end of the drill. */
  survey: z.int().nonnegative(),
  mental: step,
  physical: step,
  temporal: step,
  performance: step,
  effort: step,
  frustration: step,
})
export const cardRequest = z.strictObject({
  id: commandId,
  kind: z.enum(cardKinds),
  text: line(500),
  /** Then neither seat nor name is kept. */
  anonymous: z.boolean(),
})
const mark = z.int().min(1).max(5)
export const feedbackRequest = z.strictObject({
  id: commandId,
  realism: mark,
  usefulness: mark,
  roles: mark,
  pace: mark,
  text: line(2000).optional(),
})
