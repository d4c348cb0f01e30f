import type { Entry } from '../drill/entries.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** How much one role has on its desk over a drill. Times in drill ms. */
export interface RoleLoad {
  readonly role: string
  /** A step function: from `at` on, so many expected actions are open. Ascending; consecutive counts differ. */
  readonly points: readonly { readonly at: number; readonly open: number }[]
  readonly peak: number
  /** The first stretch at the peak, and what is open in it. Undefined where nothing ever opens. */
  readonly peakAt?: { readonly from: number; readonly to: number; readonly expected: readonly string[] }
  /** How many expected actions the role had in all; every period of a periodic one counts. */
  readonly tasks: number
}

interface Stretch {
  readonly expected: string
  readonly role: string
  readonly from: number
  readonly to: number
}

/** Every time an expected action stood open: from its opening until it was done; undone ones stay on the desk to the end. */
function stretches(scenario: Scenario, entries: readonly Entry[], end: number): Stretch[] {
  const staffed = new Set(entries.flatMap((entry) => (entry.type === 'seat-joined' ? [entry.role] : [])))
  const doers = new Map(entries.flatMap((entry) => (entry.type === 'action-taken' ? [[entry.e, entry.role]] : [])))
  const met = new Map<string, { at: number; role: string }[]>()
  for (const entry of entries) {
    if (entry.type !== 'expected-met') continue
    const rows = met.get(entry.expected) ?? []
    rows.push({ at: entry.at, role: doers.get(entry.action) ?? '' })
    met.set(entry.expected, rows)
  }
  const byId = new Map(scenario.expected.map((each) => [each.id, each]))
  return entries.flatMap((entry): Stretch[] => {
    const expected = entry.type === 'expected-opened' ? byId.get(entry.expected) : undefined
    if (!expected) return []
    const done = (met.get(expected.id) ?? []).filter((each) => each.at >= entry.at)
    const owner = expected.role.find((role) => staffed.has(role)) ?? expected.role[0] ?? ''
    const { limit } = expected
    if (limit.kind !== 'every')
      return [{ expected: expected.id, role: done[0]?.role || owner, from: entry.at, to: done[0]?.at ?? end }]
    const periods: Stretch[] = []
    for (let from = entry.at; from + limit.period <= limit.until && from < end; from += limit.period) {
      const to = Math.min(from + limit.period, end)
      const hit = done.find(({ at }) => at >= from && at < to)
      periods.push({ expected: expected.id, role: hit?.role || owner, from, to: hit?.at ?? to })
    }
    return periods
  })
}

function loadOfRole(role: string, own: readonly Stretch[]): RoleLoad {
  const points: { at: number; open: number }[] = []
  for (const at of [...new Set(own.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)) {
    const open = own.filter(({ from, to }) => from <= at && at < to).length
    if (open !== (points.at(-1)?.open ?? 0)) points.push({ at, open })
  }
  const peak = Math.max(0, ...points.map(({ open }) => open))
  const index = points.findIndex(({ open }) => open === peak)
  const first = points[index]
  const base = { role, points, peak, tasks: own.length }
  if (!first || peak === 0) return base
  const expected = own.filter(({ from, to }) => from <= first.at && first.at < to).map((each) => each.expected)
  return { ...base, peakAt: { from: first.at, to: points[index + 1]?.at ?? first.at, expected } }
}

/**
 * How many expected actions each role that people play has open at once in a log: of a rehearsal, what the plan itself
 * asks of them. An action counts for the role that did it, else for the first of its roles that somebody plays.
 */
export function loadOf(scenario: Scenario, entries: readonly Entry[]): readonly RoleLoad[] {
  const end = entries.at(-1)?.at ?? scenario.clock.end
  const all = stretches(scenario, entries, end)
  return scenario.roles
    .filter((role) => role.kind === 'player')
    .map(({ id }) =>
      loadOfRole(
        id,
        all.filter((each) => each.role === id && each.to > each.from),
      ),
    )
}
