import { actionsOf } from '../scenario/constraint.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type Report, say } from './finding.ts'

/** So many rings are told: the first ones usually explain the rest, and a hostile file may hold very many. */
const enough = 20

/** Constraints must speak of expected actions and clauses that are there, and precedences must not run in a ring. */
export function checkConstraints(scenario: Scenario, report: Report) {
  const expected = new Set(scenario.expected.map((each) => each.id))
  const clauses = new Set(scenario.clauses.map((each) => each.id))
  scenario.constraints.forEach((constraint, i) => {
    const path = ['constraints', i]
    for (const id of actionsOf(constraint)) {
      if (!expected.has(id))
        report(
          'unknown-reference',
          path,
          say(
            `没有“${id}”这个期望行动，请写 expected 中的编号。`,
            `There is no expected action “${id}”. Write an id of expected.`,
          ),
        )
    }
    if (constraint.clause !== undefined && !clauses.has(constraint.clause)) {
      report(
        'unknown-reference',
        [...path, 'clause'],
        say(
          `没有“${constraint.clause}”这个条款，请写 clauses 中的编号。`,
          `There is no clause “${constraint.clause}”. Write an id of clauses.`,
        ),
      )
    }
  })
  const after = edges(scenario.precedence)
  const ringed = leadingOn(scenario.precedence)
  let rings = 0
  scenario.precedence.forEach(([first, then], i) => {
    if (rings >= enough || !ringed.has(first) || !ringed.has(then)) return
    const ring = wayBack(after, then, first)
    if (!ring) return
    rings += 1
    const way = [first, ...ring.slice(0, 8), ...(ring.length > 8 ? ['…'] : [])].join(' → ')
    report(
      'precedence-ring',
      ['precedence', i],
      say(
        `“${first}”应先于“${then}”，而后者又应先于前者（${way}）。请删去其中一对。`,
        `“${first}” must precede “${then}”, which must precede it again (${way}). Take one of these pairs out.`,
      ),
    )
  })
}

function edges(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [from, to] of pairs) {
    const known = map.get(from)
    if (known) known.push(to)
    else map.set(from, [to])
  }
  return map
}

/** The actions from which the pairs lead on for ever, that is, into a ring: the others are taken off from the ends. */
function leadingOn(pairs: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const before = edges(pairs.map(([first, then]) => [then, first] as const))
  const left = new Map<string, number>()
  for (const [first, then] of pairs) {
    left.set(first, (left.get(first) ?? 0) + 1)
    if (!left.has(then)) left.set(then, 0)
  }
  const ends = [...left].flatMap(([id, count]) => (count === 0 ? [id] : []))
  for (const end of ends) {
    left.delete(end)
    for (const first of before.get(end) ?? []) {
      const count = (left.get(first) ?? 0) - 1
      left.set(first, count)
      if (count === 0) ends.push(first)
    }
  }
  return new Set(left.keys())
}

/** A way along the pairs from one to another, if there is one; each action is visited once. */
function wayBack(after: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]])
  const waiting = [from]
  for (const next of waiting) {
    if (next === to) {
      const way: string[] = []
      for (let here: string | undefined = to; here !== undefined; here = cameFrom.get(here)) way.unshift(here)
      return way
    }
    for (const then of after.get(next) ?? []) {
      if (cameFrom.has(then)) continue
      cameFrom.set(then, next)
      waiting.push(then)
    }
  }
  return undefined
}
