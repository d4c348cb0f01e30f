import type { Refused } from './use-cases.ts'

/** There is no such thing, or it is another organisation's: the same answer for both. */
export const notFound: Refused = { ok: false, reason: 'not-found' }
