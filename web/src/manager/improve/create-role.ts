import { createLoaded } from '../../base/create-loaded.ts'
import { currentRole, type StaffRole } from '../../base/staff-session.ts'

let asked: { readonly at: number; readonly role: Promise<StaffRole | undefined> } | undefined

/** Many parts of a page ask at once: one question for all of them. */
function roleNow(): Promise<StaffRole | undefined> {
  if (!asked || Date.now() - asked.at > 10_000) asked = { at: Date.now(), role: currentRole() }
  return asked.role
}

/** May whoever is signed in write here? Undefined while that is asked; trainers only read. */
export function createMayWrite(): () => boolean | undefined {
  const [role] = createLoaded(
    () => true,
    () => roleNow(),
  )
  return () => (role.state === 'ready' ? role() === 'manager' : undefined)
}
