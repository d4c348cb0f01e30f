import type { ExpectedAction, Scenario } from '../../scenario/scenario.ts'
import { isForbidden } from '../../scenario/script.ts'

/** Must one expected action come before another, by what the plan says, directly or through others? */
export type PlanOrder = (first: string, then: string) => boolean

/** By its own word, or because nothing could meet it before it opens. */
const waitsForOpening = (expected: ExpectedAction) =>
  !(expected.ahead ?? Object.keys(expected.match).length > 0) || expected.limit.kind === 'every'

/** [first, then]: the precedence pairs, and what opens what where the opened one cannot be done ahead. */
function directOrder(scenario: Scenario): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [...scenario.precedence]
  const byId = new Map(scenario.expected.map((expected) => [expected.id, expected]))
  for (const expected of scenario.expected) {
    const { after } = expected
    if (after && 'action' in after && waitsForOpening(expected)) pairs.push([after.action, expected.id])
  }
  for (const { after, expects } of scenario.injects) {
    if (!after || !('action' in after)) continue
    for (const id of expects) {
      const expected = byId.get(id)
      if (expected && waitsForOpening(expected)) pairs.push([after.action, id])
    }
  }
  return pairs
}

/**
 * The plan as a strict partial order: the transitive closure of `directOrder`. Pairs that contradict each other (a ring
 * of precedences) demand nothing; `check` warns of them.
 */
export function planOrder(scenario: Scenario): PlanOrder {
  const ids = scenario.expected.filter((expected) => !isForbidden(expected)).map((expected) => expected.id)
  const index = new Map(ids.map((id, i) => [id, i]))
  const words = Math.ceil(ids.length / 32)
  const rows = ids.map(() => new Uint32Array(words))
  const has = (i: number, j: number) => (((rows[i]?.[j >> 5] ?? 0) >>> (j & 31)) & 1) === 1
  for (const [first, then] of directOrder(scenario)) {
    const [i, j] = [index.get(first), index.get(then)]
    const row = i === undefined ? undefined : rows[i]
    if (row && j !== undefined) row[j >> 5] = (row[j >> 5] ?? 0) | (1 << (j & 31))
  }
  // Warshall, a word at a time.
  for (let k = 0; k < ids.length; k++) {
    const through = rows[k]
    for (let i = 0; i < ids.length; i++) {
      const row = rows[i]
      if (!row || !through || !has(i, k)) continue
      for (let w = 0; w < words; w++) row[w] = (row[w] ?? 0) | (through[w] ?? 0)
    }
  }
  return (first, then) => {
    const [i, j] = [index.get(first), index.get(then)]
    return i !== undefined && j !== undefined && i !== j && has(i, j) && !has(j, i)
  }
}
