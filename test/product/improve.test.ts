import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreateDrillAnswer, DrillSummary, FramesAnswer, ScenarioAnswer } from '../../engine/contract.ts'
import type { ActionAnswer, ActionList, CalendarAnswer, WaitingVerification } from '../../engine/improve/contract.ts'
import type { Trends } from '../../engine/improve/trend.ts'
import type { Review } from '../../engine/score/review.ts'
import { smallSource } from '../engine/small-scenario.ts'
import { type Client, join, makeClient, signIn } from '../support/client.ts'
import { makeDataFolder, type Running, startServer } from '../support/server.ts'

const data = makeDataFolder()
let server: Running
let trainer: Client
let manager: Client

async function start() {
  server = await startServer(data.folder)
  trainer = await signIn(server.url, server.trainerKey)
  manager = await signIn(server.url, server.managerKey)
}
beforeAll(async () => {
  await start()
  expect(await trainer.post('/api/scenarios', smallSource())).toMatchObject({ status: 201 })
})
afterAll(async () => {
  await server?.stop()
  data.remove()
})

const launch = async (more: object = {}) =>
  (await trainer.post<CreateDrillAnswer>('/api/drills', { id: randomUUID(), scenario: 'small', ...more })).body
const full = { means: 'phone', time: '10:30', place: 'north' }
const scenarioOf = async (drill: string) => (await trainer.get<ScenarioAnswer>(`/api/drills/${drill}/scenario`)).body
const actionOf = async (id: string) => (await manager.get<ActionAnswer>(`/api/actions/${id}`)).body

/** Plays a drill: the duty officer answers one inject with these fields, and the drill ends. */
async function playOut(
  drill: CreateDrillAnswer,
  inject: string,
  fields: Record<string, string>,
  midway?: () => Promise<void>,
) {
  const duty = await join(server.url, drill.joinCode, 'DUTY', 'Bao')
  await trainer.command(drill.id, 'start')
  await midway?.()
  // A restart moves the server to another port; the seat stays what it was.
  const seat = makeClient(server.url, duty.token)
  expect(await trainer.command(drill.id, 'inject', { inject })).toMatchObject({ status: 202 })
  const { frames } = (await seat.get<FramesAnswer>('/api/seat/frames?since=0')).body
  const message = frames.findLast((frame) => frame.type === 'inject')!
  await seat.post('/api/seat/actions', {
    ...{ id: randomUUID(), form: 'report-up', inReplyTo: message.k, to: ['UPR'], fields },
  })
  await expect.poll(async () => (await seat.get('/api/seat/frames?since=0')).text).toContain('"type":"action"')
  expect(await trainer.command(drill.id, 'end')).toMatchObject({ status: 202 })
  return frames
}

const terms = {
  ...{ cause: '三套表格', measure: '统一一张表', element: 'plan', owner: '包', unit: '旗总值班室' },
  ...{ start: '2026-01-01', due: '2026-01-31', problem: 'P10', capability: 'C1' },
}
async function makeAction(drill: string) {
  const id = randomUUID()
  const request = { id, finding: { drill, kind: 'expected', id: 'report' }, terms }
  const made = await manager.post<ActionAnswer>('/api/actions', request)
  expect(made.status, made.text).toBe(201)
  return { id, request, made: made.body }
}
const change = (id: string, type: string, more: object = {}) =>
  manager.post<ActionAnswer>(`/api/actions/${id}/changes`, { id: randomUUID(), type, ...more })

describe('a finding', () => {
  it('[I1] [I11] becomes a corrective action that closes when the next drill passes, across a SIGKILL', async () => {
    const first = await launch({ title: 'First' })
    expect(
      await manager.post('/api/actions', {
        id: randomUUID(),
        finding: { drill: first.id, kind: 'expected', id: 'report' },
        terms,
      }),
    ).toMatchObject({ status: 409, body: { type: 'urn:sandtable:problem:not-ended' } })
    await playOut(first, 'I1', { means: 'phone' })
    const { id, request, made } = await makeAction(first.id)
    const review = (await manager.get<Review>(`/api/drills/${first.id}/review`)).body
    expect(made).toMatchObject({
      ...{ id, n: 1, status: 'open', overdue: true, terms },
      source: { drill: first.id, text: { en: 'Report up' }, clause: 'C-1.1' },
    })
    expect(made.source.entries).toEqual(review.items.find(({ expected }) => expected === 'report')!.entries)
    expect((await manager.post<ActionAnswer>('/api/actions', request)).body.n).toBe(1)

    expect(await trainer.post('/api/drills', { scenario: 'small', verify: [id] })).toMatchObject({
      ...{ status: 409, body: { type: 'urn:sandtable:problem:action-not-done' } },
    })
    await change(id, 'started')
    expect((await change(id, 'done', { text: '一张表已启用' })).body.status).toBe('done')
    const waiting = (await trainer.get<WaitingVerification[]>('/api/verifications?scenario=small')).body
    expect(waiting.map(({ action, fit }) => [action.id, fit.ok])).toEqual([[id, true]])

    const second = await launch({ title: 'Second', verify: [id] })
    expect(await actionOf(id)).toMatchObject({ status: 'scheduled', pending: [second.id] })
    const before = await scenarioOf(second.id)
    const [addition] = before.additions!
    expect(addition).toMatchObject({ action: id })
    const frames = await playOut(second, addition!.inject, full, async () => {
      await server.kill()
      await start()
    })
    expect(JSON.stringify(frames)).not.toMatch(/RE-\d|再检验|Re-exam/)
    expect(await scenarioOf(second.id)).toEqual(before)
    const after = (await manager.get<Review>(`/api/drills/${second.id}/review`)).body
    expect(after.scenario.hash).toBe(before.hash)
    expect(after.items.find(({ expected }) => expected === addition!.examines)).toMatchObject({ result: 'done' })

    const closed = await actionOf(id)
    expect(closed).toMatchObject({
      status: 'closed',
      overdue: false,
      examinations: [{ drill: second.id, verdict: 'passed' }],
    })
    expect(closed.history.map(({ n, type, by }) => [n, type, by.role])).toEqual([
      [1, 'made', 'manager'],
      [2, 'started', 'manager'],
      [3, 'done', 'manager'],
      [4, 'scheduled', 'trainer'],
      [5, 'examined', 'drill'],
    ])
    // Read again, by others too, after another restart: nothing is written twice.
    await server.stop()
    await start()
    await Promise.all([actionOf(id), actionOf(id), manager.get('/api/actions'), trainer.get('/api/actions')])
    expect(await actionOf(id)).toEqual(closed)
    expect((await change(id, 'edited', { terms: { owner: '乌' } })).status).toBe(409)
  })

  it('[I3] is reopened when the next drill fails, and closes when the one after passes', async () => {
    const first = await launch()
    await playOut(first, 'I1', { means: 'phone' })
    const { id } = await makeAction(first.id)
    await change(id, 'done', { text: 'done' })
    const second = await launch({ verify: [id] })
    const [again] = (await scenarioOf(second.id)).additions!
    await playOut(second, again!.inject, { means: 'phone' })
    expect((await manager.get<ActionList>('/api/actions')).body.actions[0]).toMatchObject({
      id,
      status: 'reopened',
      overdue: true,
    })
    await change(id, 'done', { text: 'done better' })
    const third = await launch({ verify: [id] })
    const [once] = (await scenarioOf(third.id)).additions!
    await playOut(third, once!.inject, full)
    expect(await actionOf(id)).toMatchObject({
      status: 'closed',
      examinations: [
        { drill: second.id, verdict: 'failed' },
        { drill: third.id, verdict: 'passed' },
      ],
    })
    const drills = (await manager.get<DrillSummary[]>('/api/drills')).body
    expect(drills.filter(({ status }) => status === 'ended').every(({ score }) => score !== undefined)).toBe(true)
  })

  it('[I4] is changed once by a change that is sent twice, and by both of two that come at once', async () => {
    const drill = (await manager.get<DrillSummary[]>('/api/drills')).body.find(({ status }) => status === 'ended')!
    const { id } = await makeAction(drill.id)
    const once = { id: randomUUID(), type: 'commented', text: 'one' }
    await Promise.all([1, 2, 3].map(() => manager.post(`/api/actions/${id}/changes`, once)))
    await Promise.all(['two', 'three', 'four'].map((text) => change(id, 'commented', { text })))
    const { history } = await actionOf(id)
    expect(history.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
    expect(history.flatMap((entry) => (entry.type === 'commented' ? [entry.text] : [])).sort()).toEqual([
      'four',
      'one',
      'three',
      'two',
    ])
    expect(await manager.post(`/api/actions/${id}/changes`, { ...once, text: 'other' })).toMatchObject({
      ...{ status: 409, body: { type: 'urn:sandtable:problem:command-changed' } },
    })
    expect((await actionOf(id)).n).toBe(5)
  })

  it('[I19] is changed by managers only; bad input changes nothing and says what to do', async () => {
    const { actions } = (await manager.get<ActionList>('/api/actions')).body
    const [{ id, source }] = actions as [ActionList['actions'][number]]
    const refused = async (word: string, status: number, ask: Promise<{ status: number; body: unknown }>) =>
      expect(await ask).toMatchObject({ status, body: { type: `urn:sandtable:problem:${word}`, status } })
    const finding = { drill: source.drill, kind: 'expected', id: 'report' }
    await refused('manager-only', 403, trainer.post('/api/actions', { id: randomUUID(), finding, terms }))
    await refused(
      'manager-only',
      403,
      trainer.post(`/api/actions/${id}/changes`, { id: randomUUID(), type: 'started' }),
    )
    await refused('not-found', 404, manager.get('/api/actions/nothing-here'))
    await refused(
      'not-found',
      404,
      manager.post('/api/actions/nothing-here/changes', { id: randomUUID(), type: 'started' }),
    )
    const make = (more: object) => manager.post('/api/actions', { id: randomUUID(), finding, terms, ...more })
    await refused('unknown-finding', 422, make({ finding: { ...finding, id: 'nothing' } }))
    await refused('unknown-finding', 422, make({ finding: { ...finding, drill: 'nothing' } }))
    await refused('unknown-finding', 422, make({ expected: 'nothing' }))
    await refused('invalid-request', 422, make({ terms: { ...terms, due: '2026-02-30' } }))
    await refused('invalid-request', 422, make({ terms: { ...terms, due: '2025-12-31' } }))
    await refused('invalid-request', 422, make({ terms: { ...terms, owner: ' ' } }))
    await refused('invalid-request', 422, change(id, 'closed'))
    await refused('id-taken', 409, make({ id, wording: { zh: '换句话说', en: 'in other words' } }))
    await refused('unknown-action', 422, trainer.post('/api/drills', { scenario: 'small', verify: ['nothing'] }))
    await refused(
      'unknown-subject',
      422,
      trainer.post('/api/drills', { scenario: 'small', counts: { subjects: ['x'], level: 'special' } }),
    )
    await refused('invalid-request', 422, manager.get('/api/trends?by=person'))
    expect((await manager.get<ActionList>('/api/actions')).body.actions).toEqual(actions)
  })

  it('[I9] is refused to a launch whose scenario or roles cannot examine it, with the reason', async () => {
    const drill = (await manager.get<DrillSummary[]>('/api/drills')).body.find(({ status }) => status === 'ended')!
    const { id } = await makeAction(drill.id)
    await change(id, 'done', { text: 'done' })
    const others = await trainer.post<{ detail: string }>('/api/drills', {
      scenario: 'small',
      verify: [id],
      seats: ['SUM'],
    })
    expect(others).toMatchObject({ status: 422, body: { type: 'urn:sandtable:problem:verification-unfit' } })
    expect(others.body.detail).toMatch(/值班|Duty officer/)
    const waiting = (await trainer.get<WaitingVerification[]>('/api/verifications?scenario=small&seats=SUM')).body
    expect(waiting.find(({ action }) => action.id === id)?.fit).toMatchObject({
      ok: false,
      why: { zh: /缺少/, en: /lacks/ },
    })
  })
})

describe('across drills', () => {
  it('[I12] shows trends of comparable drills, and who was left out', async () => {
    const { families, leftOut } = (await manager.get<Trends>('/api/trends?by=role')).body
    expect(families.length).toBeGreaterThan(0)
    for (const { runs } of families) expect(runs.length).toBeGreaterThan(1)
    const text = JSON.stringify([families, leftOut])
    expect(text).not.toContain('Bao')
    const ended = (await manager.get<DrillSummary[]>('/api/drills')).body.filter(({ status }) => status === 'ended')
    expect(families.flatMap(({ runs }) => runs).length + leftOut.length).toBe(ended.length)
  })

  it('[I16] counts a drill for the enterprise it was launched for, and gives the calendar as a file', async () => {
    const subject = { id: randomUUID(), n: 0, kind: 'high-risk-enterprise', name: '呼和煤矿', since: '2020-01-01' }
    expect(await trainer.post('/api/calendar/subjects', subject)).toMatchObject({ status: 403 })
    expect(await manager.post('/api/calendar/subjects', subject)).toMatchObject({ status: 200, body: { n: 1 } })
    expect(await manager.post('/api/calendar/subjects', subject)).toMatchObject({ status: 200, body: { n: 1 } })
    expect(await manager.post('/api/calendar/subjects', { ...subject, name: '别名' })).toMatchObject({ status: 409 })
    const states = async () =>
      Object.fromEntries(
        (await trainer.get<CalendarAnswer>('/api/calendar')).body.duties.map(({ rule, state }) => [rule, state]),
      )
    expect(await states()).toEqual({
      ...{ 'high-risk-half-year': 'overdue', 'producer-yearly': 'overdue', 'producer-on-site-half-year': 'overdue' },
    })
    const drill = await launch({ counts: { subjects: [subject.id], level: 'on-site' } })
    expect((await states())['high-risk-half-year']).toBe('overdue')
    await playOut(drill, 'I1', full)
    expect(await states()).toEqual({
      ...{ 'high-risk-half-year': 'later', 'producer-yearly': 'overdue', 'producer-on-site-half-year': 'later' },
    })
    const file = await manager.send<string>('GET', '/api/calendar.ics', undefined, { 'accept-language': 'zh-CN' })
    expect(file.type).toContain('text/calendar')
    expect(file.text.replaceAll('\r\n ', '')).toContain('SUMMARY:呼和煤矿 · 演练')
  })
})
