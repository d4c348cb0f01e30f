import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { standardRequest } from '../../engine/score/standard-schema.ts'
import { answer } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { checked, readJson, smallBody } from './read-body.ts'
import { managerOnly, staffOnly } from './who.ts'

const query = z.object({
  standard: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, { error: '写从 1 起的整数版本号 / a version is a whole number from 1' })
    .optional(),
})

/** Under which version of the standard a review is asked for; undefined: the drill's own. Or a 422. */
export function readStandard(c: Context): number | undefined | Response {
  const read = checked(c, query, { standard: c.req.query('standard') })
  if (read instanceof Response) return read
  return read.standard === undefined ? undefined : Number(read.standard)
}

/** Scoring standards: what there is, a new version, and what one would make of a drill. */
export function standardRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .get('/standards', staffOnly(deps), async (c) => c.json(await useCases.listStandards(c.get('staff'))))
    .post('/standards', managerOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, standardRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.putStandard(c.get('staff'), body), 201)
    })
    .post('/drills/:id/trial', staffOnly(deps), smallBody, async (c) => {
      const body = await readJson(c, standardRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.tryStandard(c.get('staff'), c.req.param('id'), body))
    })
}
