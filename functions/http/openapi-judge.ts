import { z } from 'zod'
import type { Agreement, FeedbackSummary, HotWash, Judgement } from '../../engine/judge/judgement.ts'
import { cardKinds } from '../../engine/judge/records.ts'
import {
  cardRequest,
  feedbackRequest,
  observationRequest,
  ratingRequest,
  rulingRequest,
  workloadRequest,
} from '../../engine/judge/requests.ts'
import { text } from '../../engine/scenario/scenario.ts'
import type { JudgeReceipt } from '../core/judge-use-cases.ts'
import type { Operation } from './openapi-operations.ts'

/* The calls of people's judgement, for the description. */

export const judgeRequests = {
  RatingRequest: ratingRequest,
  ObservationRequest: observationRequest,
  RulingRequest: rulingRequest,
  WorkloadRequest: workloadRequest,
  CardRequest: cardRequest,
  FeedbackRequest: feedbackRequest,
} as const

const wallMs = z.number().describe('wall ms since 1970, UTC')
const drillMs = z.number().describe('drill ms')
const person = z.object({ id: z.string(), name: z.string(), role: z.enum(['trainer', 'manager', 'evaluator']) })
const said = { id: z.string(), person, at: wallMs, drillAt: drillMs }
const scale = z.enum(['yes-no', 'marks', 'psmu'])
const rating = z.object({
  ...said,
  item: z.string(),
  scale,
  value: z.string().nullable(),
  reason: z.string().optional(),
})
const observation = z.object({
  ...said,
  kind: z.enum(['strength', 'improve', 'fact']),
  text: z.string().nullable(),
  item: z.string().optional(),
  role: z.string().optional(),
  entry: z.int().optional(),
  replaces: z.string().optional(),
  writtenAt: wallMs.optional(),
})
const observations = z.object({ list: z.array(observation), history: z.array(observation) })
observations satisfies z.ZodType<Judgement['observations']>
const rulings = z.array(
  z.looseObject({
    ruling: z.looseObject({ id: z.string(), kind: z.string(), reason: z.string(), by: z.string(), at: wallMs, person }),
    label: text,
    computed: z.union([z.number(), z.string(), z.null()]),
    state: z.enum(['stands', 'replaced', 'withdrawn']),
  }),
)
const coefficient = z.union([
  z.object({ value: z.number(), n: z.int(), low: z.boolean().describe('below 0.6') }),
  z.object({ value: z.null(), n: z.int(), why: z.enum(['too-few', 'no-variation']) }),
])
const agreement = z.looseObject({
  people: z.array(person),
  rated: z.int(),
  doubled: z.int(),
  doubledShare: z.number().nullable(),
  pairs: z.array(z.looseObject({ scale, shared: z.int(), same: z.int(), kappa: coefficient })),
  kappa: coefficient,
  icc: z.intersection(coefficient, z.object({ people: z.int() })),
})
agreement satisfies z.ZodType<Omit<Agreement, 'pairs'>>
const hotWash = z.object({
  cards: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(cardKinds),
      text: z.string(),
      by: z.object({ name: z.string(), role: z.string() }).optional(),
      at: wallMs.optional(),
    }),
  ),
  answered: z.int(),
  seats: z.int(),
})
hotWash satisfies z.ZodType<HotWash>
const feedback = z.looseObject({
  n: z.int(),
  aspects: z.array(z.looseObject({ mean: z.number().nullable(), counts: z.array(z.int()) })),
  texts: z.array(z.string()),
})
feedback satisfies z.ZodType<Pick<FeedbackSummary, 'n' | 'texts'>>
const judgement = z.looseObject({
  drill: z.string(),
  scales: z.looseObject({ version: z.int() }),
  groups: z.array(z.object({ id: z.string(), label: text })),
  items: z.array(z.looseObject({ id: z.string(), group: z.string(), label: text, scale, ratings: z.array(rating) })),
  agreement,
  observations,
  rulings,
  hotWash,
  feedback,
  workload: z.array(z.looseObject({ role: z.string(), phase: z.string(), n: z.int(), rtlx: z.number() })),
})
const receipt: z.ZodType<JudgeReceipt> = z.object({ id: z.string(), receivedAt: wallMs, person: z.string() })

export const judgeAnswers = {
  JudgeReceipt: receipt,
  Ratings: z.array(rating),
  Observations: observations,
  Rulings: rulings,
  Judgement: judgement,
  HotWash: hotWash,
} as const

const id = '0b5c8f5e-6a6f-4d5c-9d2e-3f1d2f5f7a10'
const author = { key: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: '斯琴' }
const drills = '/api/drills/{id}'
type Judged = Pick<Operation, 'path' | 'id' | 'summary' | 'gives'> & Partial<Operation>
const read = (more: Judged): Operation => ({
  method: 'get',
  who: 'staff',
  status: 200,
  problems: ['not-found'],
  ...more,
})
const put = (more: Judged): Operation => ({ method: 'post', who: 'staff', status: 201, ...more })

export const judgeOperations: readonly Operation[] = [
  put({
    path: `${drills}/ratings`,
    id: 'rate',
    summary: 'Rate an item, or correct or take back one’s own rating.',
    body: 'RatingRequest',
    gives: 'JudgeReceipt',
    example: { id, author, item: 'aqt:1.7', value: '3' },
    problems: [
      'not-found',
      'not-started',
      'unknown-item',
      'unknown-value',
      'reason-needed',
      'command-changed',
      'too-many',
    ],
  }),
  read({ path: `${drills}/ratings`, id: 'getRatings', summary: 'Every rating ever given.', gives: 'Ratings' }),
  put({
    path: `${drills}/observations`,
    id: 'observe',
    summary: 'Write down what was seen; the server adds the drill time.',
    body: 'ObservationRequest',
    gives: 'JudgeReceipt',
    example: { id, author, kind: 'improve', text: '三家都在找集结点', role: 'DUTY', entry: 41 },
    problems: ['not-found', 'unknown-item', 'unknown-role', 'not-yours', 'command-changed', 'too-many'],
  }),
  read({
    path: `${drills}/observations`,
    id: 'getObservations',
    summary: 'The observations that stand, and what was corrected.',
    gives: 'Observations',
  }),
  put({
    path: `${drills}/rulings`,
    id: 'rule',
    summary: 'Rule over a computed value, with a reason; both values are kept. Evaluators: all but the conclusion.',
    body: 'RulingRequest',
    gives: 'JudgeReceipt',
    example: { id, author, kind: 'objective-rating', objective: 'OBJ-1', value: 'S', reason: '电话已报，系统漏记' },
    problems: ['not-found', 'manager-only', 'not-ended', 'unknown-item', 'not-yours', 'command-changed', 'too-many'],
  }),
  read({
    path: `${drills}/rulings`,
    id: 'getRulings',
    summary: 'Every ruling, with the computed value beside it.',
    gives: 'Rulings',
  }),
  read({
    path: `${drills}/judgement`,
    id: 'getJudgement',
    summary: 'What people said of the drill: ratings, agreement, observations, rulings, hot wash, feedback, load.',
    gives: 'Judgement',
  }),
  read({ path: `${drills}/hotwash`, id: 'getHotWash', summary: 'The cards of the hot wash.', gives: 'HotWash' }),
  put({
    path: '/api/seat/workload',
    id: 'answerSurvey',
    who: 'seat',
    summary: 'How heavy the last stretch was (Raw TLX), once a survey.',
    body: 'WorkloadRequest',
    gives: 'Receipt',
    example: {
      id,
      survey: 12,
      ...{ mental: 70, physical: 10, temporal: 85, performance: 40, effort: 65, frustration: 30 },
    },
    problems: ['unknown-message', 'not-open-yet', 'already-answered', 'command-changed'],
  }),
  put({
    path: '/api/seat/cards',
    id: 'putCard',
    who: 'seat',
    summary: 'A card of the hot wash, after the end; anonymous if wished: then neither seat nor name is kept.',
    body: 'CardRequest',
    gives: 'Receipt',
    example: { id, kind: 'change', text: '三张报表合成一张', anonymous: true },
    problems: ['not-open-yet', 'command-changed', 'too-many'],
  }),
  put({
    path: '/api/seat/feedback',
    id: 'giveFeedback',
    who: 'seat',
    summary: 'The participant’s form, after the end; kept without a name.',
    body: 'FeedbackRequest',
    gives: 'Receipt',
    example: { id, realism: 4, usefulness: 5, roles: 3, pace: 4 },
    problems: ['not-open-yet', 'already-answered', 'command-changed'],
  }),
]
