import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { routePath } from 'hono/route'
import { problem } from './answer.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { sameOrigin } from './same-origin.ts'
import { isApi, securityHeaders } from './security-headers.ts'

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

export type MakeRoutes = (deps: HttpDeps) => Hono<AppEnv>

/** What is around every call: its id, the log, headers, who may write; every refusal is problem details. */
export function makeBaseApp(deps: HttpDeps, routes: readonly MakeRoutes[]): Hono<AppEnv> {
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
  for (const make of routes) app.route('/api', make(deps))

  if (web) app.use(async (c, next) => (isApi(c.req.path) ? next() : web(c, next)))
  app.notFound((c) => problem(c, 'unknown-route'))
  app.onError((error, c) => {
    log?.({ kind: 'error', ...where(c), error })
    return problem(c, 'internal')
  })
  return app
}
