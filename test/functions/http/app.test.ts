import { expect, test } from 'vitest'
import { problems } from '../../../functions/http/problems.ts'
import { goodCode } from './fake-use-cases.ts'
import { keys, makeTestApp, wordOf } from './test-app.ts'

test('[H1] an unknown call is 404 and a known one by a wrong method is 405 with Allow', async () => {
  const { call } = makeTestApp()
  expect(await wordOf(await call('GET', '/api/nothing'))).toBe('unknown-route')
  const wrong = await call('PUT', '/api/drills', {})
  expect([await wordOf(wrong), wrong.headers.get('Allow')]).toEqual(['method-not-allowed', 'POST, GET, HEAD'])
})

test('[H1] what breaks inside is a 500 that tells nothing, and a log line found by its request id', async () => {
  const { call, as, lines } = makeTestApp()
  const headers = { ...(await as('trainer')), 'X-Request-Id': 'req-42' }
  const answer = await call('POST', '/api/drills', { scenario: 'boom' }, headers)
  expect([answer.status, answer.headers.get('X-Request-Id')]).toEqual([500, 'req-42'])
  expect(await answer.text()).not.toMatch(/fell over|secret/)
  expect(lines.find(({ kind }) => kind === 'error')).toMatchObject({ id: 'req-42', route: '/api/drills' })
})

test('[H1] no key, token or code ever gets into the access log', async () => {
  const { call, asSeat, lines } = makeTestApp({ web: async (c) => c.text('a page') })
  const seat = await asSeat()
  await call('POST', '/api/session', { key: keys.trainer })
  await call('GET', `/api/join/${goodCode}?key=${keys.trainer}`)
  await call('GET', `/trainer?key=${keys.trainer}`)
  await call('GET', '/api/seat', undefined, seat)
  expect(lines).toHaveLength(4)
  const written = JSON.stringify(lines)
  for (const secret of [keys.trainer, goodCode, seat.Authorization.slice(7)]) expect(written).not.toContain(secret)
  expect(lines[1]).toMatchObject({ kind: 'access', method: 'GET', route: '/api/join/:code', status: 200 })
  expect(lines[3]).toMatchObject({ route: '/api/seat' })
})

test('[H1] a long answer is squeezed and a short one is not', async () => {
  const { call } = makeTestApp()
  const gzip = { 'Accept-Encoding': 'gzip' }
  const encodingOf = async (path: string) => (await call('GET', path, undefined, gzip)).headers.get('Content-Encoding')
  expect([await encodingOf('/api/openapi.json'), await encodingOf('/api/time')]).toEqual(['gzip', null])
})

test('[H1] an answer of the contract is never stored, sniffed or framed, refusals too', async () => {
  const { call } = makeTestApp()
  for (const path of ['/api/time', '/api/nothing', '/api/drills']) {
    const { headers } = await call('GET', path)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('X-Request-Id')).toBeTruthy()
  }
})

test('[H1] a request id that could forge a log line is replaced', async () => {
  const { call } = makeTestApp()
  const answer = await call('GET', '/api/time', undefined, { 'X-Request-Id': 'a b" level=fatal' })
  expect(answer.headers.get('X-Request-Id')).toMatch(/^[\w-]+$/)
})

test('[H1] the time is the time of the server', async () => {
  const { call, clock } = makeTestApp()
  expect(await (await call('GET', '/api/time')).json()).toEqual({ now: clock.at })
  expect((await call('GET', '/api/health')).status).toBe(200)
})

test('[H1] every refusal says what to do, in both languages', () => {
  for (const [word, { zh, en, status }] of Object.entries(problems)) {
    expect([word, zh]).toEqual([word, expect.stringMatching(/^\p{Script=Han}.*。$/u)])
    expect([word, en]).toEqual([word, expect.stringMatching(/^[A-Z].*\.$/)])
    expect(status).toBeGreaterThanOrEqual(400)
  }
})
