import type { Probe, Text } from '../../scenario/scenario.ts'
import type { Figure } from '../review.ts'

/** 一案三制: plan, system (who leads), mechanism (how it runs), legal system; and the support they all rest on. */
export type Pillar = 'plan' | 'system' | 'mechanism' | 'law'

/** One computed sign of a problem class (doctrine 4). */
export interface Measure {
  readonly id: string
  readonly label: Text
  readonly unit: 'share' | 'count' | 'ms' | 'points' | 'correlation'
  readonly figure: Figure
  readonly threshold: number
  /** Which side of the threshold raises it. */
  readonly raisedWhen: 'above' | 'below' | 'at-least'
  /** Null where there was nothing to measure. */
  readonly raised: boolean | null
}
export interface Signal {
  readonly problem: Probe
  readonly label: Text
  readonly pillar: Pillar
  readonly state: 'raised' | 'quiet' | 'not-measured'
  readonly measures: readonly Measure[]
  /** How many measures raise it. */
  readonly raised: number
  /** A single sign in a single drill is a symptom (doctrine 3.7 rule 6): another sign, or drill, and an evaluator's note is due. */
  readonly needsSecond: boolean
  readonly entries: readonly number[]
}
export interface PillarScore {
  readonly pillar: Pillar
  readonly label: Text
  readonly problems: readonly Probe[]
  /** Share of its measures that stayed within their thresholds, 0 to 1. */
  readonly figure: Figure
  readonly measured: number
  readonly raised: number
}
export interface Signals {
  readonly signals: readonly Signal[]
  readonly pillars: readonly PillarScore[]
}
