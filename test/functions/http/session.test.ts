import { expect, test } from 'vitest'
import { keys, makeTestApp, wordOf } from './test-app.ts'

test('[H1] a key is swapped for a session that the browser keeps out of reach of scripts', async () => {
  const { call } = makeTestApp()
  const answer = await call('POST', '/api/session', { key: keys.trainer })
  expect(await answer.json()).toMatchObject({ role: 'trainer' })
  const cookie = answer.headers.get('Set-Cookie') ?? ''
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  expect(cookie).not.toMatch(/Secure/)
  const who = await call('GET', '/api/session', undefined, { Cookie: cookie.split(';')[0] ?? '' })
  expect(await who.json()).toEqual({ role: 'trainer', name: 'trainer', org: 'local' })
})

test('[H1] over https the cookie is Secure, also behind a proxy that ends it', async () => {
  const { app } = makeTestApp()
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key: keys.manager }),
  }
  expect((await app.request('https://drill.example/api/session', init)).headers.get('Set-Cookie')).toMatch(/Secure/)
  const behind = makeTestApp({ publicOrigin: 'https://drill.example' })
  expect((await behind.app.request('http://10.0.0.1/api/session', init)).headers.get('Set-Cookie')).toMatch(/Secure/)
})

test('[H1] a wrong key, no session, a forged one and a stale one are 401', async () => {
  const { call, bearer, as, clock } = makeTestApp()
  expect(await wordOf(await call('POST', '/api/session', { key: 'guess' }))).toBe('wrong-key')
  const nobody = await call('GET', '/api/session')
  expect([nobody.status, nobody.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
  expect((await call('GET', '/api/session', undefined, bearer('a.b.c'))).status).toBe(401)
  const trainer = await as('trainer')
  clock.at += 12 * 3_600_000 + 1000
  expect((await call('GET', '/api/session', undefined, trainer)).status).toBe(401)
})

test('[H1] a bad Authorization header does not fall back to the cookie', async () => {
  const { call, identity } = makeTestApp()
  const token = await identity.issueStaff({ kind: 'staff', org: 'local', role: 'trainer', name: 't' })
  const Cookie = `sandtable=${token}`
  expect((await call('GET', '/api/session', undefined, { Cookie })).status).toBe(200)
  expect((await call('GET', '/api/session', undefined, { Cookie, Authorization: 'Bearer x.y.z' })).status).toBe(401)
})

test('[H1] signing out takes the cookie back', async () => {
  const { call } = makeTestApp()
  const answer = await call('DELETE', '/api/session')
  expect(answer.status).toBe(204)
  expect(answer.headers.get('Set-Cookie')).toMatch(/Max-Age=0/)
})

test('[H1] another site cannot write with the cookie of a visitor', async () => {
  const { call, identity, calls } = makeTestApp()
  const token = await identity.issueStaff({ kind: 'staff', org: 'local', role: 'trainer', name: 't' })
  const Cookie = `sandtable=${token}`
  const drill = { scenario: 'flood' }
  const refused: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]
  for (const headers of refused) {
    expect(await wordOf(await call('POST', '/api/drills', drill, { Cookie, ...headers }))).toBe('cross-site')
  }
  const plain = await call('POST', '/api/drills', drill, { Cookie, 'Content-Type': 'text/plain' })
  expect(await wordOf(plain)).toBe('unsupported-media-type')
  expect(calls).toEqual([])
  const own = { Cookie, Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' }
  expect((await call('POST', '/api/drills', drill, own)).status).toBe(201)
})
