import { Hono } from 'hono'
import { scales } from '../../engine/scenario/scales.ts'
import type { AppEnv, HttpDeps } from './deps.ts'
import { staffOnly } from './who.ts'

/** The three scales and the criteria of each, for people and programs to look up. */
export function scaleRoutes(deps: HttpDeps): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/scales', staffOnly(deps), (c) => c.json(scales))
}
