import { Hono } from 'hono'
import { observationRequest, ratingRequest, rulingRequest } from '../../engine/judge/requests.ts'
import { answer } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, smallBody } from './read-body.ts'
import { staffOnly } from './who.ts'

/** Judging a drill, and reading what people said of it. */
export function judgeRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .post('/drills/:id/ratings', staffOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, ratingRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.rate(c.get('staff'), c.req.param('id'), body), 201)
    })
    .get('/drills/:id/ratings', staffOnly(deps), async (c) =>
      answer(c, await useCases.getRatings(c.get('staff'), c.req.param('id'))),
    )
    .post('/drills/:id/observations', staffOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, observationRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.observe(c.get('staff'), c.req.param('id'), body), 201)
    })
    .get('/drills/:id/observations', staffOnly(deps), async (c) =>
      answer(c, await useCases.getObservations(c.get('staff'), c.req.param('id'))),
    )
    .post('/drills/:id/rulings', staffOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, rulingRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.rule(c.get('staff'), c.req.param('id'), body), 201)
    })
    .get('/drills/:id/rulings', staffOnly(deps), async (c) =>
      answer(c, await useCases.getRulings(c.get('staff'), c.req.param('id'))),
    )
    .get('/drills/:id/judgement', staffOnly(deps), async (c) =>
      answer(c, await useCases.getJudgement(c.get('staff'), c.req.param('id'))),
    )
    .get('/drills/:id/hotwash', staffOnly(deps), async (c) =>
      answer(c, await useCases.getHotWash(c.get('staff'), c.req.param('id'))),
    )
}
