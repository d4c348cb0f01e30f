import type { Figure } from '../../../../engine/score/review.ts'
import type { Measure } from '../../../../engine/score/signals/signal.ts'
import { pick } from '../../base/i18n.ts'
import { span } from '../../staff/time-text.ts'
import { t } from './words.ts'

/** A share (0 to 1) as a percentage; what was not measured says so. */
export const percent = (value: number | null) => (value === null ? t('unmeasured') : `${Math.round(value * 100)}%`)
/** A length of drill time (ms) in words. */
export const length = (value: number | null) => (value === null ? t('unmeasured') : pick(span(value)))
export const number = (value: number | null, digits = 0) =>
  value === null ? t('unmeasured') : String(Math.round(value * 10 ** digits) / 10 ** digits)

/** A measure's figure or threshold in its own unit. */
export function inUnit(unit: Measure['unit'], value: number | null): string {
  if (unit === 'share') return percent(value)
  if (unit === 'ms') return length(value)
  return number(value, unit === 'correlation' ? 2 : 0)
}

/** On time, late, missed: how a share looks. */
export const toneOf = (value: number) => (value >= 0.8 ? 'on-time' : value >= 0.6 ? 'late' : 'missed')

export type { Figure }
