import type { Entry } from '../../../../engine/drill/entries.ts'
import type { LogPage } from '../../../../engine/view/live.ts'

/** A moment that a new drill can go on from: after commit `n`, whose last entry it names. */
export interface StartMoment {
  readonly n: number
  readonly last: Entry
  /** How many entries the new drill inherits. */
  readonly inherits: number
}

/**
 * The moment of a log's first `i` entries that a new drill can go on from: the commit of the last of them, whole, or the
 * one before where that one ended the drill. Undefined before the start.
 */
export function momentAt(pages: readonly LogPage[], i: number): StartMoment | undefined {
  let inherits = 0
  let started = false
  let found: StartMoment | undefined
  for (const { n, entries } of pages) {
    if (entries.some((entry) => entry.type === 'drill-ended')) return found
    inherits += entries.length
    started ||= entries.some((entry) => entry.type === 'drill-started')
    const last = entries.at(-1)
    if (started && last) found = { n, last, inherits }
    if (inherits >= i) return found
  }
  return found
}
