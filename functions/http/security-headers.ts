import { createMiddleware } from 'hono/factory'

/** What the pages may do. `connectTo`: other origins they must reach, e.g. where sockets are opened. */
export const pagePolicy = (connectTo: readonly string[] = []) =>
  `default-src 'self'; img-src 'self' data:; connect-src ${["'self'", ...connectTo].join(' ')}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`
const data = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Headers that every answer carries. `no-referrer` keeps a `?key=` link from leaking to where a page leads. */
export const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)',
}

/** Strict headers on everything; answers of /api are never stored. */
export const securityHeaders = (connectTo: readonly string[] = []) => {
  const pages = pagePolicy(connectTo)
  return createMiddleware(async (c, next) => {
    await next()
    const api = isApi(c.req.path)
    c.header('Content-Security-Policy', api ? data : pages)
    for (const [name, value] of Object.entries(always)) c.header(name, value)
    if (api && !c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
}

export const isApi = (path: string) => path === '/api' || path.startsWith('/api/')
