import type { Press } from '../core/press.ts'

/** The press of this very thread, read when something is first to be made: most processes never make a document. */
export const pressLater: Press = {
  make: async (job) => (await import('./press.ts')).inlinePress.make(job),
}
