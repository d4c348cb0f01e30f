import type { Entry } from '../drill/entries.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import { adherence, weighted } from './adherence.ts'
import { type Facts, readFacts } from './facts.ts'
import { counts, scoreItem } from './item.ts'
import { conclude, rateObjectives } from './rate.ts'
import type { Figure, ItemScore, Result, Review } from './review.ts'

/** What a review says of the drill besides its log. */
export interface DrillFacts {
  readonly id: string
  readonly title: Text
  readonly status: string
  readonly n: number
  readonly hash: string
  readonly staffed: readonly string[]
}

/** The p-th quantile (nearest rank) of the response times; each figure names the entries of the items it is over. */
function quantile(items: readonly ItemScore[], p: number): Figure {
  const timed = items
    .filter((item) => item.took !== undefined && counts(item))
    .sort((a, b) => (a.took ?? 0) - (b.took ?? 0))
  const at = timed[Math.max(0, Math.ceil(p * timed.length) - 1)]
  return { value: at?.took ?? null, entries: timed.flatMap((item) => item.entries.slice(-2)) }
}

function roleScores(
  scenario: Scenario,
  items: readonly ItemScore[],
  facts: Facts,
  staffed: readonly string[],
): Review['roles'] {
  return scenario.roles
    .filter((role) => staffed.includes(role.id))
    .map(({ id, zh, en }) => {
      const own = items.filter((item) => (item.doneBy ? item.doneBy.role === id : item.roles.includes(id)))
      const scored = own.filter(counts)
      const count = (result: Result) => own.filter((item) => item.result === result).length
      return {
        role: id,
        label: { zh, en },
        people: [...facts.seats.values()].filter((seat) => seat.role === id).map((seat) => seat.name),
        score: weighted(scored, (item) => (item.points ?? 0) / 100),
        done: count('done'),
        late: count('late'),
        missed: count('missed'),
        breached: count('breached'),
        median: quantile(own, 0.5),
        actions: facts.actions.filter((action) => action.role === id).length,
      }
    })
}

function linkScores(scenario: Scenario, facts: Facts): Review['links'] {
  return scenario.links.map(([from, to]) => {
    const spoken = facts.entries.filter(
      (entry) =>
        (entry.type === 'action-taken' && entry.role === from && entry.to.includes(to)) ||
        (entry.type === 'said' && entry.from === from && entry.to.includes(to)),
    )
    const first = spoken[0]
    return { from, to, ...(first && { firstAt: first.at }), entries: spoken.map((entry) => entry.e) }
  })
}

/** The scorecard: a pure fold of the log. The same scenario and log give the same bytes; every figure names its entries. */
export function score(scenario: Scenario, entries: readonly Entry[], drill: DrillFacts): Review {
  const facts = readFacts(entries)
  const items = scenario.expected.map((expected) => scoreItem(facts, expected, drill.staffed))
  const index = adherence(items, scenario.precedence)
  const objectives = rateObjectives(scenario, items, facts)
  const results: readonly Result[] = [
    'done',
    'late',
    'missed',
    'breached',
    'respected',
    'skipped',
    'unstaffed',
    'not-opened',
  ]
  const scored = items.filter(counts)
  const onTime = scored.filter((item) => item.result === 'done')
  const first = entries.find((entry) => entry.type === 'drill-started')
  return {
    drill: { id: drill.id, title: drill.title, status: drill.status, n: drill.n },
    scenario: { id: scenario.id, version: scenario.version, hash: drill.hash, title: scenario.title },
    span: { from: first?.at ?? scenario.phases[0]?.at ?? 0, to: facts.end },
    score: Math.round((index.index.value ?? 0) * 1000) / 10,
    conclusion: conclude(objectives),
    adherence: index,
    response: {
      median: quantile(items, 0.5),
      p90: quantile(items, 0.9),
      onTime: {
        value: scored.length === 0 ? null : onTime.length / scored.length,
        entries: scored.flatMap((item) => item.entries.slice(-1)),
      },
    },
    counts: Object.fromEntries(
      results.map((result) => [result, items.filter((item) => item.result === result).length]),
    ) as Review['counts'],
    objectives,
    roles: roleScores(scenario, items, facts, drill.staffed),
    items,
    branches: scenario.branches.map(({ id, zh, en, costly }) => {
      const fired = facts.entries.filter(
        (entry) =>
          (entry.type === 'branch-fired' && entry.branch === id) ||
          (entry.type === 'inject-delivered' && entry.cause.by === 'branch' && entry.cause.branch === id) ||
          ((entry.type === 'inject-withheld' || entry.type === 'objective-failed') && entry.branch === id),
      )
      const at = fired.find((entry) => entry.type === 'branch-fired')?.at
      return {
        branch: id,
        label: { zh, en },
        costly,
        ...(at !== undefined && { firedAt: at }),
        entries: fired.map((entry) => entry.e),
      }
    }),
    links: linkScores(scenario, facts),
  }
}
