import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { rehearsalRequest } from '../../engine/rehearse/request.ts'
import type { FileWanted } from '../core/use-cases.ts'
import { answer, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { languageOf } from './language.ts'
import { checked, readJson, smallBody } from './read-body.ts'
import { staffOnly } from './who.ts'

const query = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'a version is a whole number from 1' })
    .optional(),
  lang: z.enum(['zh', 'en']).optional(),
})

const types: Readonly<Record<FileWanted['as'], string>> = {
  yaml: 'application/yaml; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  // Mermaid has no registered type.
  mmd: 'text/plain; charset=utf-8',
  scxml: 'application/scxml+xml; charset=utf-8',
}

/** A scenario before anybody plays it: its files, rehearsals by robots, the routes through its branches. */
export function scriptRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps

  async function file(c: Context<AppEnv>, id: string, as: FileWanted['as']) {
    const asked = checked(c, query, { version: c.req.query('version'), lang: c.req.query('lang') })
    if (asked instanceof Response) return asked
    const version = asked.version === undefined ? {} : { version: Number(asked.version) }
    const done = await useCases.scenarioFile(c.get('staff'), id, { as, lang: asked.lang ?? languageOf(c), ...version })
    if (!done.ok) return refuse(c, done)
    const name = `${id}-v${done.value.version}.${as}`
    return c.body(done.value.text, 200, {
      'Content-Type': types[as],
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  }

  return (
    new Hono<AppEnv>()
      // A scenario's own id has no dot in it.
      .get('/scenarios/:id{[a-z0-9-]+\\.yaml}', staffOnly(deps), (c) =>
        file(c, c.req.param('id').replace(/\.yaml$/, ''), 'yaml'),
      )
      .get('/scenarios/:id/machine.js', staffOnly(deps), (c) => file(c, c.req.param('id'), 'js'))
      .get('/scenarios/:id/machine.mmd', staffOnly(deps), (c) => file(c, c.req.param('id'), 'mmd'))
      .get('/scenarios/:id/machine.scxml', staffOnly(deps), (c) => file(c, c.req.param('id'), 'scxml'))
      .get('/scenarios/:id/routes', staffOnly(deps), async (c) => {
        const asked = checked(c, query, { version: c.req.query('version') })
        if (asked instanceof Response) return asked
        const version = asked.version === undefined ? undefined : Number(asked.version)
        return answer(c, await useCases.routes(c.get('staff'), c.req.param('id'), version))
      })
      .post('/scenarios/:id/rehearsals', staffOnly(deps), smallBody, async (c) => {
        const body = await readJson(c, rehearsalRequest)
        if (body instanceof Response) return body
        return answer(c, await useCases.rehearse(c.get('staff'), c.req.param('id'), body))
      })
  )
}
