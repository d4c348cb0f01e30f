import { describe, expect, it } from 'vitest'
import { check } from '../../../engine/check/check.ts'
import type { ScenarioSource } from '../../../engine/scenario/scenario.ts'
import { chains, editDistance, lcsLength } from '../../../engine/score/conformance/procedures.ts'
import { timeScore } from '../../../engine/score/curve.ts'
import { smallScenario, smallSource } from '../small-scenario.ts'
import { reviewed, writeLog } from './write-log.ts'

const report = { to: ['UPR'], fields: { means: 'phone', time: 'x', place: 'y' } }
const evacuate = { to: ['UPR'], fields: { task: 'evacuate', content: 'go' } }
type Constraint = NonNullable<ScenarioSource['constraints']>[number]
const named = (constraint: object) => ({ id: 'K', zh: '约束', en: 'constraint', ...constraint }) as Constraint

/** The one authored constraint's result, over a log in which things were done as [minute, role, what]. */
function declared(constraint: object, done: readonly (readonly [number, 'report' | 'evacuate'])[]) {
  const log = writeLog(['DUTY', 'SUM'])
  for (const [at, what] of done) {
    if (what === 'report') log.act(at, 'DUTY', 'report-up', report)
    else log.act(at, 'SUM', 'order', evacuate)
  }
  log.end(100)
  const { constraints } = reviewed(log.entries, { constraints: [named(constraint)] }).conformance
  const found = constraints.find((each) => each.source === 'authored')
  return found && [found.activations, found.fulfilled, found.violations.map((violation) => violation.entries)]
}

describe('constraints', () => {
  it('[R11] response: every first is followed, in its time', () => {
    const response = { kind: 'response', first: 'report', next: 'evacuate', within: '10m' }
    expect(
      declared(response, [
        [1, 'report'],
        [11, 'evacuate'],
      ]),
    ).toEqual([1, 1, []])
    expect(
      declared(response, [
        [1, 'report'],
        [12, 'evacuate'],
      ]),
    ).toEqual([1, 0, [[4]]])
    expect(
      declared(response, [
        [1, 'report'],
        [2, 'evacuate'],
        [3, 'report'],
      ]),
    ).toEqual([2, 1, [[6]]])
    expect(declared(response, [[2, 'evacuate']])).toEqual([0, 0, []])
  })

  it('[R11] precedence: nothing comes before what must precede it', () => {
    const precedence = { kind: 'precedence', first: 'report', next: 'evacuate' }
    expect(
      declared(precedence, [
        [1, 'report'],
        [2, 'evacuate'],
        [3, 'evacuate'],
      ]),
    ).toEqual([2, 2, []])
    expect(
      declared(precedence, [
        [1, 'evacuate'],
        [2, 'report'],
      ]),
    ).toEqual([1, 0, [[4]]])
    expect(declared(precedence, [[1, 'report']])).toEqual([0, 0, []])
  })

  it('[R11] succession is both', () => {
    const succession = { kind: 'succession', first: 'report', next: 'evacuate' }
    expect(
      declared(succession, [
        [1, 'report'],
        [2, 'evacuate'],
      ]),
    ).toEqual([2, 2, []])
    expect(
      declared(succession, [
        [1, 'evacuate'],
        [2, 'report'],
      ]),
    ).toEqual([2, 0, [[5], [4]]])
  })

  it('[R11] not-coexist, absence, exactly-one', () => {
    const both = { kind: 'not-coexist', actions: ['report', 'evacuate'] }
    expect(declared(both, [[1, 'report']])).toEqual([1, 1, []])
    expect(declared(both, [])).toEqual([0, 0, []])
    expect(
      declared(both, [
        [1, 'report'],
        [2, 'evacuate'],
      ]),
    ).toEqual([1, 0, [[4, 5]]])
    const absence = { kind: 'absence', action: 'report' }
    expect(declared(absence, [])).toEqual([1, 1, []])
    expect(declared(absence, [[1, 'report']])).toEqual([1, 0, [[4]]])
    const once = { kind: 'exactly-one', action: 'report' }
    expect(declared(once, [[1, 'report']])).toEqual([1, 1, []])
    expect(declared(once, [])).toEqual([1, 0, [[]]])
    expect(
      declared(once, [
        [1, 'report'],
        [2, 'report'],
      ]),
    ).toEqual([1, 0, [[4, 5]]])
  })

  it('[R11] holds every limit of the scenario: within, before, every, must-not, not-before, only-role', () => {
    const [first, second] = smallSource().expected
    const base = { zh: '事', en: 'thing', role: ['DUTY'], clause: 'C-1.1', objective: 'O1' }
    const change: Partial<ScenarioSource> = {
      branches: [],
      expected: [
        ...(first && second ? [first, second] : []),
        {
          ...base,
          id: 'early',
          form: 'act',
          match: { task: 'shelter' },
          after: { at: '0m' },
          limit: { kind: 'before', event: { at: '50m', margin: '10m' }, tag: 'D' },
        },
        {
          ...base,
          id: 'hourly',
          form: 'notify',
          match: { task: 'shelter' },
          after: { at: '0m' },
          limit: { kind: 'every', period: '20m', until: '60m', tag: 'D' },
        },
        { ...base, id: 'never', form: 'publish', limit: { kind: 'must-not', tag: 'S' } },
        { ...base, id: 'too-soon', form: 'stand-down', limit: { kind: 'not-before', action: 'evacuate', tag: 'S' } },
        { ...base, id: 'others', form: 'activate', limit: { kind: 'only-role', roles: ['SUM'], tag: 'S' } },
      ],
    }
    const log = writeLog(['DUTY', 'SUM'])
    log.open(0, 'early', 40)
    log.open(0, 'hourly', 20)
    log.meet(log.act(5, 'DUTY', 'notify', { fields: { task: 'shelter', content: 'x' } }), 'hourly')
    log.breach(log.act(6, 'DUTY', 'publish'), 'never')
    log.breach(log.act(7, 'DUTY', 'stand-down'), 'too-soon')
    log.act(8, 'SUM', 'activate')
    log.breach(log.act(9, 'DUTY', 'activate'), 'others')
    log.overdue(40, 'hourly')
    log.meet(log.act(41, 'DUTY', 'act', { fields: { task: 'shelter', content: 'x' } }), 'early', true)
    log.overdue(60, 'hourly')
    // One that comes after the last period is none.
    log.meet(log.act(70, 'DUTY', 'notify', { fields: { task: 'shelter', content: 'x' } }), 'hourly')
    log.end(100)
    const review = reviewed(log.entries, change)
    const kept = Object.fromEntries(
      review.conformance.constraints
        .filter((each) => each.source === 'limit' && each.activations > 0)
        .map((each) => [each.kind, [each.activations, each.fulfilled]]),
    )
    expect(kept).toEqual({
      before: [1, 0],
      every: [3, 1],
      'must-not': [1, 0],
      'not-before': [1, 0],
      'only-role': [2, 1],
    })
    expect(review.items.find((item) => item.expected === 'hourly')?.timeliness).toBeCloseTo(1 / 3)
    expect(review.conformance.fulfilment.value).toBeCloseTo(2 / 8)
  })

  it('[R11] is demanded of nobody where nobody plays', () => {
    const log = writeLog(['DUTY'])
    log.end(10)
    const constraints = [named({ kind: 'exactly-one', action: 'evacuate' })]
    const review = reviewed(log.entries, { constraints }, { staffed: ['DUTY'] })
    expect(review.conformance.constraints.every((each) => each.activations === 0)).toBe(true)
  })

  it('[S2] finds constraints that lead nowhere and precedences that run in a ring', () => {
    const expected = smallSource().expected
    const found = (change: Partial<ScenarioSource>) =>
      check(smallScenario(change)).map(({ code, path }) => [code, path.join('.')])
    expect(found({ constraints: [named({ kind: 'absence', action: 'nothing' })] })).toContainEqual([
      'unknown-reference',
      'constraints.0',
    ])
    expect(found({ constraints: [named({ kind: 'absence', action: 'report', clause: 'X-9' })] })).toContainEqual([
      'unknown-reference',
      'constraints.0.clause',
    ])
    expect(
      found({
        expected,
        precedence: [
          ['report', 'evacuate'],
          ['evacuate', 'report'],
        ],
      }),
    ).toContainEqual(['precedence-ring', 'precedence.0'])
    expect(found({})).toEqual([])
  })
})

describe('linear procedures', () => {
  it('[R12] compares them by longest common subsequence and by edit distance', () => {
    expect(lcsLength([...'ABCBDAB'], [...'BDCABA'])).toBe(4)
    expect(lcsLength([], [...'AB'])).toBe(0)
    expect(editDistance([...'kitten'], [...'sitting'])).toBe(3)
    expect(editDistance([...''], [...'abc'])).toBe(3)
  })

  it('[R12] finds those runs of precedence that do not fork', () => {
    expect(
      chains([
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ]),
    ).toEqual([['a', 'b', 'c', 'd']])
    expect(
      chains([
        ['a', 'b'],
        ['b', 'c'],
        ['b', 'd'],
      ]),
    ).toEqual([])
    expect(
      chains([
        ['a', 'c'],
        ['b', 'c'],
        ['c', 'd'],
        ['d', 'e'],
      ]),
    ).toEqual([['c', 'd', 'e']])
  })
})

describe('the alignment as an explanation', () => {
  const open = (log: ReturnType<typeof writeLog>) => {
    log.open(0, 'report', 10)
    log.open(0, 'evacuate', 15)
  }

  it('[R13] shows a step out of order as one move on either side, the lighter one given up', () => {
    const log = writeLog(['DUTY', 'SUM'])
    open(log)
    const evacuation = log.act(2, 'SUM', 'order', evacuate)
    const evacuated = log.meet(evacuation, 'evacuate')
    const reported = log.act(5, 'DUTY', 'report-up', report)
    log.meet(reported, 'report')
    log.end(30)
    // The report (3) must precede the evacuation (2): keeping the report costs 2 + 2.
    const { moves, cost, worst, fitness } = reviewed(log.entries).conformance.alignment
    expect(moves.map((move) => [move.kind, move.why, move.expected, move.cost])).toEqual([
      ['log-only', 'out-of-order', 'evacuate', 2],
      ['together', 'as-planned', 'report', 0],
      ['plan-only', 'out-of-order', 'evacuate', 2],
    ])
    expect(moves[0]?.entries).toEqual([evacuation, evacuated])
    expect([cost, worst, fitness.value]).toEqual([4, 10, 0.6])
  })

  it('[R13] names what was missing, done again, forbidden, and off the plan; receipts are never too many', () => {
    const change: Partial<ScenarioSource> = {
      expected: [
        ...smallSource().expected,
        {
          id: 'trap',
          zh: '擅自发布',
          en: 'Publishing',
          role: ['DUTY'],
          form: 'publish',
          clause: 'C-1.1',
          objective: 'O1',
          limit: { kind: 'must-not', tag: 'S' },
          weight: 3,
        },
      ],
    }
    const log = writeLog(['DUTY', 'SUM'])
    open(log)
    log.meet(log.act(2, 'DUTY', 'report-up', report), 'report')
    log.act(3, 'DUTY', 'report-up', report)
    log.act(4, 'SUM', 'order', { to: ['DUTY'], fields: { task: 'shelter', content: 'x' } })
    log.act(5, 'SUM', 'acknowledge')
    log.breach(log.act(6, 'DUTY', 'publish'), 'trap')
    log.overdue(15, 'evacuate')
    log.end(30)
    const { moves } = reviewed(log.entries, change).conformance.alignment
    expect(moves.map((move) => [move.kind, move.why, move.cost])).toEqual([
      ['together', 'as-planned', 0],
      ['log-only', 'repeat', 1],
      ['log-only', 'off-plan', 1],
      ['log-only', 'forbidden', 3],
      ['plan-only', 'missing', 2],
    ])
  })
})

describe('the consequence curve', () => {
  const hour = 3_600_000
  const curve = { kind: 'consequence', since: 0, stake: 8000 } as const

  it('[R9] is what acting later still saves of what acting at once would have', () => {
    const buried = { ...curve, model: 'burial-survival' } as const
    expect(timeScore(buried, 0, hour)).toBe(1)
    expect(timeScore(buried, 24 * hour, hour)).toBeCloseTo(0.81)
    // Two days on, when one has passed already: 0.537 / 0.81
    expect(timeScore({ ...buried, since: 24 * hour }, 24 * hour, hour)).toBeCloseTo(0.537 / 0.81)
    // 672 ha an hour after ignition: 7,328 of 8,000 are left; after four hours nothing is.
    const grass = { ...curve, model: 'grass-fire' } as const
    expect(timeScore(grass, hour, 0)).toBeCloseTo((8000 - 672) / 8000, 3)
    expect(timeScore(grass, 4 * hour, 0)).toBe(0)
    expect(timeScore({ ...grass, since: 4 * hour }, 0, 0)).toBe(0)
  })
})
