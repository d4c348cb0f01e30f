import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { problem } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { drillRoutes } from './routes-drills.ts'
import { heardRoutes } from './routes-heard.ts'
import { improveRoutes } from './routes-improve.ts'
import { joinRoutes } from './routes-join.ts'
import { judgeRoutes } from './routes-judge.ts'
import { reportRoutes } from './routes-report.ts'
import { scaleRoutes } from './routes-scales.ts'
import { scenarioRoutes } from './routes-scenarios.ts'
import { scriptRoutes } from './routes-scripts.ts'
import { seatRoutes } from './routes-seat.ts'
import { standardRoutes } from './routes-standards.ts'
import { ticketRoutes } from './routes-tickets.ts'
import { sameOrigin } from './same-origin.ts'
import { isApi, securityHeaders } from './security-headers.ts'
import { sessionRoutes } from './session.ts'

/** Answers worth squeezing; for the small ones it would cost more than it saves. */
const heavy = [
  '/api/openapi.json',
  '/api/scenarios',
  '/api/scenarios/:id',
  '/api/scenarios/:id/*',
  '/api/drills/:id/log',
  '/api/drills/:id/review',
  '/api/drills/:id/judgement',
  '/api/drills/:id/report',
  '/api/drills/:id/scenario',
]

/** The HTTP contract over the use cases; every refusal is problem details. */
export function makeApp(deps: HttpDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { now, log, web } = deps
  const where = (c: Context<AppEnv>) => ({ id: c.get('requestId'), method: c.req.method, route: routePath(c) })

  app.use(requestId({ limitLength: 80, generator: deps.requestId }))
  app.use(
    createMiddleware<AppEnv>(async (c, next) => {
      const from = now()
      await next()
      log?.({ kind: 'access', ...where(c), status: c.res.status, ms: now() - from })
    }),
  )
  const sockets = deps.sockets ? [new URL(deps.sockets).origin] : []
  app.use(securityHeaders([...sockets, ...(deps.issuer?.connectTo ?? [])]))
  for (const path of heavy) app.use(path, compress())
  app.use(
    '/api/*',
    methodNotAllowed<AppEnv>({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '))
        return problem(c, 'method-not-allowed')
      },
    }),
  )
  app.use('/api/*', sameOrigin(deps.publicOrigin))

  app.get('/api/health', (c) => c.json({ ok: true }))
  app.get('/api/time', (c) => c.json({ now: now() }))
  // Seldom asked for, and heavy: read when it is.
  app.get('/api/openapi.json', async (c) => c.json((await import('./openapi.ts')).openapi()))
  for (const routes of [
    sessionRoutes,
    scriptRoutes,
    scenarioRoutes,
    scaleRoutes,
    drillRoutes,
    judgeRoutes,
    reportRoutes,
    heardRoutes,
    improveRoutes,
    joinRoutes,
    seatRoutes,
    standardRoutes,
    ticketRoutes,
  ]) {
    app.route('/api', routes(deps))
  }

  if (web) app.use(async (c, next) => (isApi(c.req.path) ? next() : web(c, next)))
  app.notFound((c) => problem(c, 'unknown-route'))
  app.onError((error, c) => {
    log?.({ kind: 'error', ...where(c), error })
    return problem(c, 'internal')
  })
  return app
}
