import type { SeatAction } from '../drill/commands.ts'
import type { FieldTest } from '../scenario/condition.ts'
import { type FormField, formOf } from '../scenario/forms.ts'
import type { ExpectedAction, Inject } from '../scenario/scenario.ts'
import { dueAt, isForbidden, type Script } from '../scenario/script.ts'
import { filledFor } from './filled.ts'

/** How a robot cadre behaves: as the plan wants, at about twice the limit, not at all, or in time and wrongly. */
export type Policy = 'perfect' | 'slow' | 'absent' | 'wrong'
export const policies: readonly Policy[] = ['perfect', 'slow', 'absent', 'wrong']

/** How one expected action goes whatever the policy: never done, a forbidden one committed, or done at a drill time (ms). */
export type Play = 'not-done' | 'breached' | number

const share: Record<Policy, readonly [number, number]> = {
  perfect: [0.05, 0.25],
  slow: [1.75, 2.4],
  absent: [0, 0],
  wrong: [0.2, 0.8],
}

function testValue(test: FieldTest): string {
  if (Array.isArray(test)) return String(test[0])
  if (typeof test === 'object') return String(test.gte ?? test.lte ?? 0)
  return String(test)
}

function fill(script: Script, field: FormField, expected: ExpectedAction, inject: Inject | undefined): string {
  const first = (options: readonly { id: string }[] | undefined) => options?.[0]?.id ?? ''
  switch (field.type) {
    case 'choice':
      return first(field.options)
    case 'task':
      return first(script.scenario.tasks)
    case 'role':
      return first(script.scenario.roles)
    case 'option':
      return first(inject?.reply.options)
    case 'number':
      return '1'
    default:
      // Not the same words twice: facts that repeat are a measure of their own.
      return filledFor(expected.id)
  }
}

/** The action that meets (or, of a forbidden one, commits) an expected action; wrong robots leave content out. */
export function actionFor(
  script: Script,
  expected: ExpectedAction,
  policy: Policy,
  reply: { readonly inReplyTo?: number; readonly inject?: Inject },
): Omit<SeatAction, 'id'> {
  const form = formOf(expected.form)
  if (!form) throw new Error(`${expected.id} asks for a form that is not there: ${expected.form}`)
  const fields: Record<string, string> = {}
  for (const field of form.fields) {
    const test = expected.match[field.id]
    const wanted = field.required || (policy !== 'wrong' && expected.fields.includes(field.id))
    if (test !== undefined) fields[field.id] = testValue(test)
    else if (wanted) fields[field.id] = fill(script, field, expected, reply.inject)
    const wrongTurn = policy === 'wrong' && field.type === 'option' && !isForbidden(expected)
    const other = reply.inject?.reply.options?.find((option) => option.id !== fields[field.id])
    if (wrongTurn && other) fields[field.id] = other.id
  }
  const someone = script.scenario.roles.find((role) => !expected.role.includes(role.id))?.id
  const addressees = form.addressed === 'required' && expected.to.length === 0 && someone ? [someone] : expected.to
  const answers = expected.form === 'choose' || !isForbidden(expected)
  return {
    form: expected.form,
    to: addressees,
    fields,
    ...(answers && reply.inReplyTo !== undefined && { inReplyTo: reply.inReplyTo }),
    clause: expected.clause,
  }
}

/** When (drill ms) a robot acts on an expected action that opened at `opened`; several times for a periodic one. */
export function timesFor(
  script: Script,
  expected: ExpectedAction,
  policy: Policy,
  opened: number,
  dice: () => number,
): number[] {
  if (policy === 'absent') return []
  const [low, high] = share[policy]
  const span = () => low + (high - low) * dice()
  if (isForbidden(expected)) return policy === 'wrong' ? [opened + Math.round(20_000 + 40_000 * dice())] : []
  const { limit } = expected
  if (limit.kind === 'every') {
    const times: number[] = []
    for (let from = opened; from < limit.until; from += limit.period * Math.max(1, Math.round(high))) {
      times.push(Math.round(from + limit.period * span()))
    }
    return times
  }
  return [opened + Math.max(1000, Math.round((dueAt(script, expected, opened) - opened) * span()))]
}
