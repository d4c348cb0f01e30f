import { Hono } from 'hono'
import { seatAction, seatSeen } from '../../engine/drill/commands.ts'
import { answer, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { languageOf } from './language.ts'
import { problems } from './problems.ts'
import { readJson, readSince, smallBody } from './read-body.ts'
import { seatOnly } from './who.ts'

/** What a cadre's phone calls, always for its own seat. */
export function seatRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .get('/seat', seatOnly(deps), async (c) => answer(c, await useCases.getSeat(c.get('seat'))))
    .get('/seat/frames', seatOnly(deps), async (c) => {
      const since = readSince(c)
      if (since instanceof Response) return since
      return answer(c, await useCases.getFrames(c.get('seat'), since))
    })
    .post('/seat/seen', seatOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, seatSeen)
      if (body instanceof Response) return body
      return answer(c, await useCases.seen(c.get('seat'), body.k), 202)
    })
    .post('/seat/actions', seatOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, seatAction)
      if (body instanceof Response) return body
      const done = await useCases.act(c.get('seat'), body)
      if (done.ok) c.header('Location', `/api/seat/actions/${body.id}`)
      return answer(c, done, 202)
    })
    .get('/seat/actions/:id', seatOnly(deps), async (c) => {
      const done = await useCases.outcome(c.get('seat'), c.req.param('id'))
      if (!done.ok) return refuse(c, done)
      const outcome = done.value
      if (outcome.state !== 'refused') return c.json(outcome)
      return c.json({ ...outcome, title: problems[outcome.reason][languageOf(c)] })
    })
}
