import { type FormField, formOf } from '../scenario/forms.ts'
import type { Script } from '../scenario/script.ts'
import type { SeatAction } from './commands.ts'
import type { Refusal } from './entries.ts'

/** What an action is judged against besides the scenario: its sender's role, and the options of what it answers. */
export interface ActionContext {
  readonly role: string
  readonly options?: readonly { readonly id: string }[]
}

function allowed(
  script: Script,
  field: FormField,
  context: ActionContext,
): readonly { readonly id: string }[] | undefined {
  if (field.type === 'choice') return field.options ?? []
  if (field.type === 'task') return script.scenario.tasks
  if (field.type === 'role') return script.scenario.roles
  if (field.type === 'option') return context.options ?? []
  return undefined
}

type Problem = { readonly reason: Refusal; readonly detail: string }

/** The first thing wrong with a filled form; undefined when it may be accepted. */
export function validateAction(
  script: Script,
  action: Pick<SeatAction, 'form' | 'fields' | 'to' | 'clause'>,
  context: ActionContext,
): Problem | undefined {
  const form = formOf(action.form)
  if (!form) return { reason: 'unknown-form', detail: action.form }
  const known = new Map(form.fields.map((field) => [field.id, field]))
  for (const id of Object.keys(action.fields)) if (!known.has(id)) return { reason: 'unknown-field', detail: id }
  for (const field of form.fields) {
    const value = action.fields[field.id]?.trim()
    if (!value) {
      if (field.required) return { reason: 'missing-field', detail: field.id }
      continue
    }
    const options = allowed(script, field, context)
    if (options && !options.some((option) => option.id === value)) return { reason: 'bad-option', detail: field.id }
    if (field.type === 'number' && Number.isNaN(Number(value))) return { reason: 'bad-option', detail: field.id }
  }
  if (form.addressed === 'required' && action.to.length === 0) return { reason: 'missing-addressee', detail: form.id }
  const stranger = action.to.find((role) => !script.scenario.roles.some((each) => each.id === role))
  if (stranger !== undefined) return { reason: 'unknown-role', detail: stranger }
  if (action.clause !== undefined && !script.scenario.clauses.some((clause) => clause.id === action.clause)) {
    return { reason: 'unknown-clause', detail: action.clause }
  }
  return undefined
}
