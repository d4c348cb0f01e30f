import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FramesAnswer } from '../../engine/contract.ts'
import type { HotWash } from '../../engine/judge/judgement.ts'
import { mostCards } from '../../functions/core/heard-cases.ts'
import { type JudgeWorld, openJudgeWorld, word } from './judge-world.ts'

let world: JudgeWorld
let duty: Awaited<ReturnType<JudgeWorld['join']>>
let sum: Awaited<ReturnType<JudgeWorld['join']>>
const load = { mental: 70, physical: 10, temporal: 85, performance: 40, effort: 65, frustration: 30 }
const answer = (who: typeof duty, survey: number, more: object = {}) =>
  who.post('/api/seat/workload', { id: randomUUID(), survey, ...load, ...more })
const card = (who: typeof duty, more: object = {}) =>
  who.post('/api/seat/cards', { id: randomUUID(), kind: 'keep', text: '电话先报', anonymous: false, ...more })
const form = { realism: 4, usefulness: 5, roles: 3, pace: 2 }

beforeAll(async () => {
  world = await openJudgeWorld()
  duty = await world.join('DUTY', 'Baatar-name')
  sum = await world.join('SUM', 'Wulan-name')
  await world.command('start')
})
afterAll(() => world.stop())

describe('the load survey', () => {
  const frames = async (who: typeof duty) => (await who.get<FramesAnswer>('/api/seat/frames?since=0')).body.frames

  it('[J10] is asked by the trainer alone: no phase sends a byte by itself, and the frame does not say which', async () => {
    await world.pass(3 * 60 * 60_000)
    const log = (await world.trainer.get(`${world.at}/log?since=0`)).text
    expect(log).toContain('phase-entered')
    expect((await frames(duty)).some(({ type }) => type === 'survey')).toBe(false)
    const phases = [...log.matchAll(/"type":"phase-entered","phase":"([^"]+)"/g)].map(([, phase]) => phase ?? '')
    expect(phases.length).toBeGreaterThan(1)
    expect(word(await world.command('ask-workload', { phase: 'NONE' }))).toBe('unknown-phase')
    await world.command('ask-workload', { phase: phases[0] })
    const survey = (await frames(duty)).find(({ type }) => type === 'survey')
    expect(Object.keys(survey ?? {}).sort()).toEqual(['at', 'k', 'type'])
    for (const phase of phases) expect(JSON.stringify(survey)).not.toContain(phase)
  })

  it('[J11] takes one answer a person and survey, and the same again when it is sent again', async () => {
    const k = (await frames(duty)).find(({ type }) => type === 'survey')?.k ?? 0
    const id = randomUUID()
    const first = await answer(duty, k, { id })
    expect(first.status).toBe(201)
    await world.pass(1000)
    expect((await answer(duty, k, { id })).text).toBe(first.text)
    expect(word(await answer(duty, k, { id, mental: 5 }))).toBe('command-changed')
    expect(word(await answer(duty, k))).toBe('already-answered')
    expect(word(await answer(duty, k + 400))).toBe('unknown-message')
    expect(word(await answer(duty, k, { mental: 72 }))).toBe('invalid-request')
    const [cell, ...more] = (await world.judgement()).workload
    expect(more).toEqual([])
    expect(cell).toMatchObject({ role: 'DUTY', n: 1, scales: load, rtlx: 50 })
  })

  it('[J11] takes an answer for the phase that was asked about, also from somebody who came between two questions', async () => {
    const entered = (await world.trainer.get(`${world.at}/log?since=0`)).text
    const [first = '', second = ''] = [...entered.matchAll(/"type":"phase-entered","phase":"([^"]+)"/g)].map(
      ([, phase]) => phase ?? '',
    )
    const emb = await world.join('EMB', 'Late-name')
    await world.command('ask-workload', { phase: second })
    const k = (await frames(emb)).find(({ type }) => type === 'survey')?.k ?? 0
    expect((await answer(emb, k)).status).toBe(201)
    const cells = (await world.judgement()).workload.map(({ role, phase }) => [role, phase])
    expect(cells).toEqual([
      ['DUTY', first],
      ['EMB', second],
    ])
  })

  it('[J10] at the end is about the last phase, and is not open before', async () => {
    expect(word(await answer(sum, 0))).toBe('not-open-yet')
    expect(word(await card(sum))).toBe('not-open-yet')
    expect(word(await sum.post('/api/seat/feedback', { id: randomUUID(), ...form }))).toBe('not-open-yet')
    await world.command('end')
    expect((await answer(sum, 0)).status).toBe(201)
    const cells = (await world.judgement()).workload
    expect(cells.map(({ role }) => role).sort()).toEqual(['DUTY', 'EMB', 'SUM'])
  })

  it('[J11] shows the load by role and phase: neither a seat nor a name', async () => {
    const text = JSON.stringify((await world.judgement()).workload)
    for (const secret of [duty.seat, sum.seat, duty.name, sum.name]) expect(text).not.toContain(secret)
  })
})

describe('the hot wash', () => {
  it('[J8] keeps of an anonymous card only what was written: no seat, name, role or time, in no item and no answer', async () => {
    const id = randomUUID()
    const before = new Set((await world.stored()).map(({ sk }) => sk))
    const sent = await card(duty, { id, kind: 'change', text: '三张表合成一张', anonymous: true })
    expect(sent.status).toBe(201)
    const added = (await world.stored()).filter(({ sk }) => !before.has(sk))
    expect(added).toHaveLength(2)
    for (const secret of [duty.seat, duty.name, 'DUTY']) expect(JSON.stringify(added)).not.toContain(secret)
    const kept = added.find(({ sk }) => sk === `CARD#${id}`)
    expect(Object.keys(kept ?? {}).sort()).toEqual(['hash', 'id', 'kind', 'pk', 'sk', 'text'])
    // What counts says how many, and neither which nor when.
    const count = added.find(({ sk }) => sk.startsWith('CARDS#'))
    expect(Object.keys(count ?? {}).sort()).toEqual(['n', 'pk', 'sk'])
    const shown = await world.trainer.get<HotWash>(`${world.at}/hotwash`)
    expect(shown.body.cards.find((each) => each.id === id)).toEqual({ id, kind: 'change', text: '三张表合成一张' })
    for (const secret of [duty.seat, duty.name]) expect(shown.text).not.toContain(secret)
  })

  it('[J8] shows a signed card with its name and role, and counts participants, not cards', async () => {
    await card(sum, { text: '分工清楚' })
    await card(sum, { text: '再来一次', kind: 'q5' })
    const { cards, answered, seats } = (await world.trainer.get<HotWash>(`${world.at}/hotwash`)).body
    expect(cards.find(({ text }) => text === '分工清楚')).toMatchObject({ by: { name: sum.name, role: 'SUM' } })
    expect([answered, seats]).toEqual([2, 3])
  })

  it('[J5] takes a card once, however often the phone sends it', async () => {
    const id = randomUUID()
    const texts = await Promise.all([1, 2, 3].map(() => card(sum, { id, text: '只算一次' })))
    expect(texts.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(word(await card(sum, { id, text: '别的' }))).toBe('command-changed')
    const { cards } = (await world.trainer.get<HotWash>(`${world.at}/hotwash`)).body
    expect(cards.filter(({ text }) => text === '只算一次')).toHaveLength(1)
  })

  it('[J9] cannot be flooded by one participant, anonymous or not, in turn or at once; the others go on', async () => {
    const late = await world.join('SUM', 'nobody')
    expect(late.seat).toBeUndefined()
    const all = await Promise.all(
      Array.from({ length: mostCards + 12 }, (_, n) => card(duty, { text: `card ${n}`, anonymous: n % 2 === 0 })),
    )
    // One of duty's was put above.
    expect(all.filter(({ status }) => status === 201)).toHaveLength(mostCards - 1)
    expect(new Set(all.filter(({ status }) => status !== 201).map(word))).toEqual(new Set(['too-many']))
    expect((await card(sum, { text: '还能写' })).status).toBe(201)
  })

  it('[J6] is for participants to write and for staff to read', async () => {
    expect((await world.evaluator.post('/api/seat/cards', { id: randomUUID() })).status).toBe(401)
    expect((await duty.get(`${world.at}/hotwash`)).status).toBe(401)
    expect((await world.stranger.get(`${world.at}/hotwash`)).status).toBe(404)
  })
})

describe('the form', () => {
  it('[J9] is given once a participant, safe to repeat, and kept without a name', async () => {
    const id = randomUUID()
    const give = (body: object) => duty.post('/api/seat/feedback', { id, ...form, text: '节奏太快', ...body })
    const before = new Set((await world.stored()).map(({ sk }) => sk))
    expect((await give({})).status).toBe(201)
    expect((await give({})).status).toBe(201)
    expect(word(await give({ pace: 1 }))).toBe('command-changed')
    expect(word(await give({ id: randomUUID() }))).toBe('already-answered')
    expect(word(await sum.post('/api/seat/feedback', { id: randomUUID(), ...form, pace: 6 }))).toBe('invalid-request')
    const added = JSON.stringify((await world.stored()).filter(({ sk }) => !before.has(sk)))
    for (const secret of [duty.seat, duty.name, 'DUTY']) expect(added).not.toContain(secret)
    const { feedback } = await world.judgement()
    expect(feedback).toMatchObject({ n: 1, texts: ['节奏太快'] })
    expect(feedback.aspects.map(({ mean }) => mean)).toEqual([4, 5, 3, 2])
    expect(world.errors).toEqual([])
  })
})
