import type { SessionAnswer } from '../../../engine/contract.ts'
import { api } from './api.ts'
import { isProblem } from './problem.ts'
import { keep, readKept } from './storage.ts'

export type StaffRole = SessionAnswer['role']
const keptRole = 'sandtable.role'

/** Takes `?key=…` out of the address bar, so that it is neither shared nor remembered; gives the key. */
export function takeKey(): string | undefined {
  const url = new URL(location.href)
  const key = url.searchParams.get('key')
  if (!key) return undefined
  url.searchParams.delete('key')
  history.replaceState(history.state, '', url)
  return key
}

/** Who is signed in here as staff; nobody: undefined. */
export async function currentRole(signal?: AbortSignal): Promise<StaffRole | undefined> {
  try {
    return (await api.get<{ role: StaffRole }>('/api/session', { ...(signal && { signal }) })).role
  } catch (error) {
    if (isProblem(error, 'sign-in-needed')) return undefined
    throw error
  }
}

/** Which roles an area is for: all staff read and judge, only trainers steer. */
const lets: Readonly<Record<StaffRole, readonly StaffRole[]>> = {
  trainer: ['trainer'],
  manager: ['trainer', 'manager', 'evaluator'],
  evaluator: ['trainer', 'manager', 'evaluator'],
}
export const mayEnter = (role: StaffRole, area: StaffRole): boolean => lets[area].includes(role)

/**
 * Signs in with the key if there is one and tells the role. A session that can do all the link could stays: a
 * trainer's on any link, a manager's on the evaluator's. So three tabs on one laptop do not sign each other out.
 */
export async function enter(key: string | undefined, needs: StaffRole): Promise<StaffRole | undefined> {
  const role = await currentRole()
  const stays = !key || (role && role !== 'evaluator' && mayEnter(role, needs))
  const now = stays ? role : (await api.post<SessionAnswer>('/api/session', { key }, { tries: 3 })).role
  keep(keptRole, now)
  return now
}

/** The role this browser last had, for a page that opens without a network; what it may do the server still decides. */
export const lastRole = (): StaffRole | undefined => readKept<StaffRole>(keptRole)
