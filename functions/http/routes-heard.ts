import { Hono } from 'hono'
import { cardRequest, feedbackRequest, workloadRequest } from '../../engine/judge/requests.ts'
import { answer } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { readJson, smallBody } from './read-body.ts'
import { seatOnly } from './who.ts'

/** What a cadre says of the drill, from the phone. */
export function heardRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .post('/seat/workload', seatOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, workloadRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.answerSurvey(c.get('seat'), body), 201)
    })
    .post('/seat/cards', seatOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, cardRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.putCard(c.get('seat'), body), 201)
    })
    .post('/seat/feedback', seatOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, feedbackRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.giveFeedback(c.get('seat'), body), 201)
    })
}
