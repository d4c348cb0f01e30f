import type { Entry } from '../drill/entries.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { copy, type Draft, makeFold, type Picture } from './picture.ts'

/** A log that can be looked at as of any moment. */
export interface Replay {
  readonly entries: readonly Entry[]
  readonly from: number
  readonly to: number
  /** How many entries had happened by a drill time. */
  indexAt(at: number): number
  pictureAt(i: number): Picture
}

/** So many entries lie between two pictures that are kept: a step back folds at most so many. */
const between = 128

/** Indexes a log for replay. Going on costs what happened since, going back at most 128 entries; the log is never folded anew. */
export function makeReplay(scenario: Scenario, entries: readonly Entry[]): Replay {
  const { begin, apply, shown } = makeFold(scenario)
  const kept: Draft[] = []
  const folding = begin()
  kept.push(copy(folding))
  for (const entry of entries) {
    apply(folding, entry)
    if (folding.i % between === 0) kept.push(copy(folding))
  }
  let here = copy(kept[0] as Draft)

  function moveTo(i: number): Draft {
    const nearest = kept[Math.floor(i / between)] as Draft
    if (i < here.i || nearest.i > here.i) here = copy(nearest)
    while (here.i < i) apply(here, entries[here.i] as Entry)
    return here
  }

  const started = entries.find((entry) => entry.type === 'drill-started')
  return {
    entries,
    from: started?.at ?? entries[0]?.at ?? 0,
    to: Math.max(started?.at ?? 0, entries.at(-1)?.at ?? 0),
    indexAt(at) {
      let [low, high] = [0, entries.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((entries[middle] as Entry).at <= at) low = middle + 1
        else high = middle
      }
      return low
    },
    pictureAt: (i) => shown(moveTo(Math.max(0, Math.min(entries.length, i)))),
  }
}
