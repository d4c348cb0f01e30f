import type { Entry } from '../drill/entries.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type Facts, groupBy } from './facts.ts'
import type { Review } from './review.ts'

function branchOf(entry: Entry): string | undefined {
  if (entry.type === 'branch-fired' || entry.type === 'inject-withheld' || entry.type === 'objective-failed') {
    return entry.branch
  }
  return entry.type === 'inject-delivered' && entry.cause.by === 'branch' ? entry.cause.branch : undefined
}

/** Which branches fired, and the entries of what they did. */
export function scoreBranches(scenario: Scenario, facts: Facts): Review['branches'] {
  const byBranch = groupBy(facts.entries, branchOf)
  return scenario.branches.map(({ id, zh, en, costly }) => {
    const fired = byBranch.get(id) ?? []
    const at = fired.find((entry) => entry.type === 'branch-fired')?.at
    return {
      branch: id,
      label: { zh, en },
      costly,
      ...(at !== undefined && { firedAt: at }),
      entries: fired.map((entry) => entry.e),
    }
  })
}
