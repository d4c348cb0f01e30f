/**
 * The drill clock: at wall time `wallEpoch` it showed `drillEpoch`, and it moves `rate` drill ms a wall ms.
 * Rate 0 is a pause. Timers live in drill time, so a change of rate rewrites only this.
 */
export interface Clock {
  readonly drillEpoch: number
  readonly wallEpoch: number
  readonly rate: number
}

/** Drill ms shown at a wall time; before `wallEpoch` the clock shows its epoch. */
export function drillTime(clock: Clock, wall: number): number {
  return clock.drillEpoch + Math.floor(Math.max(0, wall - clock.wallEpoch) * clock.rate)
}

/** The first wall ms at which the clock shows at least this drill time; never, while it stands. */
export function wallTime(clock: Clock, drill: number): number {
  if (drill <= clock.drillEpoch) return clock.wallEpoch
  if (clock.rate === 0) return Number.POSITIVE_INFINITY
  return clock.wallEpoch + Math.ceil((drill - clock.drillEpoch) / clock.rate)
}

/** The same clock from a wall time on at another rate; no drill time is lost or gained. */
export function atRate(clock: Clock, wall: number, rate: number): Clock {
  return { drillEpoch: drillTime(clock, wall), wallEpoch: Math.max(wall, clock.wallEpoch), rate }
}

/** The same clock, showing `drill` at a wall time: a jump. */
export function jumpedTo(clock: Clock, wall: number, drill: number): Clock {
  return { drillEpoch: drill, wallEpoch: wall, rate: clock.rate }
}
