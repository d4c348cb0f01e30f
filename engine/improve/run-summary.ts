import type { Entry } from '../drill/entries.ts'
import type { Probe, Scenario, Text } from '../scenario/scenario.ts'
import { stands } from '../score/apply-rulings.ts'
import type { Conclusion, Result, Review } from '../score/review.ts'

/** One scored expected action of an ended drill, as comparing needs it. */
export interface RunItem {
  readonly expected: string
  /** The role that did it; else those it was expected of. */
  readonly roles: readonly string[]
  readonly capability: readonly string[]
  readonly probes: readonly Probe[]
  readonly weight: number
  readonly result: Result
  /** 0–100. */
  readonly points: number
}

/** An ended drill in a few kilobytes: what lists and trends read instead of its log. Rebuilt from the log at will. */
export interface RunSummary {
  readonly drill: string
  readonly title: Text
  readonly scenario: { readonly id: string; readonly version: number; readonly title: Text }
  /** Hash of the scenario's own content, without added verifications. */
  readonly hash: string
  readonly hazard: Scenario['hazard']
  readonly drillKind: Scenario['drill']
  /** Every rate the clock ran at, ascending. */
  readonly rates: readonly number[]
  /** Roles that people really played, in the scenario's order. */
  readonly staffing: readonly string[]
  /** It went on from a moment of another drill: part of what it shows was done by others. */
  readonly continued: boolean
  /** Wall ms; absent when the drill was ended before it began. */
  readonly startedAt?: number
  readonly endedAt: number
  /** Drill ms from the first moment to the last. */
  readonly played: number
  readonly score: number
  /** A person's word where there is one, else what was computed. */
  readonly conclusion: Conclusion
  /** Scored items of the scenario's own; verifications that were added are not among them. */
  readonly items: readonly RunItem[]
  /** What roles are called. */
  readonly roleNames: Readonly<Record<string, Text>>
}

const counted: readonly Result[] = ['done', 'late', 'missed', 'breached']

function ratesOf(entries: readonly Entry[]): number[] {
  const rates = entries.flatMap((entry) => ('clock' in entry && entry.clock.rate > 0 ? [entry.clock.rate] : []))
  return [...new Set(rates)].sort((a, b) => a - b)
}

/** Summarises an ended drill. `base` is the scenario's own version, `hash` its content's; the review is of what was played. */
export function summariseRun(
  base: Scenario,
  hash: string,
  review: Review,
  entries: readonly Entry[],
  wall: { readonly startedAt?: number; readonly endedAt: number },
): RunSummary {
  const own = new Map(base.expected.map((expected) => [expected.id, expected]))
  const capability = new Map(base.objectives.map((objective) => [objective.id, objective.capability]))
  const joined = new Set(entries.flatMap((entry) => (entry.type === 'seat-joined' ? [entry.role] : [])))
  return {
    drill: review.drill.id,
    title: review.drill.title,
    scenario: { id: review.scenario.id, version: review.scenario.version, title: base.title },
    hash,
    hazard: base.hazard,
    drillKind: base.drill,
    rates: ratesOf(entries),
    staffing: base.roles.filter((role) => joined.has(role.id)).map((role) => role.id),
    continued: review.inherited !== undefined,
    ...wall,
    played: review.span.to - review.span.from,
    score: review.score,
    conclusion: stands(review).conclusion,
    items: review.items.flatMap((item) => {
      const expected = own.get(item.expected)
      if (!expected || item.accepted || !counted.includes(item.result)) return []
      return [
        {
          expected: item.expected,
          roles: item.doneBy ? [item.doneBy.role] : item.roles,
          capability: capability.get(item.objective) ?? [],
          probes: expected.probes,
          weight: item.weight,
          result: item.result,
          points: Math.round((item.points ?? 0) * 10) / 10,
        },
      ]
    }),
    roleNames: Object.fromEntries(base.roles.map(({ id, zh, en }) => [id, { zh, en }])),
  }
}
