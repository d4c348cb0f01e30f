import type { Scenario } from '../../scenario/scenario.ts'
import { actionsByRole } from '../coordination/orders.ts'
import { type Facts, groupBy } from '../facts.ts'
import type { Figure, ItemScore } from '../review.ts'
import type { WorkloadAnswer } from '../rulings.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import { burdenOf, busyTimes, duplicatesOf } from './burden.ts'
import { loadOf, openByRole, switchesOf, unansweredOf } from './load.ts'
import { meanTlx, tlxByPhase } from './tlx.ts'
import type { Workload } from './workload.ts'

/** Gini coefficient: 0 where all have the same, near 1 where one has everything; null over nothing. */
export function gini(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const sum = sorted.reduce((all, value) => all + value, 0)
  if (sum === 0) return null
  const ranked = sorted.reduce((all, value, index) => all + (index + 1) * value, 0)
  return (2 * ranked) / (sorted.length * sum) - (sorted.length + 1) / sorted.length
}

/** Most roles held by people of one name, with the entries of their joining. */
function rolesPerPerson(facts: Facts): Figure {
  const joined = facts.entries.flatMap((entry) => (entry.type === 'seat-joined' ? [entry] : []))
  const people = groupBy(joined, (entry) => entry.name.trim())
  const roles = [...people.values()].map((entries) => new Set(entries.map((entry) => entry.role)).size)
  return { value: roles.length === 0 ? null : Math.max(...roles), entries: joined.map((entry) => entry.e) }
}

/** What the drill asked of each role, and what it cost them (doctrine 3.6). */
export function weigh(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  staffed: readonly string[],
  answers: readonly WorkloadAnswer[],
  standard: ScoringStandard,
): Workload {
  const stretch = [facts.begin, facts.end] as const
  const open = openByRole(scenario, facts, items, staffed)
  const byRole = actionsByRole(facts)
  const busy = busyTimes(facts, standard)
  const busyByRole = groupBy(busy, ({ action }) => action.role)
  const played = scenario.roles.filter((role) => staffed.includes(role.id))
  return {
    roles: played.map(({ id, zh, en }) => ({
      role: id,
      label: { zh, en },
      ...loadOf(open.get(id) ?? { spans: [], entries: [] }, stretch),
      switches: switchesOf(byRole.get(id) ?? [], stretch),
      unanswered: unansweredOf(scenario, facts, id),
      burden: burdenOf(busyByRole.get(id) ?? [], standard),
      tlx: meanTlx(answers.filter((answer) => answer.role === id)),
    })),
    burden: burdenOf(busy, standard),
    duplicates: duplicatesOf(facts, standard),
    rolesPerPerson: rolesPerPerson(facts),
    gini: {
      value: gini(played.map((role) => byRole.get(role.id)?.length ?? 0)),
      entries: facts.actions.map((action) => action.e),
    },
    phases: tlxByPhase(scenario, answers),
    tlx: meanTlx(answers),
    answers: answers.length,
  }
}
