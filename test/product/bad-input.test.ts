import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { CreateDrillAnswer, FramesAnswer, ProblemDetails } from '../../engine/contract.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { type Client, join, makeClient, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const data = makeDataFolder()
let server: Running
let trainer: Client
let drill: CreateDrillAnswer
let duty: Client
let first: number

beforeAll(async () => {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  drill = (await trainer.post<CreateDrillAnswer>('/api/drills', { scenario: 'grassland-fire', rate: 1 })).body
  duty = await join(server.url, drill.joinCode, 'DUTY', 'Bao')
  await trainer.command(drill.id, 'start')
  await trainer.command(drill.id, 'inject', { inject: 'I06' })
  const { frames } = (await duty.get<FramesAnswer>('/api/seat/frames?since=0')).body
  first = frames.find((frame) => frame.type === 'inject')?.k ?? 0
})
afterAll(async () => {
  await server?.stop()
  data.remove()
})

const report = (more: object = {}) => ({
  id: randomUUID(),
  form: 'report-up',
  to: ['UPR'],
  fields: { means: 'phone' },
  ...more,
})
/** Every entry of the log, one a line. */
const log = async () => {
  const { body } = await trainer.get<LogPage[]>(`/api/drills/${drill.id}/log?since=0`)
  return body.flatMap((page) => page.entries.map((entry) => JSON.stringify(entry))).join('\n')
}

/** Sends something bad and sees a problem of the right kind, and a log that did not change. */
async function refused(
  word: string,
  status: number,
  ask: () => Promise<{ status: number; type: string; body: unknown }>,
) {
  const before = await log()
  const answer = await ask()
  expect(answer).toMatchObject({ status, body: { type: `urn:sandtable:problem:${word}`, status } })
  expect(answer.type).toContain('application/problem+json')
  expect((answer.body as ProblemDetails).title.length).toBeGreaterThan(10)
  expect((await log()) === before, 'the log is as it was').toBe(true)
}

describe('bad input gets a clear error and changes nothing', () => {
  const cases: [string, string, number, () => Promise<{ status: number; type: string; body: unknown }>][] = [
    ['malformed JSON', 'malformed-json', 400, () => duty.post('/api/seat/actions', '{"form":')],
    ['an unknown form', 'unknown-form', 422, () => duty.post('/api/seat/actions', report({ form: 'fly' }))],
    ['a missing required field', 'missing-field', 422, () => duty.post('/api/seat/actions', report({ fields: {} }))],
    [
      'a field the form lacks',
      'unknown-field',
      422,
      () => duty.post('/api/seat/actions', report({ fields: { means: 'phone', x: '1' } })),
    ],
    [
      'an option that is not offered',
      'bad-option',
      422,
      () => duty.post('/api/seat/actions', report({ fields: { means: 'pigeon' } })),
    ],
    [
      'no addressee where one is owed',
      'missing-addressee',
      422,
      () => duty.post('/api/seat/actions', report({ to: [] })),
    ],
    [
      'a reply to a message I never got',
      'unknown-message',
      422,
      () => duty.post('/api/seat/actions', report({ inReplyTo: 999 })),
    ],
    [
      'a clause that the plan lacks',
      'unknown-clause',
      422,
      () => duty.post('/api/seat/actions', report({ clause: 'GF-9.9' })),
    ],
    [
      'an action for a role that is not mine',
      'invalid-request',
      422,
      () => duty.post('/api/seat/actions', report({ role: 'CMD' })),
    ],
    [
      'a seat that asks what only trainers may',
      'sign-in-needed',
      401,
      () => duty.post(`/api/drills/${drill.id}/commands`, { id: randomUUID(), type: 'end' }),
    ],
    ['a trainer’s command that does not exist', 'invalid-request', 422, () => trainer.command(drill.id, 'explode')],
    ['a second start', 'already-started', 409, () => trainer.command(drill.id, 'start')],
    [
      'a planned inject that is not there',
      'unknown-inject',
      422,
      () => trainer.command(drill.id, 'inject', { inject: 'I99' }),
    ],
    ['a drill that is not there', 'not-found', 404, () => trainer.command('00000000-none', 'start')],
    ['a wrong join code', 'wrong-code', 404, () => makeClient(server.url).get('/api/join/0000000000')],
    ['a forged seat token', 'bad-seat-token', 401, () => makeClient(server.url, 'forged').get('/api/seat')],
    [
      'a 2 MB body',
      'too-large',
      413,
      () => duty.post('/api/seat/actions', JSON.stringify(report({ reason: 'x'.repeat(2_000_000) }))),
    ],
    ['an unknown scenario', 'unknown-scenario', 422, () => trainer.post('/api/drills', { scenario: 'none' })],
    [
      'a pack that is no pack',
      'bad-scenario',
      422,
      () => trainer.send('POST', '/api/scenarios', 'id: x\n', { 'content-type': 'application/yaml' }),
    ],
  ]
  it.each(cases)('[H4] %s', (_, word, status, ask) => refused(word, status, ask))

  it('[P2] answers a repeated action with the first answer, and refuses another body under its id', async () => {
    const action = report({ inReplyTo: first })
    const one = await duty.post<{ receivedAt: number }>('/api/seat/actions', action)
    expect(one.status).toBe(202)
    await expect
      .poll(async () => (await duty.get<{ state: string }>(`/api/seat/actions/${action.id}`)).body.state)
      .toBe('accepted')
    const again = await duty.post('/api/seat/actions', action)
    expect(again.body).toEqual(one.body)
    await refused('command-changed', 409, () =>
      duty.post('/api/seat/actions', { ...action, fields: { means: 'written' } }),
    )
    expect((await log()).split('\n').filter((line) => line.includes(action.id))).toHaveLength(1)
  })

  it('[P3] takes an action with an older phone time, and scores it when it came', async () => {
    const action = { ...report(), sentAt: Date.now() - 3_600_000 }
    const { body } = await duty.post<{ receivedAt: number }>('/api/seat/actions', action)
    await expect.poll(log).toContain(action.id)
    const taken = (await log()).split('\n').find((line) => line.includes(action.id))
    expect(JSON.parse(taken ?? '{}')).toMatchObject({ sentAt: action.sentAt, receivedAt: body.receivedAt })
  })

  it('[P4] refuses a spent ticket, a removed seat and an ended drill', async () => {
    const other = await join(server.url, drill.joinCode, 'SUM', 'Wu')
    const { ticket } = (await other.post<{ ticket: string }>('/api/tickets', {})).body
    const dial = () =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/socket?ticket=${ticket}`)
        socket.on('error', () => {})
        socket.once('upgrade', ({ statusCode }) => {
          resolve(statusCode ?? 0)
          socket.terminate()
        })
        socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0))
      })
    expect([await dial(), await dial()]).toEqual([101, 401])
    await trainer.command(drill.id, 'remove-seat', { seat: other.seat })
    expect(await other.get('/api/seat')).toMatchObject({ status: 410 })
    const before = report()
    expect(await duty.post('/api/seat/actions', before)).toMatchObject({ status: 202 })
    await trainer.command(drill.id, 'end')
    await refused('drill-ended', 409, () => duty.post('/api/seat/actions', report()))
    await refused('wrong-code', 404, () => makeClient(server.url).get(`/api/join/${drill.joinCode}`))
    expect(await duty.post('/api/seat/actions', before)).toMatchObject({ status: 202 })
  })

  it('[H5] refuses a second server on the same data folder, and says what to do', async () => {
    await expect(startServer(data.folder)).rejects.toThrow(/SANDTABLE_DATA=/)
  })
})
