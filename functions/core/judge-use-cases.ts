import type { z } from 'zod'
import type { Receipt } from '../../engine/contract.ts'
import type { HotWash, Judgement } from '../../engine/judge/judgement.ts'
import type { Rating } from '../../engine/judge/records.ts'
import type {
  cardRequest,
  feedbackRequest,
  observationRequest,
  ratingRequest,
  rulingRequest,
  workloadRequest,
} from '../../engine/judge/requests.ts'
import type { Done, Seat, Staff } from './use-cases.ts'

/** A receipt that also says under which id this person's judgements are shown. */
export interface JudgeReceipt extends Receipt {
  readonly person: string
}

/** What people can say of a drill. All puts are safe to repeat under their own id. */
export interface JudgeUseCases {
  /** From the start on. Refusals: `unknown-item`, `unknown-value`, `reason-needed`, `too-many`. */
  rate(who: Staff, drill: string, request: z.output<typeof ratingRequest>): Promise<Done<JudgeReceipt>>
  /** At any time. */
  observe(who: Staff, drill: string, request: z.output<typeof observationRequest>): Promise<Done<JudgeReceipt>>
  /** After the end; evaluators rule on all but the conclusion, and take back only their own. */
  rule(who: Staff, drill: string, request: z.output<typeof rulingRequest>): Promise<Done<JudgeReceipt>>
  getRatings(who: Staff, drill: string): Promise<Done<readonly Rating[]>>
  getObservations(who: Staff, drill: string): Promise<Done<Judgement['observations']>>
  getRulings(who: Staff, drill: string): Promise<Done<Judgement['rulings']>>
  getJudgement(who: Staff, drill: string): Promise<Done<Judgement>>
  getHotWash(who: Staff, drill: string): Promise<Done<HotWash>>

  answerSurvey(who: Seat, request: z.output<typeof workloadRequest>): Promise<Done<Receipt>>
  putCard(who: Seat, request: z.output<typeof cardRequest>): Promise<Done<Receipt>>
  giveFeedback(who: Seat, request: z.output<typeof feedbackRequest>): Promise<Done<Receipt>>
}
