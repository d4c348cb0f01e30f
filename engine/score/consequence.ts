import { burialSurvival } from '../hazard/burial.ts'
import { grassFireArea } from '../hazard/grass-fire.ts'
import type { Curve } from '../scenario/scenario.ts'

type Consequence = Extract<Curve, { kind: 'consequence' }>
const hour = 3_600_000
const minute = 60_000

/** What can still be saved `ms` after the hazard began: shares of the buried, hectares of the grass at stake. */
function value({ model, stake }: Consequence, ms: number): number {
  return model === 'burial-survival' ? burialSurvival(ms / hour) : Math.max(0, stake - grassFireArea(ms / minute))
}

/**
 * s = V(t) / V(0) of doctrine 3.3, from 0 to 1: what acting `took` drill ms after the opening still saves of what acting
 * at once would have. The limit plays no part. Nothing is left of nothing: 0.
 */
export function consequence(curve: Consequence, took: number): number {
  const atOnce = value(curve, curve.since)
  return atOnce <= 0 ? 0 : Math.min(1, Math.max(0, value(curve, curve.since + took) / atOnce))
}
