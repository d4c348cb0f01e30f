import type { Scenario } from '../scenario/scenario.ts'
import { weighted } from './adherence.ts'
import { type Facts, groupBy } from './facts.ts'
import { counts } from './item.ts'
import type { Figure, ItemScore, Result, Review } from './review.ts'

/** The p-th quantile (nearest rank) of the response times; each figure names the entries of the items it is over. */
export function quantile(items: readonly ItemScore[], p: number): Figure {
  const timed = items
    .filter((item) => item.took !== undefined && counts(item))
    .sort((a, b) => (a.took ?? 0) - (b.took ?? 0))
  const at = timed[Math.max(0, Math.ceil(p * timed.length) - 1)]
  return { value: at?.took ?? null, entries: timed.flatMap((item) => item.entries.slice(-2)) }
}

/** How each played role did, for the plan's sake: never a ranking of persons. */
export function scoreRoles(
  scenario: Scenario,
  items: readonly ItemScore[],
  facts: Facts,
  staffed: readonly string[],
): Review['roles'] {
  const actions = groupBy(facts.actions, (action) => action.role)
  const seats = groupBy(facts.seats.values(), (seat) => seat.role)
  return scenario.roles
    .filter((role) => staffed.includes(role.id))
    .map(({ id, zh, en }) => {
      const own = items.filter((item) => (item.doneBy ? item.doneBy.role === id : item.roles.includes(id)))
      const scored = own.filter(counts)
      const count = (result: Result) => own.filter((item) => item.result === result).length
      return {
        role: id,
        label: { zh, en },
        people: (seats.get(id) ?? []).map((seat) => seat.name),
        score: weighted(scored, (item) => (item.points ?? 0) / 100),
        done: count('done'),
        late: count('late'),
        missed: count('missed'),
        breached: count('breached'),
        median: quantile(own, 0.5),
        actions: actions.get(id)?.length ?? 0,
      }
    })
}
