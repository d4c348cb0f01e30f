import type { Scenario } from '../../scenario/scenario.ts'
import { both, list } from '../../words/words.ts'
import type { Conformance } from '../conformance/conformance.ts'
import type { Review } from '../review.ts'
import type { Finding } from './finding.ts'

const none = { roles: [], capability: [], problems: [] } as const
const problem = { kind: 'problem' } as const

/** Steps done in the wrong order, and the scenario's own constraints that were broken. */
export function orderFindings({ constraints }: Conformance, scenario: Scenario): Finding[] {
  const roles = new Map(scenario.expected.map((expected) => [expected.id, expected.role]))
  return constraints
    .filter((each) => each.source !== 'limit' && each.violations.length > 0)
    .map((each): Finding => {
      const what = list(
        each.violations.map((violation) => violation.text),
        '，',
        '; ',
      )
      return {
        id: `constraint:${each.id}`,
        ...problem,
        about: 'constraint',
        text: both(
          `预案要求${each.text.zh}；本次${what.zh}。`,
          `The plan wants ${each.text.en}; in this drill: ${what.en.toLowerCase()}.`,
        ),
        fix: both(
          '把前后顺序写进处置流程卡，并在下次演练验证',
          'Write the order into the procedure card, and test it in the next drill',
        ),
        poete: 'training',
        ...none,
        ...(each.clause !== undefined && { clause: each.clause }),
        roles: [...new Set(each.expected.flatMap((id) => roles.get(id) ?? []))],
        weight: 0.5 * each.weight,
        entries: [...new Set(each.violations.flatMap((violation) => violation.entries))].sort((a, b) => a - b),
      }
    })
}

/** Costly branches whose cause no other finding names. */
export function branchFindings(branches: Review['branches'], named: ReadonlySet<string>): Finding[] {
  return branches
    .filter((branch) => branch.costly && branch.firedAt !== undefined && !named.has(branch.branch))
    .map((branch) => ({
      id: `branch:${branch.branch}`,
      ...problem,
      about: 'branch',
      text: both(`情景转入“${branch.label.zh}”。`, `The story turned to “${branch.label.en}”.`),
      ...none,
      weight: 2,
      entries: branch.entries,
    }))
}
