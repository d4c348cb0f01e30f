import { makeIdentity } from '../../../functions/core/identity.ts'
import { makeKeys } from '../../../functions/core/identity-keys.ts'
import { spendInMemory } from '../../../functions/core/identity-spend.ts'
import { makeApp } from '../../../functions/http/app.ts'
import type { HttpDeps, LogLine } from '../../../functions/http/deps.ts'
import { makeFakeUseCases } from './fake-use-cases.ts'

export const keys = makeKeys({ trainer: 'trainer-key-0001', manager: 'manager-key-0001' })

/** The whole HTTP contract over the fake port, on a clock that the test moves. */
export function makeTestApp(more: Partial<HttpDeps> = {}) {
  const clock = { at: Date.UTC(2026, 5, 1) }
  const now = () => clock.at
  const fake = makeFakeUseCases()
  const identity = makeIdentity({ secret: new Uint8Array(32).fill(7), now, spend: spendInMemory(now) })
  const lines: LogLine[] = []
  const app = makeApp({ useCases: fake.useCases, identity, now, keys, log: (line) => lines.push(line), ...more })

  /** A call with a JSON body; strings go as they are. */
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const as = async (role: 'trainer' | 'manager') =>
    bearer(await identity.issueStaff({ kind: 'staff', org: 'local', role, name: role }))
  const asSeat = async (seat = 'seat-1') => bearer(await identity.issueSeat({ kind: 'seat', drill: 'drill-01', seat }))
  return { ...fake, app, call, as, asSeat, bearer, identity, clock, lines }
}

/** The word of a problem answer, after checking that it is one. */
export async function wordOf(response: Response): Promise<string> {
  const type = response.headers.get('Content-Type')
  if (type !== 'application/problem+json') throw new Error(`not a problem: ${response.status} ${type}`)
  const body = (await response.clone().json()) as { type: string; status: number }
  if (body.status !== response.status) throw new Error('the status in the body differs')
  return body.type.replace('urn:sandtable:problem:', '')
}
