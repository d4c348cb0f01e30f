import { evidence } from '../adherence.ts'
import { counts } from '../item.ts'
import type { ItemScore } from '../review.ts'
import type { ProcedureResult } from './conformance.ts'

/** Length of the longest common subsequence. */
export function lcsLength<T>(x: readonly T[], y: readonly T[]): number {
  let row = new Array<number>(y.length + 1).fill(0)
  for (const a of x) {
    const next = [0]
    y.forEach((b, j) => {
      next.push(a === b ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    })
    row = next
  }
  return row[y.length] ?? 0
}

/** Levenshtein distance: insertions, deletions and replacements, one each. */
export function editDistance<T>(x: readonly T[], y: readonly T[]): number {
  let row = Array.from({ length: y.length + 1 }, (_, j) => j)
  x.forEach((a, i) => {
    const next = [i + 1]
    y.forEach((b, j) => {
      next.push(Math.min((row[j] ?? 0) + (a === b ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    })
    row = next
  })
  return row[y.length] ?? 0
}

const fewest = 3

/** The linear procedures in a set of precedences: longest runs without a fork, of three steps or more. */
export function chains(precedence: readonly (readonly [string, string])[]): string[][] {
  const next = new Map<string, string[]>()
  const incoming = new Map<string, number>()
  for (const [first, then] of precedence) {
    next.set(first, [...(next.get(first) ?? []), then])
    incoming.set(then, (incoming.get(then) ?? 0) + 1)
  }
  const only = (id: string) => {
    const [then, ...more] = next.get(id) ?? []
    return then !== undefined && more.length === 0 && incoming.get(then) === 1 ? then : undefined
  }
  const followers = new Set([...next.keys()].map(only))
  return [...next.keys()]
    .filter((id) => !followers.has(id))
    .map((id) => {
      const run = [id]
      for (let then = only(id); then !== undefined && !run.includes(then); then = only(then)) run.push(then)
      return run
    })
    .filter((run) => run.length >= fewest)
}

/**
 * Each linear procedure against the order in which its steps were done (doctrine 3.4). These two measures punish
 * legitimate parallel work, hence only here; the alignment is for the whole.
 */
export function scoreProcedures(
  items: readonly ItemScore[],
  precedence: readonly (readonly [string, string])[],
): ProcedureResult[] {
  const byId = new Map(items.map((item) => [item.expected, item]))
  return chains(precedence).flatMap((run): ProcedureResult[] => {
    const owed = run.flatMap((id) => {
      const item = byId.get(id)
      return item && counts(item) ? [item] : []
    })
    if (owed.length < fewest) return []
    const steps = owed.map((item) => item.expected)
    const done = owed
      .filter((item) => item.doneAt !== undefined)
      .sort((a, b) => (a.doneAt ?? 0) - (b.doneAt ?? 0) || steps.indexOf(a.expected) - steps.indexOf(b.expected))
      .map((item) => item.expected)
    const entries = evidence(owed)
    return [
      {
        steps,
        done,
        lcs: { value: lcsLength(done, steps) / steps.length, entries },
        edit: { value: 1 - editDistance(done, steps) / Math.max(done.length, steps.length), entries },
      },
    ]
  })
}
