import type { Probe, Text } from '../scenario/scenario.ts'
import type { CapabilityScore } from './profile/capability.ts'
import type { Conclusion, Rating, Review } from './review.ts'

/** What one standard makes of a drill, in the figures that a standard can move. */
export interface Outcome {
  readonly standard: { readonly version: number; readonly name: Text }
  /** As computed; what a person ruled stands whatever the standard. */
  readonly conclusion: Conclusion
  /** 0 to 100: plan adherence, and its parts from 0 to 1; null over nothing. */
  readonly score: number
  readonly parts: Readonly<Record<'coverage' | 'timeliness' | 'content' | 'order', number | null>>
  /** 0 to 100: the profile's total, and the word for it. */
  readonly total: number | null
  readonly band: Conclusion | null
  readonly objectives: readonly { readonly objective: string; readonly label: Text; readonly rating: Rating }[]
  readonly capabilities: readonly Pick<CapabilityScore, 'capability' | 'label' | 'mark'>[]
  /** Problem classes that are raised. */
  readonly raised: readonly { readonly problem: Probe; readonly label: Text }[]
}

/** One drill under two standards: what it was launched under, and another. */
export interface Trial {
  readonly drill: string
  readonly own: Outcome
  readonly tried: Outcome
  /** What a person ruled the overall conclusion to be, where one did. */
  readonly ruled?: Conclusion
}

/** The part of a review that a standard moves. */
export function outcomeOf({ standard, conclusion, score, adherence, profile, ...review }: Review): Outcome {
  const { coverage, timeliness, content, order } = adherence
  return {
    standard,
    conclusion,
    score,
    parts: {
      coverage: coverage.value,
      timeliness: timeliness.value,
      content: content.value,
      order: order.value,
    },
    total: profile.total.value,
    band: profile.band,
    objectives: review.objectives.map(({ objective, label, rating }) => ({ objective, label, rating })),
    capabilities: review.capabilities.map(({ capability, label, mark }) => ({ capability, label, mark })),
    raised: review.signals.signals
      .filter(({ state }) => state === 'raised')
      .map(({ problem, label }) => ({ problem, label })),
  }
}

/** The two side by side. Both reviews are of the same drill, as far as its log went. */
export const trialOf = (own: Review, tried: Review): Trial => ({
  drill: own.drill.id,
  own: outcomeOf(own),
  tried: outcomeOf(tried),
  ...(own.rulings.conclusion && { ruled: own.rulings.conclusion.value }),
})
