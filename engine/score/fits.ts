import type { EntryOf } from '../drill/entries.ts'
import { passes } from '../machine/holds.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'

/** Is this action the one an expected action describes, by role, form, fields and addressees, whenever it was done? */
export function fits(expected: ExpectedAction, action: EntryOf<'action-taken'>): boolean {
  if (expected.form !== action.form || !expected.role.includes(action.role)) return false
  return (
    Object.entries(expected.match).every(([field, test]) => passes(action.fields[field], test)) &&
    expected.to.every((role) => action.to.includes(role))
  )
}
