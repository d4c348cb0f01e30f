import type { Range } from '../core/table.ts'

/** `low` and `high` are inclusive, `below` is not; in UTF-8 order; an end left out is open. */
export interface Bounds {
  readonly low?: string
  readonly high?: string
  readonly below?: string
}

/** Compares two strings as their UTF-8 bytes would, which is by code points (JavaScript's own order is by halves of them). */
export function compareKeys(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  let i = 0
  while (i < end && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return i === end ? a.length - b.length : rank(a.charCodeAt(i)) - rank(b.charCodeAt(i))
}

/** Halves of a code point beyond U+FFFF stand behind every whole one. */
const rank = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/**
 * A range as one pair of ends, or nothing when no key can be in it. Keys hold neither NUL nor U+10FFFF, so
 * `after` + U+0001 is the very next key and `prefix` + U+10FFFF stands behind every key with that prefix.
 */
export function boundsOf({ prefix, after, from, to }: Range): Bounds | undefined {
  const lows = [prefix, from, after === undefined ? undefined : `${after}\u0001`].filter((end) => end !== undefined)
  const highs = [prefix ? `${prefix}\u{10FFFF}` : undefined, to].filter((end) => end !== undefined)
  const low = lows.sort(compareKeys).at(-1)
  const high = highs.sort(compareKeys).at(0)
  if (high === '' || (low !== undefined && high !== undefined && compareKeys(low, high) > 0)) return undefined
  return { low: low || undefined, high }
}

/** Where a listing goes on after the index sort key `after`, in the direction it runs. */
export function boundsOfPage(after: string | undefined, reverse = false): Bounds {
  if (after === undefined) return {}
  return reverse ? { below: after } : { low: `${after}\u0001` }
}
