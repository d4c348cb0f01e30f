import type { Fields } from '../../../engine/drill/entries.ts'
import type { Form, FormField } from '../../../engine/scenario/forms.ts'
import type { Text } from '../../../engine/scenario/scenario.ts'
import type { SeatView } from '../../../engine/view/frames.ts'

type Named = Text & { readonly id: string }
const same = (text: string): Text => ({ zh: text, en: text })

/** A role's name; an unknown one by its id. */
export const roleName = (view: Pick<SeatView, 'roles'>, id: string): Text =>
  view.roles.find((role) => role.id === id) ?? same(id)

/** A form by its id; what a simulated role says (`say`) has none. */
export const formOf = (view: Pick<SeatView, 'forms'>, id: string | undefined): Form | undefined =>
  view.forms.find((form) => form.id === id)

/** What a field may be filled with, where that is a list; `options` are those of the inject answered. */
export function choicesOf(
  view: Pick<SeatView, 'roles' | 'tasks'>,
  field: FormField,
  options: readonly Named[] = [],
): readonly Named[] | undefined {
  switch (field.type) {
    case 'choice':
      return field.options ?? []
    case 'task':
      return view.tasks
    case 'role':
      return view.roles
    case 'option':
      return options
    default:
      return undefined
  }
}

/** Filled fields as people read them, in the form's order; empty ones are left out. */
export function fieldLines(
  view: Pick<SeatView, 'forms' | 'roles' | 'tasks'>,
  form: string,
  fields: Fields,
  options?: readonly Named[],
): readonly { readonly label?: Text; readonly value: Text }[] {
  const known = view.forms.find((each) => each.id === form)
  if (!known) return Object.values(fields).map((value) => ({ value: same(value) }))
  return known.fields.flatMap((field) => {
    const value = fields[field.id]?.trim()
    if (!value) return []
    const choice = choicesOf(view, field, options)?.find(({ id }) => id === value)
    return [{ label: field, value: choice ?? same(value) }]
  })
}

/** A provenance tag in the three kinds people need: only a statute that was read is law. */
export const tagKind = (tag: string): 'law' | 'drill' | 'unverified' =>
  tag === 'S' ? 'law' : tag === 'D' ? 'drill' : 'unverified'
