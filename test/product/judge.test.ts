import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DrillSummary } from '../../engine/contract.ts'
import type { Judgement } from '../../engine/judge/judgement.ts'
import type { Observation, Rating } from '../../engine/judge/records.ts'
import type { Review } from '../../engine/score/review.ts'
import { type JudgeWorld, makeAuthor, openJudgeWorld, word } from './judge-world.ts'

const minute = 60_000
const [ann, bo] = [makeAuthor('安娜'), makeAuthor('Bold')]
let world: JudgeWorld

beforeAll(async () => {
  world = await openJudgeWorld()
})
afterAll(() => world.stop())
const rate = (author: object, item: string, value: string | null, more: object = {}) =>
  world.evaluator.post(`${world.at}/ratings`, { id: randomUUID(), author, item, value, ...more })

describe('evaluators', () => {
  it('[J15] come in by a link of their own, read every drill and its log, and cannot steer', async () => {
    expect((await world.evaluator.get('/api/session')).body).toMatchObject({ role: 'evaluator' })
    for (const path of ['', '/log?since=0', '/review', '/judgement', '/hotwash', '/ratings', '/rulings'])
      expect((await world.evaluator.get(world.at + path)).status, path).toBe(200)
    const steer = await world.evaluator.post(`${world.at}/commands`, { id: randomUUID(), type: 'start' })
    expect([steer.status, word(steer)]).toEqual([403, 'trainer-only'])
    expect(word(await world.evaluator.post('/api/drills', { scenario: 'grassland-fire' }))).toBe('trainer-only')
  })

  it('[J16] rate how the drill was prepared before it begins, and find it in the report', async () => {
    const cy = makeAuthor('其木格')
    expect((await rate(cy, 'preparation:P1.1', '3')).status).toBe(201)
    expect(word(await rate(cy, 'preparation:P9.1', '3'))).toBe('not-started')
    const of = (items: Judgement['items']) => items.find(({ id }) => id === 'preparation:P1.1')?.ratings
    expect(of((await world.judgement()).items)).toMatchObject([{ value: '3', person: { name: '其木格' } }])
    const { text } = await world.manager.get(`${world.at}/report?lang=zh`)
    expect(text).toContain('演练目标针对本单位，可测、能够达到：3 一般（其木格）')
    expect((await rate(cy, 'preparation:P1.1', null)).status).toBe(201)
    expect(of((await world.judgement()).items)).toEqual([])
  })

  it('[J6] cannot rate before the start; for another organisation the drill is not there', async () => {
    const before = await world.stored()
    expect(word(await rate(ann, 'aqt:1.7', '3'))).toBe('not-started')
    await world.command('start')
    const body = { id: randomUUID(), author: ann, item: 'aqt:1.7', value: '3' }
    expect(word(await world.stranger.post(`${world.at}/ratings`, body))).toBe('not-found')
    expect(word(await world.stranger.get(`${world.at}/judgement`))).toBe('not-found')
    expect(await world.stored()).toEqual(before)
  })

  it('[J3] rate on the scale of the item, and owe a reason for a low value', async () => {
    expect(word(await rate(ann, 'aqt:9.9', '3'))).toBe('unknown-item')
    expect(word(await rate(ann, 'aqt:1.7', '2'))).toBe('unknown-value')
    expect(word(await rate(ann, 'aqt:1.7', '1'))).toBe('reason-needed')
    expect((await rate(ann, 'aqt:1.7', '1', { reason: '四十七分钟才报' })).status).toBe(201)
  })

  it('[J5] get the first answer again when a phone sends a rating twice, and a refusal for another under its id', async () => {
    const body = { id: randomUUID(), author: bo, item: 'aqt:1.7', value: '5' }
    const first = await world.evaluator.post(`${world.at}/ratings`, body)
    await world.pass(5000)
    const second = await world.evaluator.post(`${world.at}/ratings`, body)
    expect(second.text).toBe(first.text)
    expect(word(await world.evaluator.post(`${world.at}/ratings`, { ...body, value: '3' }))).toBe('command-changed')
    const { items } = await world.judgement()
    const item = items.find(({ id }) => id === 'aqt:1.7')
    const given = item?.ratings.map(({ value, person }) => `${person.name} ${value}`).sort()
    expect(given).toEqual(['Bold 5', '安娜 1'])
  })

  it('[J4] correct their own rating, also within one millisecond; the earlier one is kept', async () => {
    await rate(ann, 'aqt:1.7', '3')
    await rate(ann, 'aqt:1.7', '5')
    const { items } = await world.judgement()
    const item = items.find(({ id }) => id === 'aqt:1.7')
    const of = (ratings: readonly Rating[] = []) =>
      ratings.filter(({ person }) => person.name === '安娜').map(({ value }) => value)
    expect([of(item?.ratings), of(item?.earlier)]).toEqual([['5'], ['1', '3']])
    expect(item?.spread).toBe(0)
  })

  it('[J6] are one person a device: the same name elsewhere is somebody else and corrects nothing', async () => {
    await rate(makeAuthor('安娜'), 'aqt:1.7', '0', { reason: '不同意' })
    const item = (await world.judgement()).items.find(({ id }) => id === 'aqt:1.7')
    expect(item?.ratings.map(({ value }) => value).sort()).toEqual(['0', '5', '5'])
  })

  it('[J6] are on record with their role: who steers may judge too, as one person, and it shows', async () => {
    const ratings = async () => (await world.judgement()).items.find(({ id }) => id === 'aqt:2.1')?.ratings
    const both = makeAuthor('Two links')
    await rate(both, 'aqt:2.1', '3')
    const body = { id: randomUUID(), author: both, item: 'aqt:2.1', value: '5' }
    expect((await world.trainer.post(`${world.at}/ratings`, body)).status).toBe(201)
    expect(await ratings()).toMatchObject([{ value: '5', person: { name: 'Two links', role: 'trainer' } }])
  })

  it('[J6] never see the key of another: it is in no answer and not in the store', async () => {
    const text = (await world.manager.get(`${world.at}/judgement`)).text + JSON.stringify(await world.stored())
    for (const { key } of [ann, bo]) expect(text).not.toContain(key)
  })
})

describe('observations', () => {
  const observe = (author: object, more: object) =>
    world.evaluator.post(`${world.at}/observations`, { id: randomUUID(), author, text: '三家都在找集结点', ...more })

  it('[J12] get the drill time at which the server had them, and keep the phone’s own as evidence', async () => {
    await world.pass(3 * minute)
    const before = world.time.now()
    const id = randomUUID()
    const done = await observe(ann, { id, kind: 'improve', role: 'DUTY', entry: 1, writtenAt: 5 })
    expect(done.status).toBe(201)
    const { observations } = await world.judgement()
    const found = observations.list.find((each) => each.id === id)
    const begin = -120 * minute
    expect(found).toMatchObject({ kind: 'improve', role: 'DUTY', entry: 1, writtenAt: 5, at: before })
    expect(found?.drillAt).toBeGreaterThanOrEqual(begin + 3 * minute)
    expect(found?.drillAt).toBeLessThan(begin + 4 * minute)
  })

  it('[J12] keep their moment when their author corrects them, and are kept as they were', async () => {
    const id = randomUUID()
    await observe(ann, { id })
    await world.pass(10 * minute)
    const better = randomUUID()
    await observe(ann, { id: better, text: '两家都在找集结点', replaces: id })
    const { observations } = await world.judgement()
    const [old, now] = [
      observations.history.find((each) => each.id === id),
      observations.list.find((each) => each.id === better),
    ]
    expect(old?.text).toBe('三家都在找集结点')
    expect(now?.drillAt).toBe((old as Observation).drillAt)
    await observe(ann, { text: null, replaces: better })
    expect((await world.judgement()).observations.list.some((each) => each.id === better)).toBe(false)
  })

  it('[J6] are corrected by nobody else', async () => {
    const id = randomUUID()
    await observe(ann, { id })
    expect(word(await observe(bo, { text: 'no', replaces: id }))).toBe('not-yours')
    expect(word(await observe(bo, { text: null, replaces: id }))).toBe('not-yours')
    expect((await world.judgement()).observations.list.some((each) => each.id === id)).toBe(true)
  })

  it('[J5] that point at nothing, say nothing or are too long are refused, and nothing is kept', async () => {
    const before = (await world.stored()).length
    expect(word(await observe(ann, { item: 'aqt:99' }))).toBe('unknown-item')
    expect(word(await observe(ann, { role: 'NOBODY' }))).toBe('unknown-role')
    expect(word(await observe(ann, { entry: 99_999 }))).toBe('unknown-item')
    expect(word(await observe(ann, { text: null }))).toBe('unknown-item')
    expect(word(await observe(ann, { text: '' }))).toBe('invalid-request')
    expect(word(await observe(ann, { text: 'x'.repeat(2001) }))).toBe('invalid-request')
    expect(word(await observe({ key: 'short', name: 'x' }, {}))).toBe('invalid-request')
    expect((await world.stored()).length).toBe(before)
  })
})

describe('rulings', () => {
  const rule = (who: 'manager' | 'evaluator' | 'trainer', author: object, body: object) =>
    world[who].post(`${world.at}/rulings`, { id: randomUUID(), author, reason: '电话已报，系统漏记', ...body })
  const conclusion = { kind: 'conclusion', value: 'good' }

  it('[J7] are put after the end, with a reason, by managers, and by evaluators but for the conclusion', async () => {
    expect(word(await rule('manager', ann, conclusion))).toBe('not-ended')
    await world.join('DUTY', '乌兰')
    await world.pass(5 * 60 * minute)
    await world.command('end')
    expect(word(await rule('manager', ann, { ...conclusion, reason: ' ' }))).toBe('invalid-request')
    expect(word(await rule('evaluator', ann, conclusion))).toBe('manager-only')
    expect(word(await rule('manager', ann, { kind: 'accept-deviation', expected: 'NONE' }))).toBe('unknown-item')
    expect((await rule('manager', ann, conclusion)).status).toBe(201)
    const { rulings } = await world.judgement()
    expect(rulings).toMatchObject([{ computed: 'poor', state: 'stands', ruling: { value: 'good', by: '安娜' } }])
  })

  const review = async () => (await world.manager.get<Review>(`${world.at}/review`)).body
  const listed = async () =>
    (await world.manager.get<DrillSummary[]>('/api/drills')).body.find(({ id }) => id === world.drill)

  it('[J7] reach the review and the lists at once; the computed value stays beside the ruled one', async () => {
    expect(await review()).toMatchObject({
      conclusion: 'poor',
      rulings: { conclusion: { computed: 'poor', value: 'good', by: '安娜' } },
    })
    expect(await listed()).toMatchObject({ conclusion: 'good' })
    const id = randomUUID()
    await rule('manager', ann, { ...conclusion, id, value: 'fair' })
    expect(await listed()).toMatchObject({ conclusion: 'fair' })
    await rule('manager', ann, { kind: 'withdraw', ruling: id })
    expect(await listed()).toMatchObject({ conclusion: 'good' })
    expect((await review()).rulings?.conclusion?.value).toBe('good')
  })

  it('[J7] that accept a deviation take the action out of the score, and back again when taken back', async () => {
    const before = await review()
    const missed = before.items.find(({ result }) => result === 'missed')?.expected
    const id = randomUUID()
    await rule('evaluator', ann, { id, kind: 'accept-deviation', expected: missed })
    const after = await review()
    expect(after.items.find(({ expected }) => expected === missed)?.accepted).toBe(true)
    expect(after.rulings?.accepted).toMatchObject([{ expected: missed, by: '安娜' }])
    expect((await world.judgement()).rulings.find(({ ruling }) => ruling.id === id)?.computed).toBe(0)
    await rule('evaluator', ann, { kind: 'withdraw', ruling: id })
    expect((await review()).score).toBe(before.score)
    expect((await review()).rulings?.accepted).toEqual([])
  })

  it('[J7] are taken back with a reason: by their author, or by a manager; never by another evaluator', async () => {
    const id = randomUUID()
    const objective = (await world.judgement()).items.find(({ kind }) => kind === 'objective')?.id.split(':')[1]
    await rule('evaluator', ann, { id, kind: 'objective-rating', objective, value: 'S' })
    const back = { kind: 'withdraw', ruling: id }
    expect(word(await rule('evaluator', bo, back))).toBe('not-yours')
    expect(word(await rule('evaluator', bo, { kind: 'withdraw', ruling: 'no-such-ruling' }))).toBe('unknown-item')
    const again = { id: randomUUID(), ...back }
    const first = await rule('manager', bo, again)
    expect(first.status).toBe(201)
    expect((await rule('manager', bo, again)).text).toBe(first.text)
    const found = (await world.judgement()).rulings.find(({ ruling }) => ruling.id === id)
    expect(found).toMatchObject({
      state: 'withdrawn',
      ruling: { value: 'S', person: { name: '安娜' } },
      withdrawal: { person: { name: 'Bold', role: 'manager' }, reason: '电话已报，系统漏记' },
    })
  })

  it('[J5] leave no error behind', () => expect(world.errors).toEqual([]))
})
