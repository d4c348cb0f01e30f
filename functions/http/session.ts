import { type Context, Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { type ConfigAnswer, type SessionAnswer, sessionRequest } from '../../engine/contract.ts'
import { lifeSeconds } from '../core/identity.ts'
import type { Staff } from '../core/use-cases.ts'
import { problem } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, smallBody } from './read-body.ts'
import { sessionCookie, staffOnly } from './who.ts'

/** Signing in with a key or with an issuer's token, asking who one is, signing out. */
export function sessionRoutes(deps: HttpDeps): Hono<AppEnv> {
  const secure = (url: string) => (deps.publicOrigin ?? url).startsWith('https:')
  const cookie = (url: string) => ({ path: '/api', httpOnly: true, sameSite: 'Strict', secure: secure(url) }) as const

  const open = async (c: Context<AppEnv>, who: Staff) => {
    const token = await deps.identity.issueStaff(who)
    setCookie(c, sessionCookie, token, { ...cookie(c.req.url), maxAge: lifeSeconds.staff })
    return c.json({ token, role: who.role } satisfies SessionAnswer)
  }

  return new Hono<AppEnv>()
    .post('/session', smallBody, async (c) => {
      const body = await readJson(c, sessionRequest)
      if (body instanceof Response) return body
      const role = deps.keys?.roleOf(body.key)
      if (!role) return problem(c, 'wrong-key')
      return open(c, { kind: 'staff', org: deps.org ?? 'local', role, name: role })
    })
    .post('/session/oidc', smallBody, async (c) => {
      const who = await deps.issuer?.whoOf(c)
      if (!who) return problem(c, 'sign-in-needed')
      return 'missing' in who ? problem(c, who.missing) : open(c, who)
    })
    .get('/config', async (c) =>
      c.json({ ...(deps.issuer && { signIn: await deps.issuer.config() }) } satisfies ConfigAnswer),
    )
    .get('/session', staffOnly(deps), (c) => {
      const { role, name, org } = c.get('staff')
      return c.json({ role, name, org })
    })
    .delete('/session', (c) => {
      deleteCookie(c, sessionCookie, cookie(c.req.url))
      return c.body(null, 204)
    })
}
