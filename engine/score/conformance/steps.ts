import type { EntryOf } from '../../drill/entries.ts'
import type { Facts } from '../facts.ts'
import { counts } from '../item.ts'
import { metAt, periodsOf } from '../periods.ts'
import type { ItemScore } from '../review.ts'
import type { PlanOrder } from './plan-order.ts'

/** One thing the plan wanted done; every period of a periodic action is one. */
export interface Step {
  readonly item: ItemScore
  readonly period?: number
  readonly met?: EntryOf<'expected-met'>
  readonly at?: number
  /** When it should have been done by. */
  readonly due: number
  readonly entries: readonly number[]
}

/** What the plan wanted in this drill; accepted deviations and what was never owed are not of it. */
export function stepsOf(facts: Facts, items: readonly ItemScore[]): Step[] {
  return items.filter(counts).flatMap((item): Step[] => {
    const met = facts.met.get(item.expected) ?? []
    const done = (entry: EntryOf<'expected-met'>) => ({
      met: entry,
      at: metAt(facts, entry),
      due: entry.at,
      entries: [entry.action, entry.e],
    })
    if (item.limit.kind !== 'every') {
      const [first] = met
      return [first ? { item, ...done(first) } : { item, due: item.dueAt ?? facts.end, entries: item.entries }]
    }
    return periodsOf(facts, { id: item.expected, limit: item.limit }).map((period, index) => ({
      item,
      period: index + 1,
      ...(period.met ? done(period.met) : { due: period.overdue.dueAt, entries: [period.e] }),
    }))
  })
}

/** A periodic action's periods follow each other; what must precede it precedes them all, what it must precede only the first. */
export function precedesBy(order: PlanOrder, first: Step, then: Step): boolean {
  if (first.item === then.item) return (first.period ?? 0) < (then.period ?? 0)
  return (first.period ?? 1) === 1 && order(first.item.expected, then.item.expected)
}
