import { actionsOf } from '../scenario/constraint.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Report } from './finding.ts'

/** Constraints must speak of expected actions and clauses that are there, and precedences must not run in a ring. */
export function checkConstraints(scenario: Scenario, report: Report) {
  const expected = new Set(scenario.expected.map((each) => each.id))
  const clauses = new Set(scenario.clauses.map((each) => each.id))
  scenario.constraints.forEach((constraint, i) => {
    const path = ['constraints', i]
    for (const id of actionsOf(constraint)) {
      if (!expected.has(id)) report('unknown-reference', path, `There is no expected action “${id}”.`)
    }
    if (constraint.clause !== undefined && !clauses.has(constraint.clause)) {
      report('unknown-reference', [...path, 'clause'], `There is no clause “${constraint.clause}”.`)
    }
  })
  scenario.precedence.forEach(([first, then], i) => {
    const ring = wayBack(scenario.precedence, then, first)
    if (!ring) return
    report(
      'precedence-ring',
      ['precedence', i],
      `“${first}” must precede “${then}”, which must precede it again (${[first, ...ring].join(' → ')}). Take one of these pairs out.`,
    )
  })
}

/** A way along the pairs from one to another, if there is one. */
function wayBack(
  pairs: readonly (readonly [string, string])[],
  from: string,
  to: string,
  seen: readonly string[] = [],
): readonly string[] | undefined {
  if (from === to) return [to]
  if (seen.includes(from)) return undefined
  for (const [first, then] of pairs) {
    const rest = first === from ? wayBack(pairs, then, to, [...seen, from]) : undefined
    if (rest) return [from, ...rest]
  }
  return undefined
}
