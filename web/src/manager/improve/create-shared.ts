import type { ActionLine, ActionList } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { createLoaded } from '../../base/create-loaded.ts'
import { currentRole } from '../../base/staff-session.ts'

/** One question for all the parts of a page that ask the same within ten seconds. */
function share<T>(ask: () => Promise<T>) {
  let asked: { readonly at: number; readonly answer: Promise<T> } | undefined
  return {
    now(): Promise<T> {
      if (!asked || Date.now() - asked.at > 10_000) asked = { at: Date.now(), answer: ask() }
      return asked.answer
    },
    forget() {
      asked = undefined
    },
  }
}

const role = share(() => currentRole())
const actions = share(() => api.get<ActionList>('/api/actions'))

/** May whoever is signed in write here? Undefined while that is asked; trainers only read. */
export function createMayWrite(): () => boolean | undefined {
  const [found] = createLoaded(
    () => true,
    () => role.now(),
  )
  return () => (found.state === 'ready' ? found() === 'manager' : undefined)
}

/** The corrective actions that were made of this finding of this drill's review, and not withdrawn. */
export function createActionsOf(drill: () => string, finding: () => string): () => readonly ActionLine[] {
  const [found] = createLoaded(
    () => true,
    () => actions.now(),
  )
  return () =>
    found.latest?.actions.filter(
      ({ source, status }) => source.drill === drill() && source.id === finding() && status !== 'withdrawn',
    ) ?? []
}
/** There is a new one. */
export const forgetActions = actions.forget
