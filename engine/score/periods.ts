import type { EntryOf } from '../drill/entries.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import type { Facts } from './facts.ts'

/** One period of a periodic action: met by an action (at its own drill ms), or over without one. */
export type Period =
  | { readonly met: EntryOf<'expected-met'>; readonly at: number; readonly e: number }
  | { readonly met?: undefined; readonly overdue: EntryOf<'expected-overdue'>; readonly e: number }

/** Drill ms of the action that met an expected one. */
export function metAt(facts: Facts, met: EntryOf<'expected-met'>): number {
  const action = facts.byNumber.get(met.action)
  return action?.type === 'action-taken' ? action.own : met.at
}

/** The periods of a periodic action in order, as far as they have ended or been met. What came after the last is none. */
export function periodsOf(facts: Facts, expected: Pick<ExpectedAction, 'limit'> & { readonly id: string }): Period[] {
  const { limit } = expected
  if (limit.kind !== 'every') return []
  const met = (facts.met.get(expected.id) ?? []).map((entry) => ({
    met: entry,
    at: metAt(facts, entry),
    e: entry.e,
  }))
  const over = (facts.overdue.get(expected.id) ?? []).map((overdue) => ({ overdue, e: overdue.e }))
  return [...met.filter(({ at }) => at <= limit.until), ...over].sort((a, b) => a.e - b.e)
}
