import { Hono } from 'hono'
import { z } from 'zod'
import { answer, problem, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { languageOf } from './language.ts'
import { checked, packBody, readPack } from './read-body.ts'
import { staffOnly, trainerOnly } from './who.ts'

const versionQuery = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'a version is a whole number from 1' })
    .optional(),
})

/** The library: list, read, check and add scenarios. */
export function scenarioRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  return new Hono<AppEnv>()
    .get('/scenarios', staffOnly(deps), async (c) => c.json(await useCases.listScenarios(c.get('staff'))))
    .get('/scenarios/:id', staffOnly(deps), async (c) => {
      const query = checked(c, versionQuery, { version: c.req.query('version') })
      if (query instanceof Response) return query
      const version = query.version === undefined ? undefined : Number(query.version)
      const done = await useCases.getScenario(c.get('staff'), c.req.param('id'), version)
      // The same refusal is a bad value in a body, but a missing page here.
      return !done.ok && done.reason === 'unknown-scenario' ? problem(c, 'not-found', done) : answer(c, done)
    })
    .post('/scenarios', trainerOnly(deps), packBody, async (c) => {
      const text = await readPack(c)
      if (text instanceof Response) return text
      const done = await useCases.putScenario(c.get('staff'), text, languageOf(c))
      if (!done.ok) return refuse(c, done)
      c.header('Location', `/api/scenarios/${done.value.id}?version=${done.value.version}`)
      return c.json(done.value, done.value.already ? 200 : 201)
    })
    .post('/scenarios/:id/check', staffOnly(deps), packBody, async (c) => {
      const text = await readPack(c)
      if (text instanceof Response) return text
      return c.json({ problems: await useCases.checkScenario(c.get('staff'), text, languageOf(c)) })
    })
}
