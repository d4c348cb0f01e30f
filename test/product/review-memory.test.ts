import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Review } from '../../engine/score/review.ts'
import { score } from '../../engine/score/score.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import { type JudgeWorld, makeAuthor, openJudgeWorld } from './judge-world.ts'

// The real fold, counted.
vi.mock('../../engine/score/score.ts', async (original) => {
  const real = await original<typeof import('../../engine/score/score.ts')>()
  return { ...real, score: vi.fn(real.score) }
})
const folds = () => vi.mocked(score).mock.calls
const minute = 60_000

let world: JudgeWorld
/** Another process over the same table. */
let other: JudgeWorld
beforeAll(async () => {
  world = await openJudgeWorld()
  other = await openJudgeWorld(() => world.table)
  await world.join('DUTY', '巴图')
  await world.command('start')
  await world.pass(240 * minute)
})
afterAll(async () => {
  await world.stop()
  await other.stop()
})
beforeEach(() => void vi.mocked(score).mockClear())

const review = async (from = world, query = '') => (await from.manager.get<Review>(`${world.at}/review${query}`)).body
const rule = (from: JudgeWorld, more: object) =>
  from.manager.post(`${world.at}/rulings`, {
    id: randomUUID(),
    author: makeAuthor('安娜'),
    reason: '现场核实',
    ...more,
  })
const { version: _, ...shipped } = shippedStandard

describe('a review that is remembered', () => {
  it('[R70] is folded once for a report, what rulings stand beside and what trends compare, together', async () => {
    expect((await world.manager.get(`${world.at}/report?lang=zh`)).status).toBe(200)
    expect(folds()).toHaveLength(1)
    expect((await world.manager.get(`${world.at}/report?lang=en`)).status).toBe(200)
    await review()
    expect(folds()).toHaveLength(1)
  })

  it('[R70] is never older than the log', async () => {
    const before = await review()
    const duty = await world.join('DUTY', '乌云')
    await duty.post('/api/seat/actions', { id: randomUUID(), form: 'note', fields: { content: '风向转了' } })
    await world.pass(1000)
    const after = await review()
    expect(after.drill.n).toBeGreaterThan(before.drill.n)
    await world.command('end')
    expect((await review()).drill.status).toBe('ended')
  })

  it('[R70] takes in at once what was ruled and taken back, in another process too', async () => {
    expect((await review()).rulings.conclusion).toBeUndefined()
    const ruling = randomUUID()
    expect((await rule(other, { id: ruling, kind: 'conclusion', value: 'fair' })).status).toBe(201)
    expect((await review()).rulings.conclusion?.value).toBe('fair')
    const missed = (await review()).items.find(({ result }) => result === 'missed' || result === 'late')?.expected
    await rule(other, { kind: 'accept-deviation', expected: missed })
    expect((await review()).items.find(({ expected }) => expected === missed)?.accepted).toBe(true)
    await rule(other, { kind: 'withdraw', ruling })
    expect((await review()).rulings.conclusion).toBeUndefined()
    vi.mocked(score).mockClear()
    expect(await review()).toEqual(await review(other))
    expect(folds().length).toBeLessThanOrEqual(1)
  })

  it('[R70] under one version never answers for another, and few are kept', async () => {
    await review()
    for (let n = 0; n < 9; n++) {
      const name = { zh: `第${n}稿`, en: `Draft ${n}` }
      await world.manager.post('/api/standards', { ...shipped, name })
      expect((await review(world, `?standard=${n + 2}`)).standard.name).toEqual(name)
    }
    vi.mocked(score).mockClear()
    expect((await review()).standard.version).toBe(1)
    expect(folds()).toHaveLength(1)
    expect((await review(world, '?standard=10')).standard.version).toBe(10)
    expect(folds()).toHaveLength(1)
  })

  it('[R70] leaves no error behind', () => expect([...world.errors, ...other.errors]).toEqual([]))
})
