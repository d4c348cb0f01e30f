import type { Scenario } from '../../../engine/scenario/scenario.ts'

/**
 * Drill times (ms) of the injects whose time is fixed before the drill: by `at`, or by a delay after another such.
 * Those that wait for an action, a branch or a condition have none.
 */
export function plannedAt(scenario: Scenario): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (let round = 0; round <= scenario.injects.length; round++) {
    for (const { id, at, after } of scenario.injects) {
      if (times.has(id)) continue
      if (at !== undefined) times.set(id, at)
      else if (after && 'at' in after) times.set(id, after.at)
      else if (after && 'inject' in after) {
        const before = times.get(after.inject)
        if (before !== undefined) times.set(id, before + after.delay)
      }
    }
  }
  return times
}
