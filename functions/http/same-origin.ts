import { createMiddleware } from 'hono/factory'
import { problem } from './answer.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Is this Origin header the server's own? The host decides: a proxy may end TLS before us. */
export function ownOrigin(origin: string, host: string, publicOrigin?: string): boolean {
  if (origin === publicOrigin) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/**
 * Keeps other sites from writing with a visitor's cookie: 403. Programs send no Origin, and what carries an
 * Authorization header cannot be forged from another page. The JSON content type, asked for later, is the second lock.
 */
export const sameOrigin = (publicOrigin?: string) =>
  createMiddleware(async (c, next) => {
    if (reading.has(c.req.method) || c.req.header('Authorization') !== undefined) return next()
    const site = c.req.header('Sec-Fetch-Site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return problem(c, 'cross-site')
    const origin = c.req.header('Origin')
    if (origin !== undefined && !ownOrigin(origin, new URL(c.req.url).host, publicOrigin)) {
      return problem(c, 'cross-site')
    }
    return next()
  })
