import { expect, test } from 'vitest'
import { fullCode, goodCode } from './fake-use-cases.ts'
import { makeTestApp, wordOf } from './test-app.ts'

const id = 'action-0001'

test('[H1] a code is forgiven its case, spaces, dashes and look-alike letters', async () => {
  const { call } = makeTestApp()
  for (const typed of ['0123456789', 'o1234-56789', ' oI23 4567 89', 'OL23456789', '0123456789']) {
    expect((await call('GET', `/api/join/${encodeURIComponent(typed)}`)).status).toBe(200)
  }
})

test('[H1] a wrong, an ill-written and an expired code get the very same answer', async () => {
  const { call } = makeTestApp()
  const answers = []
  for (const code of ['AAAAAAAAAA', 'short', 'UUUUUUUUUU', fullCode]) {
    const answer = await call('GET', `/api/join/${code}`, undefined, { 'X-Request-Id': 'same' })
    answers.push([answer.status, [...answer.headers], await answer.text()])
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]?.[0]).toBe(404)
})

test('[H1] after too many wrong codes the wrong ones wait, while a hall of right ones walks in', async () => {
  const { call, clock } = makeTestApp({ addressOf: () => '10.0.0.7' })
  for (let i = 0; i < 30; i++) expect((await call('GET', '/api/join/AAAAAAAAAA')).status).toBe(404)
  const limited = await call('GET', '/api/join/AAAAAAAAAA')
  expect([limited.status, limited.headers.get('Retry-After')]).toEqual([429, '600'])
  const body = { name: '乌兰', role: 'DUTY' }
  for (let i = 0; i < 200; i++) expect((await call('POST', `/api/join/${goodCode}`, body)).status).toBe(201)
  expect(await wordOf(await call('POST', '/api/join/AAAAAAAAAA', body))).toBe('too-many-guesses')
  clock.at += 600_000
  expect((await call('GET', '/api/join/AAAAAAAAAA')).status).toBe(404)
})

test('[H1] joining gives a token that opens one seat and nothing else', async () => {
  const { call, bearer, calls } = makeTestApp()
  const joined = await call('POST', `/api/join/${goodCode}`, { name: 'Ulaan', role: 'DUTY' })
  expect(joined.status).toBe(201)
  const { token } = (await joined.json()) as { token: string }
  expect((await call('GET', '/api/seat', undefined, bearer(token))).status).toBe(200)
  expect((await call('GET', '/api/drills', undefined, bearer(token))).status).toBe(401)
  const action = { id, form: 'note', fields: { text: 'hello' } }
  expect((await call('POST', '/api/seat/actions', action, bearer(token))).status).toBe(202)
  expect(calls.at(-1)).toEqual({
    name: 'act',
    args: [
      { kind: 'seat', drill: 'drill-01', seat: 'seat-1' },
      { ...action, to: [] },
    ],
  })
})

test('[H1] a seat is not opened by a bad token, a staff token, a ticket or a cookie', async () => {
  const { call, bearer, as, identity } = makeTestApp()
  const seat = { kind: 'seat', drill: 'drill-01', seat: 'seat-1' } as const
  const ticket = await identity.issueTicket(seat)
  const cookie = { Cookie: `sandtable=${await identity.issueSeat(seat)}` }
  for (const headers of [{}, bearer('x.y.z'), await as('trainer'), bearer(ticket), cookie]) {
    const answer = await call('GET', '/api/seat', undefined, headers)
    expect([answer.status, await wordOf(answer)]).toEqual([401, 'bad-seat-token'])
  }
})

test('[H1] a removed seat is gone from that moment, for every call', async () => {
  const { call, asSeat, removed, calls } = makeTestApp()
  const seat = await asSeat()
  removed.add('seat-1')
  const asks: [string, string, unknown?][] = [
    ['GET', '/api/seat'],
    ['GET', '/api/seat/frames?since=0'],
    ['POST', '/api/seat/seen', { k: 1 }],
    ['POST', '/api/seat/actions', { id, form: 'note' }],
    ['GET', `/api/seat/actions/${id}`],
    ['POST', '/api/tickets'],
  ]
  for (const [method, path, body] of asks) {
    const answer = await call(method, path, body, seat)
    expect([path, answer.status, await wordOf(answer)]).toEqual([path, 410, 'seat-removed'])
  }
  expect(calls).toEqual([])
})

test('[H1] the outcome of a refused action is told in the language of the reader', async () => {
  const { call, asSeat } = makeTestApp()
  const seat = { ...(await asSeat()), 'Accept-Language': 'zh-CN' }
  const answer = await call('GET', '/api/seat/actions/refused-1', undefined, seat)
  expect(await answer.json()).toMatchObject({
    state: 'refused',
    reason: 'missing-field',
    title: expect.stringMatching(/必填/),
  })
  expect((await call('GET', '/api/seat/actions/unknown-1', undefined, seat)).status).toBe(404)
})

test('[H1] a ticket is for the own drill of a seat, and for the drill staff name', async () => {
  const { call, as, asSeat, identity } = makeTestApp()
  const ticketOf = async (answer: Response) => ((await answer.json()) as { ticket: string }).ticket
  const own = await ticketOf(await call('POST', '/api/tickets', undefined, await asSeat()))
  expect(await identity.redeemTicket(own)).toMatchObject({ kind: 'seat', drill: 'drill-01', seat: 'seat-1' })
  const manager = await as('manager')
  const watch = await ticketOf(await call('POST', '/api/tickets', { drill: 'drill-01' }, manager))
  expect(await identity.redeemTicket(watch)).toMatchObject({ kind: 'staff', role: 'manager', drill: 'drill-01' })
  expect(await wordOf(await call('POST', '/api/tickets', {}, manager))).toBe('invalid-request')
  expect(await wordOf(await call('POST', '/api/tickets', { drill: 'drill-99' }, manager))).toBe('not-found')
  expect(await wordOf(await call('POST', '/api/tickets', { drill: 'drill-01' }))).toBe('sign-in-needed')
})
