import { expect, test } from 'vitest'
import { makeTestApp, wordOf } from './test-app.ts'

const id = 'command-0001'

test('[H1] a trainer makes a drill and gets its code; the address is in Location', async () => {
  const { call, as } = makeTestApp()
  const answer = await call('POST', '/api/drills', { id: 'drill-01', scenario: 'flood' }, await as('trainer'))
  expect(answer.status).toBe(201)
  expect(answer.headers.get('Location')).toBe('/api/drills/drill-01')
  expect(await answer.json()).toMatchObject({ id: 'drill-01', joinCode: '0123456789' })
})

test('[H1] what only a trainer may do, a manager is refused and a stranger is asked to sign in', async () => {
  const { call, as, asSeat, calls } = makeTestApp()
  const trainerOnly = [
    ['/api/drills', { scenario: 'flood' }],
    ['/api/drills/drill-01/commands', { id, type: 'start' }],
    ['/api/scenarios', { id: 'flood' }],
  ] as const
  for (const [path, body] of trainerOnly) {
    expect(await wordOf(await call('POST', path, body, await as('manager')))).toBe('trainer-only')
    expect(await wordOf(await call('POST', path, body))).toBe('sign-in-needed')
    expect(await wordOf(await call('POST', path, body, await asSeat()))).toBe('sign-in-needed')
  }
  expect(calls).toEqual([])
})

test('[H1] a command is 202, and a refusal of the story is a problem with its own word', async () => {
  const { call, as } = makeTestApp()
  const trainer = await as('trainer')
  const path = '/api/drills/drill-01/commands'
  const taken = await call('POST', path, { id, type: 'start' }, trainer)
  expect([taken.status, await taken.json()]).toEqual([202, { id, receivedAt: 1000 }])
  const refused = await call('POST', path, { id, type: 'pause' }, trainer)
  expect([refused.status, await wordOf(refused)]).toEqual([409, 'not-started'])
})

test('[H1] every mistake of a body is listed with its path', async () => {
  const { call, as } = makeTestApp()
  const answer = await call('POST', '/api/drills', { rate: 'fast', seats: ['A', 3], scenari: 1 }, await as('trainer'))
  expect(answer.status).toBe(422)
  const { problems } = (await answer.json()) as { problems: { path: string }[] }
  expect(problems.map(({ path }) => path).sort()).toEqual(['', 'rate', 'scenario', 'seats[1]'])
})

test('[H1] titles and mistakes are told in the language asked for', async () => {
  const { call, as } = makeTestApp()
  const trainer = await as('trainer')
  const ask = async (language: string) => {
    const answer = await call('POST', '/api/drills', { scenario: 5 }, { ...trainer, 'Accept-Language': language })
    return (await answer.json()) as { title: string; problems: { message: string }[] }
  }
  const han = /\p{Script=Han}/u
  for (const language of ['zh-CN,zh;q=0.9,en;q=0.8', 'mn, zh;q=0.5, en;q=0.4']) {
    const { title, problems } = await ask(language)
    expect([title, problems[0]?.message]).toEqual([expect.stringMatching(han), expect.stringMatching(han)])
  }
  for (const language of ['en-GB', 'fr', 'en, zh;q=0.5', 'zh;q=0, en']) {
    const { title, problems } = await ask(language)
    expect([title, problems[0]?.message]).not.toContainEqual(expect.stringMatching(han))
  }
})

test('[H1] malformed, wrongly typed and oversized bodies are told apart', async () => {
  const { call, as, calls } = makeTestApp()
  const trainer = await as('trainer')
  const post = (body: string, type = 'application/json') =>
    call('POST', '/api/drills', body, { ...trainer, 'Content-Type': type })
  expect(await wordOf(await post('{"scenario":'))).toBe('malformed-json')
  expect(await wordOf(await post('{}', 'text/plain'))).toBe('unsupported-media-type')
  expect(await wordOf(await post(JSON.stringify({ scenario: 'x'.repeat(70_000) })))).toBe('too-large')
  expect(calls).toEqual([])
})

test('[H1] a body that never ends is left unread past the limit', async () => {
  const { app, as } = makeTestApp()
  let pulled = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 16_384
      controller.enqueue(new Uint8Array(16_384).fill(32))
    },
  })
  const headers = { ...(await as('trainer')), 'Content-Type': 'application/json' }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  expect(await wordOf(await app.request('/api/drills', init))).toBe('too-large')
  expect(pulled).toBeLessThan(256 * 1024)
})

test('[H1] text that is not UTF-8 is refused, not mangled', async () => {
  const { app, as } = makeTestApp()
  const headers = { ...(await as('trainer')), 'Content-Type': 'application/yaml' }
  const gbk = new Uint8Array([0x74, 0x3a, 0x20, 0xd1, 0xdd, 0xc1, 0xb7])
  const answer = await app.request('/api/scenarios', { method: 'POST', headers, body: gbk })
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ detail: 'not UTF-8' })])
})

test('[H1] a scenario pack comes as YAML or JSON of up to 1 MB, and reaches the library as written', async () => {
  const { call, as, calls } = makeTestApp()
  const trainer = await as('trainer')
  const text = `id: flood\n# ${'x'.repeat(200_000)}\n`
  const put = await call('POST', '/api/scenarios', text, {
    ...trainer,
    'Content-Type': 'application/yaml; charset=utf-8',
  })
  expect([put.status, put.headers.get('Location')]).toEqual([201, '/api/scenarios/flood?version=2'])
  expect(calls).toEqual([{ name: 'putScenario', args: [text] }])
  const big = await call('POST', '/api/scenarios', 'x'.repeat(1_100_000), { ...trainer, 'Content-Type': 'text/yaml' })
  expect(await wordOf(big)).toBe('too-large')
  const sheet = await call('POST', '/api/scenarios', 'PK', { ...trainer, 'Content-Type': 'application/zip' })
  expect([sheet.status, sheet.headers.get('Accept')]).toEqual([415, expect.stringContaining('application/yaml')])
  const check = await call('POST', '/api/scenarios/flood/check', 'id: flood', {
    ...trainer,
    'Content-Type': 'text/yaml',
  })
  expect(await check.json()).toMatchObject({ problems: [{ path: 'id' }] })
})

test('[H1] an unknown scenario is a missing page to read and a bad value to launch', async () => {
  const { call, as } = makeTestApp()
  const trainer = await as('trainer')
  const read = await call('GET', '/api/scenarios/nothing?version=3', undefined, trainer)
  expect([read.status, await wordOf(read)]).toEqual([404, 'not-found'])
  const launch = await call('POST', '/api/drills', { scenario: 'nothing' }, trainer)
  expect([launch.status, await wordOf(launch)]).toEqual([422, 'unknown-scenario'])
})

test('[H1] the log is asked for after a number; anything else is refused', async () => {
  const { call, as, calls } = makeTestApp()
  const manager = await as('manager')
  for (const query of ['', '?since=17']) await call('GET', `/api/drills/drill-01/log${query}`, undefined, manager)
  expect(calls.map(({ args }) => args)).toEqual([[0], [17]])
  for (const bad of ['-1', '1.5', 'x', '1e3']) {
    const answer = await call('GET', `/api/drills/drill-01/log?since=${bad}`, undefined, manager)
    expect(await wordOf(answer)).toBe('invalid-request')
  }
})
