import { z } from 'zod'
import { commandId } from '../drill/commands.ts'
import { text } from '../scenario/scenario.ts'
import type { DutyLine, Subject } from './calendar.ts'
import { type CivilDate, isCivilDate } from './civil-date.ts'
import { type ActionEntry, type CorrectiveAction, elements } from './corrective-action.ts'
import type { Fit } from './fit.ts'
import { type FrequencyRule, planLevels, subjectKinds } from './rules.ts'

/* What travels over /api for improving: requests are schemas, parsed at the door; answers are types. */

const line = (most: number) => z.string().trim().min(1).max(most)
const date = z.string().refine(isCivilDate, { error: 'write a day such as 2026-04-30' })
/** The client's own id makes a retry safe. */
const clientId = z.string().regex(/^[a-z0-9-]{8,40}$/, { error: 'an id is 8 to 40 of a-z, 0-9 and -; a UUID will do' })

const problem = z.enum(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
const capability = z.string().regex(/^C(1[0-3]|[1-9])$/, { error: 'a capability is C1 to C13' })
const terms = z.strictObject({
  cause: line(2000),
  measure: line(2000),
  element: z.enum(elements),
  owner: line(60),
  unit: line(80),
  start: date,
  due: date,
  needsApproval: z.boolean().default(false),
  problem: problem.optional(),
  capability: capability.optional(),
})

/** A corrective action from a finding: what the review showed, what is to be done, and what will be examined again. */
export const makeActionRequest = z
  .strictObject({
    id: clientId,
    finding: z.strictObject({
      drill: z.string().max(40),
      kind: z.enum(['expected', 'signal', 'objective', 'finding']),
      id: line(120),
    }),
    terms,
    /** The expected action to examine; without it the finding's own, or the weakest of its objective or signal. */
    expected: z.string().max(40).optional(),
    /** Other words for the message of the verification. */
    wording: text.optional(),
  })
  .refine(({ terms }) => terms.start <= terms.due, { path: ['terms', 'due'], error: 'due is no earlier than start' })
export type MakeActionRequest = z.output<typeof makeActionRequest>

/** What is left out stays; null takes a problem class or a capability away. */
const changes = terms
  .extend({ needsApproval: z.boolean(), problem: problem.nullable(), capability: capability.nullable() })
  .partial()

/** A manager's change. The same id is the same change. */
export const actionChange = z.discriminatedUnion('type', [
  z.strictObject({
    id: commandId,
    type: z.literal('edited'),
    terms: changes,
  }),
  z.strictObject({ id: commandId, type: z.literal('started'), text: line(2000).optional() }),
  z.strictObject({ id: commandId, type: z.literal('done'), text: line(2000) }),
  z.strictObject({ id: commandId, type: z.literal('returned'), text: line(2000) }),
  z.strictObject({ id: commandId, type: z.literal('withdrawn'), text: line(2000) }),
  z.strictObject({ id: commandId, type: z.literal('commented'), text: line(2000) }),
])
export type ActionChange = z.output<typeof actionChange>

/** A line of the list: the action, and whether its day is past. */
export interface ActionLine extends Omit<CorrectiveAction, 'verification'> {
  readonly overdue: boolean
}
export interface ActionAnswer extends CorrectiveAction {
  readonly overdue: boolean
  readonly history: readonly ActionEntry[]
  readonly today: CivilDate
}
export interface ActionList {
  readonly today: CivilDate
  /** Overdue first, then by due day; what is closed or withdrawn last. */
  readonly actions: readonly ActionLine[]
}

/** A verification that waits for a drill, and whether (and when, drill ms) the asked scenario can take it. */
export interface WaitingVerification {
  readonly action: ActionLine
  readonly fit: { readonly ok: true; readonly at: number } | Extract<Fit, { ok: false }>
}

/** A plan or an enterprise in the register. `n` is the revision that was read, 0 for a new one. */
export const subjectRequest = z.strictObject({
  id: clientId,
  n: z.int().min(0),
  kind: z.enum(subjectKinds),
  name: line(120),
  since: date,
  held: z
    .array(
      z.strictObject({
        date,
        what: z.enum(['drill', 'plan-review']),
        level: z.enum(planLevels).optional(),
        note: line(200),
      }),
    )
    .max(200)
    .default([]),
  retired: z.boolean().default(false),
})
export type SubjectRequest = z.output<typeof subjectRequest>

export interface SubjectAnswer extends Subject {
  readonly n: number
}
export interface CalendarAnswer {
  readonly today: CivilDate
  readonly duties: readonly DutyLine[]
  readonly subjects: readonly SubjectAnswer[]
  readonly rules: readonly FrequencyRule[]
}

/** What a drill is launched for besides its scenario; see `createDrillRequest`. */
export const launchExtras = {
  /** Corrective actions to examine in this drill. */
  verify: z.array(z.string().max(40)).min(1).max(20).optional(),
  /** Plans and enterprises of the register that this drill counts for, and the level of plan it exercises. */
  counts: z
    .strictObject({ subjects: z.array(z.string().max(40)).min(1).max(40), level: z.enum(planLevels) })
    .optional(),
}
