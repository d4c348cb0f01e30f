import { z } from 'zod'
import type { Entry } from '../drill/entries.ts'
import { id } from '../scenario/condition.ts'
import type { Review } from '../score/review.ts'

const policy = z.enum(['perfect', 'slow', 'absent', 'wrong'])

/** What a rehearsal is asked for: how the robots play, each role for itself and single expected actions besides. */
export const rehearsalRequest = z.strictObject({
  version: z.int().positive().optional(),
  /** Of every role that `roles` does not name. */
  policy: policy.default('perfect'),
  roles: z.record(id, policy).default({}),
  /** By expected action: left undone, a forbidden one committed, or done at a drill time (ms). */
  plays: z.record(id, z.union([z.enum(['not-done', 'breached']), z.number().min(-1e12).max(1e12)])).default({}),
  seed: z.int().min(0).max(4_294_967_295).default(1),
})
export type RehearsalRequest = z.input<typeof rehearsalRequest>

/** A drill that robots played: its log and its score. Nothing of it is stored. */
export interface RehearsalAnswer {
  readonly scenario: { readonly id: string; readonly version: number; readonly hash: string }
  readonly entries: readonly Entry[]
  readonly review: Review
}
