import { z } from 'zod'
import { standardRequest, standardSchema } from '../../engine/score/standard-schema.ts'
import type { Operation } from './openapi-operations.ts'

/* The calls of the scoring standard, for the description. */

export const standardRequests = { StandardRequest: standardRequest } as const
export const standardAnswers = {
  Standard: standardSchema.describe('weights 0 to 100, shares 0 to 1, times in drill ms'),
  StandardList: z.array(standardSchema),
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
]
