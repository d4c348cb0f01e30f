import { Hono } from 'hono'
import { z } from 'zod'
import { actionChange, makeActionRequest, subjectRequest } from '../../engine/improve/contract.ts'
import { trendKeys } from '../../engine/improve/trend.ts'
import { answer, refuse } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { languageOf } from './language.ts'
import { checked, readJson, smallBody } from './read-body.ts'
import { managerOnly, staffOnly } from './who.ts'

const trendQuery = z.object({ by: z.enum(trendKeys).default('role'), scenario: z.string().max(60).optional() })
/** A browser that follows a link says what it was installed in, not what its reader chose. */
const fileQuery = z.object({ language: z.enum(['zh', 'en']).optional() })
const waitingQuery = z.object({
  scenario: z.string().min(1).max(60),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: 'a version is a whole number from 1' })
    .optional(),
  seats: z.string().max(3000).optional(),
})

/** Corrective actions, trends and the compliance calendar. */
export function improveRoutes(deps: HttpDeps): Hono<AppEnv> {
  const { useCases } = deps
  const staff = staffOnly(deps)
  const manager = managerOnly(deps)
  return new Hono<AppEnv>()
    .get('/drills/:id/scenario', staff, async (c) =>
      answer(c, await useCases.drillScenario(c.get('staff'), c.req.param('id'))),
    )
    .get('/actions', staff, async (c) => c.json(await useCases.listActions(c.get('staff'))))
    .get('/actions.csv', staff, async (c) => {
      const query = checked(c, fileQuery, c.req.query())
      if (query instanceof Response) return query
      const file = await useCases.actionLedger(c.get('staff'), query.language ?? languageOf(c))
      c.header('Content-Disposition', 'attachment; filename="corrective-actions.csv"')
      return c.body(file, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
    .post('/actions', manager, smallBody, async (c) => {
      const body = await readJson(c, makeActionRequest)
      if (body instanceof Response) return body
      const done = await useCases.makeAction(c.get('staff'), body)
      if (!done.ok) return refuse(c, done)
      c.header('Location', `/api/actions/${done.value.id}`)
      return c.json(done.value, 201)
    })
    .get('/actions/:id', staff, async (c) => answer(c, await useCases.getAction(c.get('staff'), c.req.param('id'))))
    .post('/actions/:id/changes', manager, smallBody, async (c) => {
      const body = await readJson(c, actionChange)
      if (body instanceof Response) return body
      return answer(c, await useCases.changeAction(c.get('staff'), c.req.param('id'), body))
    })
    .get('/verifications', staff, async (c) => {
      const query = checked(c, waitingQuery, c.req.query())
      if (query instanceof Response) return query
      const version = query.version === undefined ? undefined : Number(query.version)
      const seats = query.seats?.split(',')
      return answer(c, await useCases.waitingVerifications(c.get('staff'), query.scenario, version, seats))
    })
    .get('/trends', staff, async (c) => {
      const query = checked(c, trendQuery, c.req.query())
      if (query instanceof Response) return query
      return c.json(await useCases.trends(c.get('staff'), query.by, query.scenario))
    })
    .get('/calendar', staff, async (c) => c.json(await useCases.calendar(c.get('staff'))))
    .get('/calendar.ics', staff, async (c) => {
      const query = checked(c, fileQuery, c.req.query())
      if (query instanceof Response) return query
      const file = await useCases.calendarFile(c.get('staff'), query.language ?? languageOf(c))
      c.header('Content-Disposition', 'attachment; filename="sandtable.ics"')
      return c.body(file, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
    })
    .post('/calendar/subjects', manager, smallBody, async (c) => {
      const body = await readJson(c, subjectRequest)
      if (body instanceof Response) return body
      return answer(c, await useCases.putSubject(c.get('staff'), body))
    })
}
