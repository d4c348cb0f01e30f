import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'

const forever = 'public, max-age=31536000, immutable'

/**
 * Serves the built pages from `root`. Hashed files under /assets/ may be kept for ever; a path that names no file is
 * a page of the application and gets index.html. A `.br` or `.gz` beside a file is sent where the browser takes it.
 */
export function makeStatic(root: string): MiddlewareHandler {
  const file = serveStatic({ root, precompressed: true })
  const page = serveStatic({ root, path: 'index.html', precompressed: true })
  const squeeze = compress()
  const nothing = async () => {}

  return async (c, next) => {
    const { path } = c.req
    const named = /\.[^/]*$/.test(path)
    const found = (await file(c, nothing)) ?? (named ? undefined : await page(c, nothing))
    if (!found) return next()
    found.headers.set('Cache-Control', path.startsWith('/assets/') ? forever : 'no-cache')
    await squeeze(c, async () => {
      c.res = found
    })
  }
}
