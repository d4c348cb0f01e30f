import type { Clock } from '../core/ports.ts'

/** How long (wall ms) a timer waits for commands accepted just before it by a machine whose clock is behind. */
export const grace = 200

/** The clock of one function among many: no command stamped before its horizon can still arrive. */
export const makeCloudClock = (now: () => number): Clock => ({
  now,
  horizon: () => now() - grace,
  stamp: () => ({ at: now(), done() {} }),
})
