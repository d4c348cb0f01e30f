import { z } from 'zod'
import { text } from '../../engine/scenario/scenario.ts'
import { capabilityIds } from '../../engine/score/profile/capability.ts'
import { standardRequest, standardSchema } from '../../engine/score/standard-schema.ts'
import type { Trial } from '../../engine/score/trial.ts'
import type { Operation } from './openapi-operations.ts'

/* The calls of the scoring standard, for the description. */

const problem = z.enum(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
const outcome = z.object({
  standard: z.object({ version: z.int().describe('0: not stored'), name: text }),
  conclusion: z.enum(['excellent', 'good', 'fair', 'poor']).describe('as computed'),
  score: z.number().describe('plan adherence, 0 to 100'),
  parts: z.record(z.enum(['coverage', 'timeliness', 'content', 'order']), z.number().nullable()),
  total: z.number().nullable().describe('the total of the profile, 0 to 100'),
  band: z.enum(['excellent', 'good', 'fair', 'poor']).nullable(),
  objectives: z.array(z.object({ objective: z.string(), label: text, rating: z.enum(['P', 'S', 'M', 'U']) })),
  capabilities: z.array(
    z.object({
      capability: z.enum(capabilityIds),
      label: text,
      mark: z.union([z.literal(0), z.literal(1), z.literal(3), z.literal(5)]).nullable(),
    }),
  ),
  raised: z.array(z.object({ problem, label: text })),
})
const trial = z.object({
  drill: z.string(),
  own: outcome.describe('by the version the drill was launched under'),
  tried: outcome,
  ruled: outcome.shape.conclusion.optional().describe('what a person ruled; it stands under any standard'),
})
trial satisfies z.ZodType<Trial>

export const standardRequests = { StandardRequest: standardRequest } as const
export const standardAnswers = {
  Standard: standardSchema.describe('weights 0 to 100, shares 0 to 1, times in drill ms'),
  StandardList: z.array(standardSchema),
  Trial: trial,
} as const

export const standardOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/standards',
    id: 'listStandards',
    who: 'staff',
    summary: 'The versions of the scoring standard, oldest first; version 1 is the shipped one.',
    status: 200,
    gives: 'StandardList',
  },
  {
    method: 'post',
    path: '/api/standards',
    id: 'putStandard',
    who: 'staff',
    summary:
      'A new version, whole. Drills launched from then on go by it; older ones keep theirs. The same as the newest makes none. Managers only.',
    body: 'StandardRequest',
    status: 201,
    gives: 'Standard',
    problems: ['manager-only'],
  },
  {
    method: 'post',
    path: '/api/drills/{id}/trial',
    id: 'tryStandard',
    who: 'staff',
    summary: 'What a standard would make of a drill, beside what its own makes of it. Nothing is stored.',
    body: 'StandardRequest',
    status: 200,
    gives: 'Trial',
    problems: ['not-found'],
  },
]
