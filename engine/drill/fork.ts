import type { Entry } from './entries.ts'
import type { DrillState } from './state.ts'

/** The moment of another drill that a new one goes on from: the state after its commit `n`. */
export interface Moment {
  readonly drill: string
  readonly n: number
}

/** Can a new drill go on from here? Before the start there is nothing to go on from, after the end nothing to go on with. */
export const canFork = (state: DrillState): boolean => state.status === 'running'

/**
 * Takes a state over into a new drill, at a wall time: the story, its timers (they are due by drill time) and the
 * numbers stay as they stood, the clock stands at the log time until the trainer resumes it at `rate`, the lobby is
 * open. The one entry that says so comes right behind the inherited ones. People are not part of a state: they join anew.
 */
export function fork(
  before: DrillState,
  from: Moment,
  { wall, rate }: { readonly wall: number; readonly rate: number },
): { readonly state: DrillState; readonly entries: readonly Entry[] } {
  const { past: _, ...kept } = before
  const { nextEntry: e, logAt: at } = before
  // Log time never goes back, also where this machine's clock is behind the one that wrote the log.
  const logWall = Math.max(before.logWall, wall)
  const clock = { drillEpoch: at, wallEpoch: logWall, rate: 0 }
  return {
    state: { ...kept, clock, rate, held: false, locked: false, released: false, logWall, nextEntry: e + 1 },
    entries: [{ e, at, wall: logWall, type: 'forked', drill: from.drill, n: from.n, clock }],
  }
}
