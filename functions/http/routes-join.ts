import { type Context, Hono } from 'hono'
import { type JoinAnswer, joinRequest } from '../../engine/contract.ts'
import type { Done } from '../core/use-cases.ts'
import { answer, problem, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { makeGuessLimiter } from './guess-limiter.ts'
import { readJoinCode } from './join-code.ts'
import { readJson, smallBody } from './read-body.ts'

/**
 * Joining with a code. The code is looked up first and only failures are counted, so a hall of phones behind one
 * address always gets in. A wrong, an ill-written and an expired code get the same answer.
 */
export function joinRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases, identity } = deps
  const guesses = deps.guesses ?? makeGuessLimiter({ now: deps.now })

  const wrong = async (c: Context) => {
    const wait = await guesses.failed(deps.addressOf?.(c) ?? 'unknown')
    if (wait === undefined) return problem(c, 'wrong-code')
    c.header('Retry-After', String(wait))
    return problem(c, 'too-many-guesses')
  }
  const noSuchCode = <T>(done: Done<T>) => !done.ok && (done.reason === 'not-found' || done.reason === 'drill-ended')

  return new Hono<AppEnv>()
    .get('/join/:code', async (c) => {
      const code = readJoinCode(c.req.param('code'))
      if (!code) return wrong(c)
      const done = await useCases.joinInfo(code)
      return noSuchCode(done) ? wrong(c) : answer(c, done)
    })
    .post('/join/:code', smallBody, async (c) => {
      const body = await readJson(c, joinRequest)
      if (body instanceof Response) return body
      const code = readJoinCode(c.req.param('code'))
      if (!code) return wrong(c)
      const done = await useCases.join(code, body)
      if (noSuchCode(done)) return wrong(c)
      if (!done.ok) return refuse(c, done)
      const { drill, seat } = done.value
      const token = await identity.issueSeat({ kind: 'seat', drill, seat })
      return c.json({ token, seat, drill } satisfies JoinAnswer, 201)
    })
}
