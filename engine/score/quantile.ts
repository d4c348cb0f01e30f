import type { Figure } from './review.ts'
import type { Spread } from './timing.ts'

/** A span (drill ms) and the entries that show it. */
export interface Timed {
  readonly ms: number
  readonly entries: readonly number[]
}

/** Half and nine tenths (nearest rank) of some spans; each figure names the entries of all it is over. */
export function spread(rows: readonly Timed[]): Spread {
  const sorted = [...rows].sort((a, b) => a.ms - b.ms)
  const entries = [...new Set(rows.flatMap((row) => row.entries))].sort((a, b) => a - b)
  const at = (p: number): Figure => ({
    value: sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]?.ms ?? null,
    entries,
  })
  return { n: rows.length, p50: at(0.5), p90: at(0.9) }
}
