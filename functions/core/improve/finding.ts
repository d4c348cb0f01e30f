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

type Signals = {
  readonly signals?: { readonly signals: readonly { problem: string; label: Text; entries: readonly number[] }[] }
}

function about(review: Review, { kind, id }: MakeActionRequest['finding']) {
  if (kind === 'expected') {
    const item = review.items.find((each) => each.expected === id)
    return item && { text: item.label, entries: item.entries, items: [item] }
  }
  if (kind === 'objective') {
    const objective = review.objectives.find((each) => each.objective === id)
    const items = review.items.filter((item) => objective?.items.includes(item.expected))
    return objective && { text: objective.label, entries: objective.score.entries, items }
  }
  const signal = (review as Review & Signals).signals?.signals.find((each) => each.problem === id)
  const seen = new Set(signal?.entries)
  const items = review.items.filter((item) => item.entries.some((entry) => seen.has(entry)))
  return signal && { text: signal.label, entries: signal.entries, items }
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
