import type { Curve } from '../scenario/scenario.ts'
import { consequence } from './consequence.ts'

/** What the story's own conditions go by where the scenario names no curve: never changed by a scoring standard. */
export const plainCurve: Curve = { kind: 'linear', grace: 1 }

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/**
 * Time score from 0 to 1 of an action done `took` drill ms after its opening under a limit of `limit` drill ms
 * (doctrine 3.3: step; three-step after Rüter and Nilsson; linear grace; exponential half-life; logistic; consequence).
 */
export function timeScore(curve: Curve, took: number, limit: number): number {
  if (curve.kind === 'logistic') {
    return 1 / (1 + Math.exp((curve.slope * (took - curve.midpoint)) / 60_000))
  }
  if (curve.kind === 'consequence') return consequence(curve, Math.max(0, took))
  if (took <= limit) return 1
  switch (curve.kind) {
    case 'step':
      return 0
    case 'three-step':
      return took <= curve.second ? 0.5 : 0
    case 'linear':
      return limit <= 0 ? 0 : clamp(1 - (took - limit) / (curve.grace * limit))
    case 'exponential':
      return 2 ** (-(took - limit) / curve.halfLife)
  }
}
