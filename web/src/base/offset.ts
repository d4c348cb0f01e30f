/** One question to the server's clock: asked and answered by our clock, `server` by its own; wall ms. */
export interface Sample {
  readonly asked: number
  readonly answered: number
  readonly server: number
}

export interface OffsetMeter {
  /** Takes a sample and gives the offset: server time = own time + offset, wall ms. */
  add(sample: Sample): number
  readonly offset: number
}

interface Measured {
  readonly offset: number
  readonly error: number
  readonly at: number
}

/** The offset of the quickest of the last answers: the shorter the round trip, the smaller its error can be. */
export function makeOffsetMeter({ window = 8, allowedDriftMs = 20 } = {}): OffsetMeter {
  let kept: readonly Measured[] = []
  let offset = 0
  return {
    get offset() {
      return offset
    },
    add({ asked, answered, server }) {
      const trip = Math.max(0, answered - asked)
      const one: Measured = { offset: server - (asked + trip / 2), error: trip / 2, at: answered }
      // Two honest answers cannot be further apart than their errors: somebody set this device's clock.
      const agrees = (other: Measured) =>
        Math.abs(other.offset - one.offset) <= other.error + one.error + allowedDriftMs && other.at <= one.at
      kept = [...kept.filter(agrees), one].slice(-window)
      offset = kept.reduce((best, each) => (each.error < best.error ? each : best)).offset
      return offset
    },
  }
}
