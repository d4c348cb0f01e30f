import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { type SessionAnswer, sessionRequest } from '../../engine/contract.ts'
import { lifeSeconds } from '../core/identity.ts'
import { problem } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, smallBody } from './read-body.ts'
import { sessionCookie, staffOnly } from './who.ts'

/** Signing in with a key, asking who one is, signing out. */
export function sessionRoutes(deps: HttpDeps): Hono<AppEnv> {
  const secure = (url: string) => (deps.publicOrigin ?? url).startsWith('https:')
  const cookie = (url: string) => ({ path: '/api', httpOnly: true, sameSite: 'Strict', secure: secure(url) }) as const

  return new Hono<AppEnv>()
    .post('/session', smallBody, async (c) => {
      const body = await readJson(c, sessionRequest)
      if (body instanceof Response) return body
      const role = deps.keys?.roleOf(body.key)
      if (!role) return problem(c, 'wrong-key')
      const token = await deps.identity.issueStaff({ kind: 'staff', org: deps.org ?? 'local', role, name: role })
      setCookie(c, sessionCookie, token, { ...cookie(c.req.url), maxAge: lifeSeconds.staff })
      return c.json({ token, role } satisfies SessionAnswer)
    })
    .get('/session', staffOnly(deps), (c) => {
      const { role, name, org } = c.get('staff')
      return c.json({ role, name, org })
    })
    .delete('/session', (c) => {
      deleteCookie(c, sessionCookie, cookie(c.req.url))
      return c.body(null, 204)
    })
}
