import { Hono } from 'hono'
import { createDrillRequest } from '../../engine/contract.ts'
import { trainerCommand } from '../../engine/drill/commands.ts'
import { answer, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, readSince, smallBody } from './read-body.ts'
import { readStandard } from './routes-standards.ts'
import { staffOnly, trainerOnly } from './who.ts'

/** Launching, steering and reading drills. */
export function drillRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .post('/drills', trainerOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, createDrillRequest)
      if (body instanceof Response) return body
      const done = await useCases.createDrill(c.get('staff'), body)
      if (!done.ok) return refuse(c, done)
      c.header('Location', `/api/drills/${done.value.id}`)
      return c.json(done.value, 201)
    })
    .get('/drills', staffOnly(deps), async (c) => c.json(await useCases.listDrills(c.get('staff'))))
    .get('/drills/:id', staffOnly(deps), async (c) =>
      answer(c, await useCases.getDrill(c.get('staff'), c.req.param('id'))),
    )
    .get('/drills/:id/log', staffOnly(deps), async (c) => {
      const since = readSince(c)
      if (since instanceof Response) return since
      return answer(c, await useCases.getLog(c.get('staff'), c.req.param('id'), since))
    })
    .post('/drills/:id/commands', trainerOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, trainerCommand)
      if (body instanceof Response) return body
      return answer(c, await useCases.command(c.get('staff'), c.req.param('id'), body), 202)
    })
    .get('/drills/:id/review', staffOnly(deps), async (c) => {
      const standard = readStandard(c)
      if (standard instanceof Response) return standard
      return answer(c, await useCases.getReview(c.get('staff'), c.req.param('id'), standard))
    })
    .get('/drills/:id/review.json', staffOnly(deps), async (c) => {
      const standard = readStandard(c)
      if (standard instanceof Response) return standard
      const done = await useCases.getReview(c.get('staff'), c.req.param('id'), standard)
      if (done.ok) c.header('Content-Disposition', 'attachment; filename="review.json"')
      return answer(c, done)
    })
}
