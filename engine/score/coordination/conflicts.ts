import type { EntryOf } from '../../drill/entries.ts'
import type { Facts } from '../facts.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Conflict } from './coordination.ts'

type Action = EntryOf<'action-taken'>

/**
 * Two orders to one role from different roles, about different tasks, close together, and at least one of them nothing
 * the plan asked for: a role that cannot follow both (doctrine 3.5). What the plan itself wants side by side is not a
 * conflict. It is settled by the next order to that role that repeats one of the two tasks, or comes from a third role.
 */
export function conflictsOf(facts: Facts, { conflictWindow }: ScoringStandard): Conflict[] {
  const byReceiver = new Map<string, Action[]>()
  for (const order of [...facts.actions].sort((a, b) => a.own - b.own || a.e - b.e)) {
    if (order.form !== 'order') continue
    for (const to of order.to) {
      const row = byReceiver.get(to)
      if (row) row.push(order)
      else byReceiver.set(to, [order])
    }
  }
  const planned = (order: Action) => facts.metBy.has(order.e)
  const found: Conflict[] = []
  for (const [to, orders] of byReceiver) {
    orders.forEach((second, j) => {
      for (let i = j - 1; i >= 0; i--) {
        const first = orders[i]
        if (!first || second.own - first.own > conflictWindow) break
        const [a, b] = [first.fields.task ?? '', second.fields.task ?? '']
        if (first.role === second.role || a === b || (planned(first) && planned(second))) continue
        const settled = orders.find(
          (later, k) =>
            k > j &&
            ((later.role !== first.role && later.role !== second.role) || [a, b].includes(later.fields.task ?? '')),
        )
        found.push({
          to,
          tasks: [a, b],
          from: [first.role, second.role],
          at: second.own,
          ...(settled && { resolvedAt: settled.own }),
          entries: [first.e, second.e, ...(settled ? [settled.e] : [])],
        })
        break
      }
    })
  }
  return found.sort((a, b) => a.at - b.at || (a.entries[0] ?? 0) - (b.entries[0] ?? 0))
}
