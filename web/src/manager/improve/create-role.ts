import { createLoaded } from '../../base/create-loaded.ts'
import { currentRole } from '../../base/staff-session.ts'

/** May whoever is signed in write here? Undefined while that is asked; trainers only read. */
export function createMayWrite(): () => boolean | undefined {
  const [role] = createLoaded(
    () => true,
    () => currentRole(),
  )
  return () => (role.state === 'ready' ? role() === 'manager' : undefined)
}
