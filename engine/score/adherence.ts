import { counts, isBroken } from './item.ts'
import type { Adherence, Figure, ItemScore } from './review.ts'
import type { ScoringStandard } from './standard-schema.ts'

/** The entries behind some items, each once, in order. */
export const evidence = (items: readonly ItemScore[]) =>
  [...new Set(items.flatMap((item) => item.entries))].sort((a, b) => a - b)

/** A weighted mean with the entries behind it; null over nothing. */
export function weighted(items: readonly ItemScore[], share: (item: ItemScore) => number): Figure {
  const total = items.reduce((sum, item) => sum + item.weight, 0)
  if (total === 0) return { value: null, entries: [] }
  return { value: items.reduce((sum, item) => sum + item.weight * share(item), 0) / total, entries: evidence(items) }
}

/**
 * O = Σ w·[first done ∧ t_first ≤ t_then] / Σ w over precedence pairs whose second is owed; w is the second's weight.
 * Doctrine 3.4 takes the pairs whose second is done; then doing the second without the first would lower adherence
 * below not doing it at all, and doing more of the plan must never do that.
 */
function order(items: readonly ItemScore[], precedence: readonly (readonly [string, string])[]): Figure {
  const byId = new Map(items.map((item) => [item.expected, item]))
  let held = 0
  let total = 0
  const used: ItemScore[] = []
  for (const [first, then] of precedence) {
    const [a, b] = [byId.get(first), byId.get(then)]
    if (!a || !b || !counts(a) || !counts(b)) continue
    const inOrder = a.doneAt !== undefined && b.doneAt !== undefined && a.doneAt <= b.doneAt
    // What nobody was ever asked for and did all the same, later, was not owed first.
    if (a.openedAt === undefined && !inOrder) continue
    total += b.weight
    if (inOrder) held += b.weight
    used.push(a, b)
  }
  return { value: total === 0 ? null : held / total, entries: evidence(used) }
}

/**
 * Plan adherence of doctrine 3.4 [D]: by the shipped standard 0.4·coverage + 0.3·timeliness + 0.15·content +
 * 0.15·order − 0.1 per breach, floor 0. A part with nothing to measure gives its weight to the others.
 */
export function adherence(
  items: readonly ItemScore[],
  precedence: readonly (readonly [string, string])[],
  { adherence: weights, perBreach }: ScoringStandard,
): Adherence {
  const scored = items.filter(counts)
  const coverage = weighted(scored, (item) =>
    item.result === 'missed' ? 0 : item.limit.kind === 'every' ? (item.timeliness ?? 0) : 1,
  )
  const timeliness = weighted(scored, (item) => item.timeliness ?? 0)
  const content = weighted(
    scored.filter((item) => item.content),
    (item) => item.content?.share ?? 0,
  )
  const parts = { coverage, timeliness, content, order: order(items, precedence) }
  const broken = items.filter(isBroken)
  const breaches = { value: broken.length, entries: evidence(broken) }
  let sum = 0
  let total = 0
  for (const [name, weight] of Object.entries(weights)) {
    const { value } = parts[name as keyof typeof weights]
    if (value === null) continue
    sum += weight * value
    total += weight
  }
  const index = total === 0 ? null : Math.max(0, sum / total - perBreach * broken.length)
  return { ...parts, breaches, index: { value: index, entries: evidence([...scored, ...broken]) } }
}
