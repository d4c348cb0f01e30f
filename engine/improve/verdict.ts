import type { Entry } from '../drill/entries.ts'
import type { Review } from '../score/review.ts'
import type { Addition } from './compose.ts'

/** What a drill showed of a corrective action. Not examined: the story never came to it, a jump passed it, nobody played it. */
export type Verdict = 'passed' | 'failed' | 'not-examined'
export interface Examined {
  readonly verdict: Verdict
  /** Entry numbers, in the log of that drill. */
  readonly entries: readonly number[]
}

/**
 * The verdict of an ended drill: done in time with all its content passes; late, missed, incomplete or breached fails.
 * What is forbidden passes when the temptation was delivered and nobody gave in.
 */
export function verdictOf(review: Review, entries: readonly Entry[], { inject, examines }: Addition): Examined {
  const item = review.items.find((each) => each.expected === examines)
  const delivered = entries.find((entry) => entry.type === 'inject-delivered' && entry.inject === inject.id)
  const seen = item ? [...(item.entries.length > 0 ? item.entries : delivered ? [delivered.e] : [])] : []
  const as = (verdict: Verdict): Examined => ({ verdict, entries: seen })
  switch (item?.result) {
    case 'done':
      return as((item.content?.missing.length ?? 0) === 0 ? 'passed' : 'failed')
    case 'late':
    case 'missed':
    case 'breached':
      return as('failed')
    case 'respected':
      return as(delivered ? 'passed' : 'not-examined')
    default:
      return as('not-examined')
  }
}
