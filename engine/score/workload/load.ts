import type { EntryOf } from '../../drill/entries.ts'
import type { ExpectedAction, Scenario } from '../../scenario/scenario.ts'
import { isForbidden } from '../../scenario/script.ts'
import type { Facts } from '../facts.ts'
import { metAt } from '../periods.ts'
import type { Figure, ItemScore } from '../review.ts'
import type { LoadPoint } from './workload.ts'

type Span = readonly [from: number, to: number]
const hour = 3_600_000

/** When something was open to be done: from its opening until it was met, or the drill ended. Periods one by one. */
function openSpans(facts: Facts, expected: ExpectedAction, item: ItemScore): Span[] {
  const opened = facts.opened.get(expected.id)
  if (!opened || isForbidden(expected) || item.accepted) return []
  const met = facts.met.get(expected.id) ?? []
  const { limit } = expected
  if (limit.kind !== 'every') {
    const first = met[0]
    const skipped = facts.skipped.get(expected.id)
    const until = first ? metAt(facts, first) : (skipped?.at ?? facts.end)
    return [[opened.at, Math.max(opened.at, until)]]
  }
  const times = met.map((entry) => metAt(facts, entry))
  const spans: Span[] = []
  for (let from = opened.at; from < Math.min(limit.until, facts.end); from += limit.period) {
    const to = Math.min(from + limit.period, facts.end)
    const done = times.find((at) => at >= from && at <= to)
    spans.push([from, done ?? to])
  }
  return spans
}

/** What is open to each role, with the entries that opened and closed it. Where several may do it, it is open to each. */
export function openByRole(scenario: Scenario, facts: Facts, items: readonly ItemScore[], staffed: readonly string[]) {
  const byId = new Map(items.map((item) => [item.expected, item]))
  const rows = new Map<string, { spans: Span[]; entries: number[] }>(
    staffed.map((role) => [role, { spans: [], entries: [] }]),
  )
  for (const expected of scenario.expected) {
    const item = byId.get(expected.id)
    if (!item) continue
    const spans = openSpans(facts, expected, item)
    for (const role of expected.role) {
      const row = rows.get(role)
      row?.spans.push(...spans)
      if (spans.length > 0) row?.entries.push(...item.entries)
    }
  }
  return rows
}

/** Open tasks over time as a step line, its peak, and its mean over a stretch of drill time. */
export function loadOf(
  { spans, entries }: { readonly spans: readonly Span[]; readonly entries: readonly number[] },
  [from, to]: Span,
): { series: LoadPoint[]; peak: Figure; mean: Figure } {
  const steps = spans
    .filter(([start, end]) => end > start)
    .flatMap(([start, end]) => [[start, 1] as const, [end, -1] as const])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const series: LoadPoint[] = [{ at: from, open: 0 }]
  let open = 0
  for (const [at, change] of steps) {
    open += change
    const last = series.at(-1)
    if (last && last.at === at) series[series.length - 1] = { at, open }
    else series.push({ at, open })
  }
  const area = spans.reduce((sum, [start, end]) => sum + Math.max(0, end - start), 0)
  const used = [...new Set(entries)].sort((a, b) => a - b)
  return {
    series,
    peak: { value: Math.max(...series.map((point) => point.open)), entries: used },
    mean: { value: to > from ? area / (to - from) : null, entries: used },
  }
}

/** Changes from one task (or form) to another, an hour of drill time. */
export function switchesOf(actions: readonly EntryOf<'action-taken'>[], [from, to]: Span): Figure {
  const tasks = actions.map((action) => action.fields.task ?? action.form)
  const changes = tasks.filter((task, index) => index > 0 && task !== tasks[index - 1]).length
  return {
    value: to > from ? changes / ((to - from) / hour) : null,
    entries: actions.map((action) => action.e),
  }
}

/** Messages to this role that called for something of it and got neither an answer nor any of what they called for. */
export function unansweredOf(scenario: Scenario, facts: Facts, role: string): Figure {
  const byId = new Map(scenario.injects.map((inject) => [inject.id, inject]))
  const mine = new Map(scenario.expected.map((expected) => [expected.id, expected]))
  const asked = facts.delivered.filter(({ inject, message }) =>
    message.to.includes(role)
      ? byId.get(inject ?? '')?.expects.some((id) => {
          const expected = mine.get(id)
          return expected !== undefined && !isForbidden(expected) && expected.role.includes(role)
        })
      : false,
  )
  const silent = asked.filter(
    ({ e, inject }) =>
      !facts.answers.get(e)?.some((action) => action.role === role) &&
      !byId.get(inject ?? '')?.expects.some((id) => facts.met.has(id)),
  )
  return { value: asked.length === 0 ? null : silent.length, entries: asked.map((delivery) => delivery.e) }
}
