import type { Clock } from '../core/ports.ts'

/**
 * The clock of one process: its horizon is the last whole millisecond that is over, or just before the oldest command
 * that is stamped but not yet in the inbox, so that no timer overtakes a command accepted before it.
 */
export function makeWallClock(now: () => number): Clock {
  const underWay = new Set<{ at: number }>()
  return {
    now,
    horizon() {
      let horizon = now() - 1
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
