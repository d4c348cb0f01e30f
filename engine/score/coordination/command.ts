import type { Scenario } from '../../scenario/scenario.ts'
import type { Facts } from '../facts.ts'
import { counts } from '../item.ts'
import type { Figure, ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Conflict } from './coordination.ts'

/**
 * Time without a single commander: from the limit of what sets one up (a task the standard names) until it was done or
 * the drill ended, and every conflict of orders until it was settled. Null where the plan asks for no command.
 */
export function uncommanded(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  conflicts: readonly Conflict[],
  { conventions }: ScoringStandard,
): { figure: Figure; spans: readonly (readonly [number, number])[]; due?: number } {
  const setsUp = new Set(
    scenario.expected
      .filter(({ match }) => conventions.commandTasks.some((task) => match.task === task))
      .map((expected) => expected.id),
  )
  const owed = items.filter((item) => setsUp.has(item.expected) && counts(item))
  if (owed.length === 0) return { figure: { value: null, entries: [] }, spans: [] }
  const dues = owed.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]))
  const gaps = [
    ...owed.flatMap(({ dueAt, doneAt }) => (dueAt === undefined ? [] : [[dueAt, doneAt ?? facts.end] as const])),
    ...conflicts.map(({ at, resolvedAt }) => [at, resolvedAt ?? facts.end] as const),
  ]
  const spans = merged(gaps.filter(([from, to]) => to > from))
  const entries = [...owed, ...conflicts].flatMap((each) => each.entries)
  return {
    figure: {
      value: spans.reduce((sum, [from, to]) => sum + to - from, 0),
      entries: [...new Set(entries)].sort((a, b) => a - b),
    },
    spans,
    ...(dues.length > 0 && { due: Math.min(...dues) }),
  }
}

/** Spans laid together where they touch. */
function merged(spans: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0])
  const out: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}
