import type { Entry } from '../../../engine/drill/entries.ts'

/** The numbers of the entries that tell of an expected action: what opened it, met it, passed it, or broke it. */
export function entriesAbout(entries: readonly Entry[], expected: string): readonly number[] {
  return entries.flatMap((entry) => {
    if (!('expected' in entry) || entry.expected !== expected) return []
    if (entry.type === 'expected-opened') return [entry.by, entry.e]
    return 'action' in entry ? [entry.action, entry.e] : [entry.e]
  })
}
