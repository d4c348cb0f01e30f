import type { Clock } from '../core/ports.ts'

/**
 * The clock of one process: its horizon is now, or just before the oldest command that is stamped but not yet in the
 * inbox, so that no timer overtakes a command accepted before it.
 */
export function makeWallClock(now: () => number): Clock {
  const underWay = new Set<{ at: number }>()
  return {
    now,
    horizon() {
      let horizon = now()
      for (const { at } of underWay) horizon = Math.min(horizon, at - 1)
      return horizon
    },
    stamp() {
      const mark = { at: now() }
      underWay.add(mark)
      return { at: mark.at, done: () => underWay.delete(mark) }
    },
  }
}
