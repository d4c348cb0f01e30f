import type { Hono } from 'hono'
import { makeBaseApp } from './base-app.ts'
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
import { sessionRoutes } from './session.ts'

const routes = [
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
]

/** The HTTP contract over the use cases. */
export const makeApp = (deps: HttpDeps): Hono<AppEnv> => makeBaseApp(deps, routes)
