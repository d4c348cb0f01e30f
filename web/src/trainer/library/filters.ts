import type { ScenarioSummary } from '../../../../engine/contract.ts'

/** What a trainer looks for; an empty word means: no matter. */
export interface Filters {
  /** Words that must all occur, in either language. */
  readonly q: string
  readonly hazard: string
  /** A stretch of wall time in the room: see `lengths`. */
  readonly time: string
  readonly role: string
  readonly capability: string
  readonly probe: string
  /** When it was last played here: see `runs`. */
  readonly run: string
}
export type FilterName = keyof Filters
export const filterNames: readonly FilterName[] = ['q', 'hazard', 'time', 'role', 'capability', 'probe', 'run']
export const noFilters: Filters = { q: '', hazard: '', time: '', role: '', capability: '', probe: '', run: '' }

/** Lengths to choose from, in wall minutes: above the first, up to and with the second. */
export const lengths = {
  'up-to-1h': [0, 60],
  'up-to-2h': [60, 120],
  'up-to-4h': [120, 240],
  longer: [240, Number.POSITIVE_INFINITY],
} as const
export const runs = ['never', 'this-year', 'longer-ago'] as const

const year = 365 * 24 * 3_600_000

const plain = (text: string) => text.toLocaleLowerCase().normalize('NFKC')

/** Everything of a summary that a search may find, `more` being words the page knows it by. */
function haystack(summary: ScenarioSummary, more: readonly string[]): string {
  const texts = [summary.title, summary.summary, ...summary.objectives, ...summary.roles]
  const ids = [summary.id, ...summary.roles.map((role) => role.id), ...summary.probes.map((probe) => probe.id)]
  return plain([...texts.flatMap(({ zh, en }) => [zh, en]), ...ids, ...more].join('\n'))
}

function runFits({ lastRun }: ScenarioSummary, run: string, now: number): boolean {
  if (run === 'never') return lastRun === undefined
  const recent = lastRun !== undefined && now - lastRun <= year
  return run === 'this-year' ? recent : lastRun !== undefined && !recent
}

/** Does a scenario fit? `now` is wall ms; `more` are words it may also be found by. */
export function fits(summary: ScenarioSummary, filters: Filters, now: number, more: readonly string[] = []): boolean {
  const { q, hazard, time, role, capability, probe, run } = filters
  if (hazard && summary.hazard !== hazard) return false
  const length = time in lengths ? lengths[time as keyof typeof lengths] : undefined
  if (length && (summary.wallMinutes <= length[0] || summary.wallMinutes > length[1])) return false
  if (role && !summary.roles.some((each) => each.id === role)) return false
  if (capability && !summary.objectives.some((each) => each.capability.includes(capability))) return false
  if (probe && !summary.probes.some((each) => each.id === probe)) return false
  if (run && !runFits(summary, run, now)) return false
  const text = q.trim() && haystack(summary, more)
  return (
    !text ||
    plain(q)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}

/** Only what is set: for the address, and for telling what narrows the list. */
export const activeFilters = (filters: Filters): readonly FilterName[] =>
  filterNames.filter((name) => filters[name].trim() !== '')

/** Which single filters stand in the way: without each of them, so many scenarios would fit. Best first. */
export function wouldHelp(
  all: readonly ScenarioSummary[],
  filters: Filters,
  suits: (summary: ScenarioSummary, filters: Filters) => boolean,
): readonly { readonly name: FilterName; readonly count: number }[] {
  return activeFilters(filters)
    .map((name) => ({ name, count: all.filter((each) => suits(each, { ...filters, [name]: '' })).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
