import { makeBaseApp } from './base-app.ts'
import type { HttpDeps } from './deps.ts'
import { joinRoutes } from './routes-join.ts'
import { seatRoutes } from './routes-seat.ts'
import { ticketRoutes } from './routes-tickets.ts'

/* The part of the contract that a hall of phones asks all at once: small, so that it starts soon. */

const paths = /^\/api\/(health|time|tickets|join\/[^/]+|seat|seat\/(frames|seen|actions|actions\/[^/]+))$/

/** Is this a path that `makeCadreApp` serves just as the whole contract would? */
export const isCadrePath = (path: string): boolean => paths.test(path)

export const makeCadreApp = (deps: HttpDeps) => makeBaseApp(deps, [joinRoutes, seatRoutes, ticketRoutes])
