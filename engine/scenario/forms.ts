import { answers } from './forms/answers.ts'
import { decisions } from './forms/decisions.ts'
import type { Form } from './forms/form.ts'
import { orders } from './forms/orders.ts'
import { reports } from './forms/reports.ts'
import type { Scenario } from './scenario.ts'

export type { Form, FormField } from './forms/form.ts'

const inOrder = [
  'acknowledge',
  'choose',
  'report-up',
  'report-fire',
  'report-accident',
  'report-disaster',
  'report-danger',
  'report-drought',
  'report-snow',
  'assess',
  'activate',
  'warn',
  'order',
  'notify',
  'request-support',
  'assign-owner',
  'hand-off',
  'act',
  'shelter-notice',
  'publish',
  'requisition',
  'stand-down',
  'note',
]
const byId = new Map([...answers, ...reports, ...decisions, ...orders].map((form) => [form.id, form]))

/** The built-in forms, as people see them listed. Few fields are required: what is left out is scored, not refused. */
export const forms: readonly Form[] = inOrder.flatMap((id) => byId.get(id) ?? [])

/** The form with this id, if there is one. */
export const formOf = (id: string): Form | undefined => byId.get(id)

/** What a form counts as: a hazard's own report is a report. */
export const formKind = (id: string): string => byId.get(id)?.like ?? id

/** The forms that people get in a scenario of this hazard. */
export const formsFor = (hazard: Scenario['hazard']): readonly Form[] =>
  forms.filter((form) => !form.hazards || form.hazards.includes(hazard))
