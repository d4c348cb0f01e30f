import { describe, expect, it } from 'vitest'
import type { ScenarioSource } from '../../../engine/scenario/scenario.ts'
import type { Review } from '../../../engine/score/review.ts'
import { nothingHeard } from '../../../engine/score/rulings.ts'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { goldenLog, goldenReview } from '../../golden/read-golden.ts'
import { smallSource } from '../small-scenario.ts'
import { reviewed, writeLog } from './write-log.ts'

const signal = (review: Review, problem: string) => review.signals.signals.find((each) => each.problem === problem)
const measure = (review: Review, problem: string, id: string) =>
  signal(review, problem)?.measures.find((each) => each.id === id)

describe('signals', () => {
  it('[R18] are the ten problem classes under the four pillars', () => {
    const { signals, pillars } = goldenReview(goldenLog('perfect')).signals
    expect(signals.map((each) => each.problem)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'])
    expect(pillars.map((each) => [each.pillar, each.problems])).toEqual([
      ['plan', ['P1']],
      ['system', ['P2', 'P3', 'P4', 'P9']],
      ['mechanism', ['P5', 'P6', 'P8', 'P10']],
      ['law', ['P7']],
    ])
  })

  it('[R18] are quiet, raised, or not measured, by their thresholds', () => {
    expect(measure(goldenReview(goldenLog('perfect')), 'P5', 'uncommanded')).toMatchObject({
      raised: false,
      threshold: 900_000,
    })
    // 43 minutes without the commander that was due, against 15.
    expect(measure(goldenReview(goldenLog('slow')), 'P5', 'uncommanded')).toMatchObject({
      raised: true,
      raisedWhen: 'above',
    })
    expect(measure(goldenReview(goldenLog('absent')), 'P4', 'compliance-gap')).toMatchObject({ raised: null })
    const log = writeLog(['DUTY', 'SUM'])
    log.end(10)
    expect(signal(reviewed(log.entries), 'P9')).toMatchObject({ state: 'not-measured', raised: 0, needsSecond: false })
  })

  it('[R18] move with the thresholds of the standard', () => {
    const { thresholds } = shippedStandard
    const patient = { ...shippedStandard, version: 2, thresholds: { ...thresholds, uncommanded: 3_600_000 } }
    const log = goldenLog('slow')
    expect(measure(goldenReview(log, { standard: patient }), 'P5', 'uncommanded')).toMatchObject({ raised: false })
  })

  it('[R18] ask for a second sign where only one is raised', () => {
    const review = goldenReview(goldenLog('wrong'))
    expect(signal(review, 'P9')).toMatchObject({ state: 'raised', raised: 1, needsSecond: true })
    const slow = goldenReview(goldenLog('slow'))
    expect(signal(slow, 'P5')).toMatchObject({ state: 'raised', raised: 3, needsSecond: false })
    const said = review.findings.problems.find((finding) => finding.id === 'signal:P9')
    expect(said?.text.zh).toContain('仅一项征兆')
    expect(said?.text.en).toContain('a second sign or a second drill')
  })

  it('[R18] show what they are raised by', () => {
    const review = goldenReview(goldenLog('slow'))
    for (const each of review.signals.signals.filter(({ state }) => state === 'raised')) {
      const raised = each.measures.filter((one) => one.raised)
      expect(each.entries, each.problem).toEqual(
        [...new Set(raised.flatMap((one) => one.figure.entries))].sort((a, b) => a - b),
      )
    }
  })

  it('[R18] count a pillar as the share of its measures that stayed within', () => {
    for (const pillar of goldenReview(goldenLog('slow')).signals.pillars) {
      expect(pillar.figure.value).toBeCloseTo(1 - pillar.raised / pillar.measured)
    }
  })

  it('[R18] hear what people say: an accepted deviation speaks for a gap in the plan, felt load for a burden', () => {
    const log = goldenLog('slow')
    const ruling = {
      id: 'r1',
      kind: 'accept-deviation',
      expected: 'assess-level',
      reason: '情况紧急',
      by: 'E',
      at: 1,
    } as const
    const heavy = { mental: 90, physical: 60, temporal: 95, performance: 60, effort: 90, frustration: 80 }
    const heard = { rulings: [ruling], workload: [{ role: 'SUM', phase: 'initial', ...heavy }] }
    const [before, after] = [goldenReview(log, { heard: nothingHeard }), goldenReview(log, { heard })]
    expect(measure(before, 'P1', 'accepted-deviations')?.raised).toBeNull()
    expect(measure(after, 'P1', 'accepted-deviations')).toMatchObject({ raised: true, figure: { value: 1 } })
    expect(measure(before, 'P10', 'tlx')?.raised).toBeNull()
    expect(measure(after, 'P10', 'tlx')).toMatchObject({ raised: true })
  })

  it('[R18] take nothing for slow that the plan itself gives longer for', () => {
    const owner = (within: string) => {
      const change: Partial<ScenarioSource> = {
        injects: smallSource().injects.map((inject) => (inject.id === 'I2' ? { ...inject, to: [] } : inject)),
        expected: smallSource().expected.map((each) =>
          each.id === 'evacuate' ? { ...each, limit: { kind: 'within', of: within, tag: 'D' } } : each,
        ),
      }
      const log = writeLog(['DUTY', 'SUM'])
      const delivery = log.deliver(20, 'I2', [])
      log.open(20, 'evacuate', within === '1h' ? 80 : 30, delivery)
      log.meet(log.act(50, 'SUM', 'order', { to: ['UPR'], fields: { task: 'evacuate', content: 'x' } }), 'evacuate')
      log.end(90)
      return measure(reviewed(log.entries, change), 'P2', 'time-to-owner')
    }
    // Half an hour until somebody owned it: slow where ten minutes were given, not where an hour was.
    expect(owner('10m')).toMatchObject({ raised: true, figure: { value: 1_800_000 } })
    expect(owner('1h')).toMatchObject({ raised: false, figure: { value: 0 } })
  })

  it('[R18] take for doubled only what the plan did not want of two roles', () => {
    const doubled = (planned: boolean) => {
      const log = writeLog(['DUTY', 'SUM'])
      const task = { fields: { task: 'evacuate', content: 'x' } }
      log.meet(log.act(1, 'SUM', 'act', task), 'evacuate')
      const second = log.act(2, 'DUTY', 'act', task)
      if (planned) log.meet(second, 'report')
      log.end(30)
      return measure(reviewed(log.entries), 'P2', 'doubled-tasks')
    }
    expect(doubled(false)).toMatchObject({ raised: true, figure: { value: 1 } })
    expect(doubled(true)).toMatchObject({ raised: false, figure: { value: 0 } })
  })

  it('[R18] hear cadres who write that duty or basis is unclear', () => {
    const log = writeLog(['DUTY', 'SUM'])
    const said = log.act(1, 'SUM', 'order', { to: ['DUTY'], reason: '安置点归属职责不清，先行落实' })
    log.end(10)
    expect(measure(reviewed(log.entries), 'P7', 'unclear-basis')).toMatchObject({
      raised: true,
      figure: { value: 1, entries: [said] },
    })
  })
})
