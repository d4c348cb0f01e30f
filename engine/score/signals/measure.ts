import type { Text } from '../../scenario/scenario.ts'
import type { Figure } from '../review.ts'
import type { Measure } from './signal.ts'

function isRaised(value: number | null, threshold: number, when: Measure['raisedWhen']): boolean | null {
  if (value === null) return null
  if (when === 'above') return value > threshold
  return when === 'below' ? value < threshold : value >= threshold
}

/** A figure held against its threshold. */
export const measure = (
  id: string,
  label: Text,
  unit: Measure['unit'],
  figure: Figure,
  raisedWhen: Measure['raisedWhen'],
  threshold: number,
): Measure => ({
  id,
  label,
  unit,
  figure,
  threshold,
  raisedWhen,
  raised: isRaised(figure.value, threshold, raisedWhen),
})

/** A share and the entries it is over; null over nothing. */
export const shareOf = (some: number, all: number, entries: readonly number[]): Figure => ({
  value: all === 0 ? null : some / all,
  entries: [...new Set(entries)].sort((a, b) => a - b),
})
