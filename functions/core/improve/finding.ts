import type { MakeActionRequest } from '../../../engine/improve/contract.ts'
import type { Text } from '../../../engine/scenario/scenario.ts'
import type { ItemScore, Review } from '../../../engine/score/review.ts'

/** A finding as the review has it: what it says, its evidence, and the expected action that shows it best. */
export interface Found {
  readonly text: Text
  readonly entries: readonly number[]
  readonly item: ItemScore
}

const loss = (item: ItemScore) => item.weight * (100 - (item.points ?? 100))
/** Of these expected actions the one that lost most; of equals the first. */
const weakest = (items: readonly ItemScore[]) => [...items].sort((a, b) => loss(b) - loss(a))[0]

/** The expected actions that the evidence speaks of; else what these roles owed; else all. */
function spokenOf(review: Review, entries: readonly number[], roles: readonly string[]): readonly ItemScore[] {
  const seen = new Set(entries)
  const shown = review.items.filter((item) => item.entries.some((entry) => seen.has(entry)))
  if (shown.length > 0) return shown
  const owed = review.items.filter((item) => item.roles.some((role) => roles.includes(role)))
  return owed.length > 0 ? owed : review.items
}

function about(review: Review, { kind, id }: MakeActionRequest['finding']) {
  switch (kind) {
    case 'expected': {
      const item = review.items.find((each) => each.expected === id)
      return item && { text: item.label, entries: item.entries, items: [item] }
    }
    case 'objective': {
      const objective = review.objectives.find((each) => each.objective === id)
      const items = review.items.filter((item) => objective?.items.includes(item.expected))
      return objective && { text: objective.label, entries: objective.score.entries, items }
    }
    case 'signal': {
      const signal = review.signals.signals.find((each) => each.problem === id)
      const { label: text, entries } = signal ?? { entries: [] }
      return text && { text, entries, items: spokenOf(review, entries, []) }
    }
    case 'finding': {
      const found = review.findings.problems.find((each) => each.id === id)
      if (!found) return undefined
      const { text, entries, roles, expected } = found
      const own = review.items.filter((item) => item.expected === expected)
      return { text, entries, items: own.length > 0 ? own : spokenOf(review, entries, roles) }
    }
  }
}

/**
 * Looks a finding up in the review: text and evidence come from there, never from the one who asks. `expected` names
 * another expected action to examine than the weakest. Undefined: the review has no such finding, or nothing to examine.
 */
export function findIn(review: Review, finding: MakeActionRequest['finding'], expected?: string): Found | undefined {
  const found = about(review, finding)
  if (!found) return undefined
  const item = expected ? review.items.find((each) => each.expected === expected) : weakest(found.items)
  return item && { text: found.text, entries: found.entries, item }
}
