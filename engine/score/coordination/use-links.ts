import type { Scenario } from '../../scenario/scenario.ts'
import { isForbidden } from '../../scenario/script.ts'
import { counts } from '../item.ts'
import { linkKey, type Message } from '../links.ts'
import type { Figure, ItemScore } from '../review.ts'
import type { GraphEdge } from './coordination.ts'

/** Links along which some expected action goes. */
function foreseenIn(scenario: Scenario): ReadonlySet<string> {
  const wanted = scenario.expected.filter((expected) => !isForbidden(expected))
  return new Set(wanted.flatMap(({ role, to }) => role.flatMap((from) => to.map((each) => linkKey(from, each)))))
}

/** When the plan first needs a link: the earliest limit among the owed expected actions that go along it. */
function neededBy(scenario: Scenario, items: readonly ItemScore[]): ReadonlyMap<string, number> {
  const byId = new Map(items.map((item) => [item.expected, item]))
  const needed = new Map<string, number>()
  for (const expected of scenario.expected) {
    const item = byId.get(expected.id)
    if (!item || isForbidden(expected) || !counts(item) || item.dueAt === undefined) continue
    for (const from of expected.role) {
      for (const to of expected.to) {
        const key = linkKey(from, to)
        needed.set(key, Math.min(needed.get(key) ?? Number.POSITIVE_INFINITY, item.dueAt))
      }
    }
  }
  return needed
}

/** Every link that the plan requires or people used, in the order of the plan, then of first use. */
export function edgesOf(
  scenario: Scenario,
  items: readonly ItemScore[],
  used: ReadonlyMap<string, readonly Message[]>,
): GraphEdge[] {
  const needed = neededBy(scenario, items)
  const foreseen = foreseenIn(scenario)
  const planned = new Map(scenario.links.map(([from, to]) => [linkKey(from, to), [from, to] as const]))
  const keys = new Set([...planned.keys(), ...used.keys()])
  return [...keys].flatMap((key): GraphEdge[] => {
    const messages = used.get(key) ?? []
    const [first] = messages
    const [from, to] = planned.get(key) ?? [first?.from ?? '', first?.to ?? '']
    if (from === to) return []
    const due = needed.get(key)
    const inTime = first !== undefined && (due === undefined || first.at <= due)
    return [
      {
        from,
        to,
        planned: planned.has(key),
        foreseen: planned.has(key) || foreseen.has(key),
        count: messages.length,
        inTime: planned.has(key) ? inTime : null,
        ...(first && { firstAt: first.at }),
        entries: messages.map((message) => message.e),
      },
    ]
  })
}

const entriesOf = (edges: readonly GraphEdge[]) =>
  [...new Set(edges.flatMap((edge) => edge.entries))].sort((a, b) => a - b)
const share = (some: readonly GraphEdge[], all: readonly GraphEdge[]): Figure => ({
  value: all.length === 0 ? null : some.length / all.length,
  entries: entriesOf(all),
})

/** Coverage of required links, share of unplanned ones, and likeness (Jaccard); only links that a played role could use. */
export function linkFigures(edges: readonly GraphEdge[], staffed: readonly string[]) {
  const own = edges.filter((edge) => staffed.includes(edge.from))
  const required = own.filter((edge) => edge.planned)
  const used = own.filter((edge) => edge.count > 0)
  return {
    coverage: share(
      required.filter((edge) => edge.inTime),
      required,
    ),
    unplanned: share(
      used.filter((edge) => !edge.foreseen),
      used,
    ),
    similarity: share(
      used.filter((edge) => edge.foreseen),
      own,
    ),
  }
}
