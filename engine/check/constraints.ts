import { actionsOf } from '../scenario/constraint.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type Report, say } from './finding.ts'

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
  const after = new Map<string, string[]>()
  for (const [first, then] of scenario.precedence) after.set(first, [...(after.get(first) ?? []), then])
  scenario.precedence.forEach(([first, then], i) => {
    const ring = wayBack(after, then, first)
    if (!ring) return
    const way = [first, ...ring].join(' → ')
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

/** A way along the pairs from one to another, if there is one; each action is visited once. */
function wayBack(after: ReadonlyMap<string, readonly string[]>, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]])
  const waiting = [from]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
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
