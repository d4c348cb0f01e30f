import { z } from 'zod'
import { durationPattern, parseDuration } from './duration.ts'

/** A duration written by an author; read as drill ms. */
export const duration = z
  .string()
  .regex(durationPattern, { error: 'write a duration such as 45m, -2h, 1d12h or 90s' })
  .transform((text) => parseDuration(text) ?? 0)

/** What every object has by birth: a ledger keyed by ids would take such a name for an id that is there already. */
const inborn: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

export const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, { error: 'an id starts with a letter and has only letters, digits, - and _' })
  .refine((text) => !inborn.has(text), { error: 'this word has a meaning of its own to the program: use another id' })

const value = z.union([z.string(), z.number(), z.boolean()])
/** What a field must hold: one value, any of several, or a bound on a number. */
export const fieldTest = z.union([
  value,
  z.array(value).min(1),
  z.strictObject({ gte: z.number().optional(), lte: z.number().optional() }),
])
export type FieldTest = z.output<typeof fieldTest>

/** A JSON condition over the ledger; the one guard of the machine. Times are drill ms. */
export type Condition =
  | { readonly done: string; readonly by?: number }
  | { readonly notDone: string; readonly by: number }
  | { readonly breached: string }
  | { readonly answered: { form: string; role?: string; with?: Record<string, FieldTest> }; readonly by?: number }
  | { readonly count: { of: readonly string[]; atLeast: number }; readonly by?: number }
  | { readonly var: string; readonly gte?: number; readonly lte?: number; readonly is?: string | number | boolean }
  | { readonly score: { of: readonly string[]; below: number }; readonly by: number }
  | { readonly delivered: string }
  | { readonly at: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** What an author writes: the same shape with durations as text. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ done: id, by: duration.optional() }),
      z.strictObject({ notDone: id, by: duration }),
      z.strictObject({ breached: id }),
      z.strictObject({
        answered: z.strictObject({ form: id, role: id.optional(), with: z.record(id, fieldTest).optional() }),
        by: duration.optional(),
      }),
      z.strictObject({
        count: z.strictObject({ of: z.array(id).min(1), atLeast: z.int().positive() }),
        by: duration.optional(),
      }),
      z.strictObject({ var: id, gte: z.number().optional(), lte: z.number().optional(), is: value.optional() }),
      z.strictObject({ score: z.strictObject({ of: z.array(id).min(1), below: z.number() }), by: duration }),
      z.strictObject({ delivered: id }),
      z.strictObject({ at: duration }),
      z.strictObject({ all: z.array(condition).min(1) }),
      z.strictObject({ any: z.array(condition).min(1) }),
      z.strictObject({ not: condition }),
    ],
    {
      error:
        'write one condition: done, notDone … by, breached, answered, count, var, score, delivered, at, all, any or not',
    },
  ),
) as z.ZodType<Condition>

/** Every condition inside a condition, itself first. */
export function* parts(of: Condition): Generator<Condition> {
  yield of
  if ('all' in of) for (const part of of.all) yield* parts(part)
  if ('any' in of) for (const part of of.any) yield* parts(part)
  if ('not' in of) yield* parts(of.not)
}

/** The drill times (ms) at which a condition may change by the clock alone. */
export function thresholds(of: Condition): number[] {
  const times: number[] = []
  for (const part of parts(of)) {
    // A limit is over one drill ms after it.
    if ('notDone' in part || 'score' in part) times.push(part.by + 1)
    else if ('by' in part && part.by !== undefined) times.push(part.by)
    if ('at' in part) times.push(part.at)
  }
  return times
}
