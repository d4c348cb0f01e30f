import { stampText } from '../../../engine/words/time-text.ts'
import { pick } from '../base/i18n.ts'

/** A drill time (ms) as `T+01:52`, `T+2天 03:15` or `T+2d 03:15`, with seconds only when asked; reactive. */
export const stamp = (at: number, seconds = false): string => pick(stampText(at, seconds))
