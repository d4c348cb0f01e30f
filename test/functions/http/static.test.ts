import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { makeStatic } from '../../../functions/http/static.ts'
import { makeTestApp, wordOf } from './test-app.ts'

const parent = mkdtempSync(join(tmpdir(), 'web-'))
const root = join(parent, 'dist')
mkdirSync(join(root, 'assets'), { recursive: true })
writeFileSync(join(root, 'index.html'), '<!doctype html><title>Sandtable</title>')
writeFileSync(join(root, 'assets', 'app-1a2b.js'), `console.log('${'sand'.repeat(1000)}')`)
writeFileSync(join(root, 'assets', 'app-1a2b.js.br'), 'squeezed')
writeFileSync(join(parent, 'secret.txt'), 'secret')
afterAll(() => rmSync(parent, { recursive: true }))

const { app } = makeTestApp({ web: makeStatic(root) })
const get = (path: string, headers = {}) => app.request(path, { headers })

test('[H3] the pages are served with strict headers and asked for anew each time', async () => {
  const page = await get('/')
  expect(await page.text()).toContain('Sandtable')
  expect(page.headers.get('Content-Type')).toMatch(/text\/html/)
  expect(page.headers.get('Cache-Control')).toBe('no-cache')
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'self'; img-src 'self' data:")
  expect(page.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
})

test('[H3] a link with a key opens its page, and what that page asks for or leads to never learns the key', async () => {
  const page = await get('/trainer?key=abc')
  expect([page.status, page.headers.get('Referrer-Policy')]).toEqual([200, 'no-referrer'])
})

test('[H3] hashed files are kept for ever, and sent small', async () => {
  const file = await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'gzip' })
  expect(file.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(file.headers.get('Content-Encoding')).toBe('gzip')
  expect(gunzipSync(Buffer.from(await file.arrayBuffer())).toString()).toContain('sandsand')
  const ready = await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'gzip, br' })
  expect([ready.headers.get('Content-Encoding'), await ready.text()]).toEqual(['br', 'squeezed'])
  expect(ready.headers.get('Content-Type')).toMatch(/javascript/)
})

test('[H3] a page of the application falls back to index.html; a missing file and an unknown call do not', async () => {
  expect(await (await get('/trainer/drills/drill-01')).text()).toContain('Sandtable')
  expect((await get('/assets/gone-9f.js')).status).toBe(404)
  expect(await wordOf(await get('/api/nothing'))).toBe('unknown-route')
  expect(await wordOf(await app.request('/trainer', { method: 'POST' }))).toBe('unknown-route')
})

test('[H3] no path leads out of the folder', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5csecret.txt']) {
    const answer = await get(path)
    expect([path, await answer.text()]).not.toEqual([path, 'secret'])
  }
})
