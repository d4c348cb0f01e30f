import { z } from 'zod'
import type { SubjectAnswer } from '../../engine/improve/contract.ts'
import { statuses } from '../../engine/improve/corrective-action.ts'
import { planLevels, subjectKinds } from '../../engine/improve/rules.ts'
import { trendKeys } from '../../engine/improve/trend.ts'
import { text } from '../../engine/scenario/scenario.ts'

/* The answers of improving as schemas, for the description only. */

const list = z.array(z.looseObject({}))
const day = z.string().describe('YYYY-MM-DD')
const wallMs = z.number().describe('wall ms since 1970, UTC')
const line = z.looseObject({
  id: z.string(),
  n: z.int(),
  status: z.enum(statuses),
  overdue: z.boolean(),
  source: z.looseObject({ drill: z.string(), text, entries: z.array(z.int()), expected: z.string() }),
  terms: z.looseObject({ cause: z.string(), measure: z.string(), owner: z.string(), start: day, due: day }),
  examinations: list,
  pending: z.array(z.string()).describe('drills whose passing would close it'),
  createdAt: wallMs,
  changedAt: wallMs,
})
const held = z.object({
  date: day,
  what: z.enum(['drill', 'plan-review']),
  level: z.enum(planLevels).optional(),
  note: z.string(),
})
const subject: z.ZodType<SubjectAnswer> = z.object({
  id: z.string(),
  n: z.int(),
  kind: z.enum(subjectKinds),
  name: z.string(),
  since: day,
  held: z.array(held),
  retired: z.boolean(),
})

export const improveAnswers = {
  Action: line.extend({ history: list, today: day }),
  ActionList: z.object({ today: day, actions: z.array(line) }),
  Verifications: z.array(
    z.object({
      action: line,
      fit: z.union([
        z.object({ ok: z.literal(true), at: z.number().describe('drill ms') }),
        z.object({ ok: z.literal(false), why: text }),
      ]),
    }),
  ),
  Trends: z.object({ by: z.enum(trendKeys), families: list, leftOut: list }),
  Calendar: z.object({
    today: day,
    duties: z.array(
      z.looseObject({
        subject: z.string(),
        rule: z.string(),
        due: day,
        days: z.int(),
        state: z.enum(['overdue', 'due', 'coming', 'later']),
      }),
    ),
    subjects: z.array(subject),
    rules: list,
  }),
  CalendarFile: z.string(),
  ActionLedger: z.string(),
  Subject: subject,
} as const
