import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../engine/drill/entries.ts'
import { timeScore } from '../../engine/score/curve.ts'
import { score } from '../../engine/score/score.ts'
import { play } from './play.ts'
import { smallMachine, smallScenario, smallSource } from './small-scenario.ts'

const facts = {
  id: 'd',
  title: { zh: '演练', en: 'Drill' },
  status: 'ended',
  n: 1,
  hash: 'h',
  staffed: ['DUTY', 'SUM'],
}
const scored = (entries: readonly Entry[], change = {}) => score(smallScenario(change), entries, facts)

/** Report at `report` and evacuation at `evacuate` drill minutes; −1: never. */
function playedAt(
  report: number,
  evacuate: number,
  fields: Record<string, string> = { means: 'phone', time: 'x', place: 'y' },
) {
  const drill = play(smallMachine())
  drill.trainer(0, { type: 'start' })
  const turns = [
    { at: report, go: () => drill.act(report + 10, 'DUTY', 'report-up', fields) },
    { at: evacuate, go: () => drill.act(evacuate + 10, 'SUM', 'order', { task: 'evacuate', content: 'go' }) },
  ]
  for (const { at, go } of turns.filter((turn) => turn.at >= 0).sort((a, b) => a.at - b.at)) {
    drill.until(at + 10)
    go()
  }
  drill.until(100)
  drill.trainer(100, { type: 'end' })
  return scored(drill.entries)
}

describe('the score', () => {
  it('[R1] gives full marks for the plan carried out in time, in order and complete', () => {
    const review = playedAt(5, 25)
    expect(review).toMatchObject({ score: 100, conclusion: 'excellent', counts: { done: 2, late: 0, missed: 0 } })
    expect(review.objectives).toMatchObject([{ rating: 'P' }])
  })

  it('[R2] computes adherence as 0.4 coverage + 0.3 timeliness + 0.15 content + 0.15 order', () => {
    // Weights 3 and 2. The report comes 5 min after its 10 min limit: linear grace gives 1 − 5/10 = 0.5; one of two
    // fields is there. Coverage 1; timeliness (3·0.5 + 2·1)/5 = 0.7; content 0.5; order 1.
    const review = playedAt(15, 25, { means: 'phone', time: 'x' })
    const { coverage, timeliness, content, order } = review.adherence
    expect([coverage.value, timeliness.value, content.value, order.value]).toEqual([1, 0.7, 0.5, 1])
    expect(review.score).toBe(Math.round((0.4 + 0.3 * 0.7 + 0.15 * 0.5 + 0.15) * 1000) / 10)
  })

  it('[R3] gives nothing to those who did nothing, and calls the critical objective unable', () => {
    const review = playedAt(-1, -1)
    expect(review).toMatchObject({ score: 0, conclusion: 'poor', counts: { missed: 2 } })
    expect(review.objectives).toMatchObject([{ rating: 'U' }])
  })

  it('[R4] counts an order that comes before what must precede it against the order alone', () => {
    const review = playedAt(28, 25)
    expect(review.adherence.order.value).toBe(0)
    expect(review.adherence.coverage.value).toBe(1)
  })

  it('[R5] names existing entries for every figure', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(25)
    drill.act(25, 'DUTY', 'report-up', { means: 'phone' })
    drill.until(60)
    const review = scored(drill.entries)
    const numbers = new Set(drill.entries.map((entry) => entry.e))
    const figures = [
      ...Object.values(review.adherence),
      ...Object.values(review.response),
      ...review.objectives.map((each) => each.score),
      ...review.roles.map((each) => each.score),
      ...review.items,
      ...review.branches,
      ...review.links,
    ]
    for (const { entries } of figures) for (const e of entries) expect(numbers).toContain(e)
    for (const item of review.items) expect(item.entries.length, item.expected).toBeGreaterThan(0)
  })

  it('[R6] gives the same bytes for the same log', () => {
    expect(JSON.stringify(playedAt(5, 25))).toBe(JSON.stringify(playedAt(5, 25)))
  })

  it('[R7] never lowers timeliness when an action comes sooner', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), (at, sooner) => {
        const late = playedAt(at + sooner, 70).adherence.timeliness.value ?? 0
        const early = playedAt(at, 70).adherence.timeliness.value ?? 0
        expect(early).toBeGreaterThanOrEqual(late)
      }),
      { numRuns: 40 },
    )
  })

  it('[R8] takes a tenth off for a breach, and calls its objective M', () => {
    const change = {
      expected: [
        ...smallSource().expected,
        {
          id: 'trap',
          zh: '擅自发布',
          en: 'Publishing without authority',
          role: ['DUTY'],
          form: 'publish',
          match: { kind: 'disaster-information' },
          clause: 'C-1.1',
          objective: 'O1',
          limit: { kind: 'must-not' as const, tag: 'S' as const },
        },
      ],
    }
    const drill = play(smallMachine(change))
    drill.trainer(0, { type: 'start' })
    drill.until(15)
    drill.act(15, 'DUTY', 'report-up', { means: 'phone', time: 'x', place: 'y' })
    drill.act(16, 'DUTY', 'publish', { kind: 'disaster-information', content: '75 ha' }, [])
    drill.until(35)
    drill.act(35, 'SUM', 'order', { task: 'evacuate', content: 'go' })
    drill.until(100)
    const review = scored(drill.entries, change)
    expect(review.score).toBe(90)
    expect(review.objectives).toMatchObject([{ rating: 'M' }])
    expect(review.items.find((item) => item.expected === 'trap')).toMatchObject({
      result: 'breached',
      doneBy: { role: 'DUTY' },
    })
  })

  it('[R9] scores time by each curve as doctrine writes it', () => {
    const minute = 60_000
    expect(timeScore({ kind: 'step' }, 10 * minute, 10 * minute)).toBe(1)
    expect(timeScore({ kind: 'step' }, 10 * minute + 1, 10 * minute)).toBe(0)
    expect(timeScore({ kind: 'three-step', second: 15 * minute }, 12 * minute, 10 * minute)).toBe(0.5)
    expect(timeScore({ kind: 'linear', grace: 1 }, 15 * minute, 10 * minute)).toBe(0.5)
    expect(timeScore({ kind: 'linear', grace: 1 }, 25 * minute, 10 * minute)).toBe(0)
    expect(timeScore({ kind: 'exponential', halfLife: 5 * minute }, 20 * minute, 10 * minute)).toBe(0.25)
    expect(timeScore({ kind: 'logistic', midpoint: 10 * minute, slope: 1 }, 10 * minute, 0)).toBe(0.5)
  })
})
