import type { Replay } from '../../../../engine/view/replay.ts'

/** A quiet stretch longer than this (wall ms at the speed in use) is cut to the lead. */
const quiet = 4_000
const lead = 800

/** Where the hand is after a beat: further by `ms` at a speed, with a long quiet stretch cut short. Drill ms. */
export function moved(replay: Replay, i: number, at: number, ms: number, speed: number, skips: boolean): number {
  const next = replay.entries[i]
  const far = next !== undefined && next.at - at > quiet * speed
  const from = skips && far ? next.at - lead * speed : at
  return Math.min(replay.to, from + ms * speed)
}
