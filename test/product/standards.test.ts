import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Review } from '../../engine/score/review.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import { type ScoringStandard, type StandardRequest, standardSchema } from '../../engine/score/standard-schema.ts'
import type { Trial } from '../../engine/score/trial.ts'
import { type JudgeWorld, makeAuthor, openJudgeWorld, word } from './judge-world.ts'

const { version: _, ...shipped } = shippedStandard
const strict: StandardRequest = {
  ...shipped,
  name: { zh: '本旗标准', en: 'The banner’s own' },
  adherence: { coverage: 1, timeliness: 0, content: 0, order: 0 },
}
const minute = 60_000

let world: JudgeWorld
beforeAll(async () => {
  world = await openJudgeWorld()
  const duty = await world.join('DUTY', '巴图')
  await world.command('start')
  await world.pass(150 * minute)
  // One report, late and with half of its fields.
  const fields = { means: 'phone', time: '10:50', place: '呼和淖尔' }
  await duty.post('/api/seat/actions', { id: randomUUID(), form: 'report-up', to: ['UPR'], fields })
  await world.pass(120 * minute)
  await world.command('end')
})
afterAll(() => world.stop())

const standards = async () => (await world.evaluator.get<ScoringStandard[]>('/api/standards')).body
const review = async (query = '') => (await world.manager.get<Review>(`${world.at}/review${query}`)).body

describe('scoring standards', () => {
  it('[R21] begin with the shipped one, which every member of staff can read', async () => {
    expect(await standards()).toEqual([shippedStandard])
    expect((await review()).standard).toEqual({ version: 1, name: shippedStandard.name })
  })

  it('[R21] are set by managers alone', async () => {
    for (const caller of [world.trainer, world.evaluator]) {
      expect(word(await caller.post('/api/standards', strict))).toBe('manager-only')
    }
    expect(await standards()).toHaveLength(1)
  })

  it('[R21] are refused with every mistake by name, and then nothing is stored', async () => {
    const bad = {
      ...strict,
      perBreach: 2,
      bands: { excellent: 0.5, good: 0.75, fair: 0.6 },
      profile: Object.fromEntries(Object.keys(shipped.profile).map((key) => [key, 0])),
      thresholds: { ...shipped.thresholds, tlx: -1 },
      surprise: true,
    }
    const answer = await world.manager.post<{ type: string; problems: { path: string }[] }>('/api/standards', bad)
    expect([answer.status, word(answer)]).toEqual([422, 'invalid-request'])
    const paths = answer.body.problems.map((problem) => problem.path).sort()
    expect(paths).toEqual(['', 'bands', 'perBreach', 'profile', 'thresholds.tlx'])
    expect(await standards()).toHaveLength(1)
  })

  it('[R21] get the next number; the same again is the same one', async () => {
    const first = await world.manager.post<ScoringStandard>('/api/standards', strict)
    expect([first.status, first.body]).toEqual([201, { ...strict, version: 2 }])
    const again = await world.manager.post<ScoringStandard>('/api/standards', strict)
    expect(again.body).toEqual(first.body)
    expect((await standards()).map((each) => each.version)).toEqual([1, 2])
  })

  it('[R21] score an old drill anew on request, and its own review stays as it was', async () => {
    const own = await review()
    const other = await review('?standard=2')
    expect([own.standard.version, other.standard.version]).toEqual([1, 2])
    expect(other.adherence.index.value).toBeCloseTo(other.adherence.coverage.value ?? -1)
    expect(other.score).not.toBe(own.score)
    expect(other.items.map((item) => item.result)).toEqual(own.items.map((item) => item.result))
    expect(await review()).toEqual(own)
    expect(await review('?standard=1')).toEqual(own)
    const file = await world.manager.get<Review>(`${world.at}/review.json?standard=2`)
    expect(file.body.score).toBe(other.score)
  })

  it('[R21] are refused by a number that is none, or nobody’s', async () => {
    expect(word(await world.manager.get<{ type: string }>(`${world.at}/review?standard=9`))).toBe('unknown-standard')
    expect(word(await world.manager.get<{ type: string }>(`${world.at}/review?standard=zero`))).toBe('invalid-request')
  })

  it('[R71] show what they would make of a drill beside its own, and store nothing', async () => {
    const own = await review()
    const draft = { ...shipped, bands: { excellent: 0.03, good: 0.02, fair: 0.01 }, perBreach: 1 }
    const answer = await world.evaluator.post<Trial>(`${world.at}/trial`, draft)
    expect(answer.status).toBe(200)
    expect(answer.body.own).toMatchObject({
      ...{ standard: own.standard, score: own.score, conclusion: own.conclusion, total: own.profile.total.value },
      objectives: own.objectives.map(({ objective, rating }) => ({ objective, rating })),
    })
    expect(answer.body.tried).toMatchObject({ standard: { version: 0 }, total: own.profile.total.value })
    expect([answer.body.own.band, answer.body.tried.band]).toEqual([own.profile.band, 'excellent'])
    expect(own.profile.band).not.toBe('excellent')
    expect(await standards()).toHaveLength(2)
    expect(await review()).toEqual(own)
  })

  it('[R71] a draft is tried anew each time: another under the same missing number is another', async () => {
    const total = async (profile: StandardRequest['profile']) =>
      (await world.manager.post<Trial>(`${world.at}/trial`, { ...shipped, profile })).body.tried.total
    const none = { ...shipped.profile }
    for (const key of Object.keys(none) as (keyof typeof none)[]) none[key] = 0
    const by = await review()
    for (const { dimension, figure } of by.profile.dimensions) {
      if (figure.value === null) continue
      expect(await total({ ...none, [dimension]: 1 })).toBeCloseTo(100 * figure.value)
    }
  })

  it('[R71] are tried with every mistake refused, on a drill that is one’s own', async () => {
    const bad = await world.manager.post(`${world.at}/trial`, { ...shipped, performed: 3 })
    expect([bad.status, word(bad)]).toEqual([422, 'invalid-request'])
    expect(word(await world.stranger.post(`${world.at}/trial`, shipped))).toBe('not-found')
  })

  it('[R72] can be read, changed and sent again, whatever their curve; no curve rises after the limit', async () => {
    const curves = [
      { kind: 'three-step', second: '10m' },
      { kind: 'exponential', halfLife: '1h' },
      { kind: 'logistic', midpoint: '20m', slope: 0.2 },
    ]
    for (const curve of curves) {
      const tried = await world.manager.post<Trial>(`${world.at}/trial`, { ...shipped, curve })
      expect(tried.status).toBe(200)
      const { version: __, ...read } = standardSchema.parse({ ...shipped, version: 9, curve })
      const again = await world.manager.post<Trial>(`${world.at}/trial`, read)
      expect(again.body).toEqual(tried.body)
    }
    for (const halfLife of ['-10m', '0m', 0, -5]) {
      const bad = await world.manager.post<{ problems: { path: string }[] }>('/api/standards', {
        ...shipped,
        curve: { kind: 'exponential', halfLife },
      })
      expect([bad.status, bad.body.problems[0]?.path]).toEqual([422, 'curve.halfLife'])
    }
  })

  it('[R21] hold for drills launched from then on', async () => {
    const made = await world.trainer.post<{ id: string }>('/api/drills', { scenario: 'grassland-fire' })
    const later = await world.manager.get<Review>(`/api/drills/${made.body.id}/review`)
    expect(later.body.standard).toEqual({ version: 2, name: strict.name })
  })

  it('[R21] are one organisation’s; another has the shipped one', async () => {
    expect((await world.stranger.get<ScoringStandard[]>('/api/standards')).body).toEqual([shippedStandard])
  })

  it('[R21] get numbers of their own when two managers send at once', async () => {
    const named = (en: string) => ({ ...strict, name: { zh: en, en } })
    const both = await Promise.all(
      ['a', 'b'].map((name) => world.manager.post<ScoringStandard>('/api/standards', named(name))),
    )
    expect(both.map((answer) => answer.body.version).sort()).toEqual([3, 4])
    expect(
      (await standards())
        .map((each) => each.name.en)
        .slice(2)
        .sort(),
    ).toEqual(['a', 'b'])
  })

  it('[R20] the review takes in what people ruled, and keeps what was computed', async () => {
    const before = await review()
    const body = {
      id: randomUUID(),
      author: makeAuthor('安娜'),
      kind: 'conclusion',
      value: 'fair',
      reason: '首次演练，关键岗位缺员',
    }
    expect((await world.manager.post(`${world.at}/rulings`, body)).status).toBe(201)
    const after = await review()
    expect(after.conclusion).toBe(before.conclusion)
    expect(after.rulings.conclusion).toMatchObject({
      computed: before.conclusion,
      value: 'fair',
      by: '安娜',
      reason: body.reason,
    })
    const { rulings: __, ...rest } = after
    const { rulings: ___, ...same } = before
    expect(rest).toEqual(same)
  })

  it('[R21] leave no error behind', () => expect(world.errors).toEqual([]))
})
