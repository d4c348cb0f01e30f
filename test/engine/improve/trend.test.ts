import { describe, expect, it } from 'vitest'
import { compose } from '../../../engine/improve/compose.ts'
import { fitVerification } from '../../../engine/improve/fit.ts'
import { type RunSummary, summariseRun } from '../../../engine/improve/run-summary.ts'
import { bootstrap, signTest } from '../../../engine/improve/statistics.ts'
import { pillarOf, type trendKeys, trendsOf } from '../../../engine/improve/trend.ts'
import { deriveVerification } from '../../../engine/improve/verification.ts'
import { compile } from '../../../engine/machine/machine.ts'
import { makeDice } from '../../../engine/rehearse/dice.ts'
import { rehearse } from '../../../engine/rehearse/rehearse.ts'
import { smallScenario } from '../small-scenario.ts'

const text = (line: string) => ({ zh: line, en: line })
const items = (points: readonly number[]): RunSummary['items'] =>
  points.map((value, index) => ({
    ...{ expected: `e${index}`, roles: [index % 2 ? 'SUM' : 'DUTY'], capability: [index < 3 ? 'C2' : 'C10'] },
    ...{ probes: index === 0 ? ['P1', 'P7'] : [], weight: 2, result: 'done', points: value },
  }))
let made = 0
function run(points: readonly number[], more: Partial<RunSummary> = {}): RunSummary {
  made += 1
  return {
    drill: `drill-${made}`,
    title: text(`Drill ${made}`),
    scenario: { id: 'small', version: 1, title: text('Small') },
    hash: 'h1',
    hazard: 'flood',
    drillKind: { form: 'tabletop', content: 'single', purpose: 'inspection', notice: 'announced' },
    rates: [4],
    continued: false,
    staffing: ['DUTY', 'SUM'],
    startedAt: made,
    endedAt: made * 1000,
    played: 1000,
    score: 50,
    conclusion: 'fair',
    items: items(points),
    roleNames: { DUTY: text('Duty'), SUM: text('Sumu') },
    ...more,
  }
}
const kind = (more: Partial<RunSummary['drillKind']>) => ({ drillKind: { ...run([]).drillKind, ...more } })

describe('trends', () => {
  const first = run([10, 20, 30, 40, 50, 60])
  const second = run([20, 30, 40, 50, 60, 70])

  it('[I12] compare two drills of the same content, form, rate, notice and staffing, oldest first', () => {
    const { families, leftOut } = trendsOf([second, first], 'role')
    expect(leftOut).toEqual([])
    expect(families).toHaveLength(1)
    expect(families[0]!.runs.map(({ drill }) => drill)).toEqual([first.drill, second.drill])
    expect(families[0]!.lines.map(({ key, label }) => [key, label?.en])).toEqual([
      ['DUTY', 'Duty'],
      ['SUM', 'Sumu'],
    ])
    expect(families[0]!.lines[0]!.changes[0]).toMatchObject({
      difference: { value: 10, n: 3 },
      sign: { better: 3, worse: 0, equal: 0, p: 0.25 },
    })
  })

  it('[I12] compare nothing across another version, form, notice, rate or staffing, and say who has no other', () => {
    const others: Partial<RunSummary>[] = [
      { hash: 'h2' },
      { scenario: { id: 'other', version: 1, title: text('Other') } },
      { rates: [1] },
      { rates: [1, 4] },
      { staffing: ['DUTY'] },
      kind({ form: 'functional' }),
      kind({ notice: 'no-notice' }),
      kind({ content: 'comprehensive' }),
    ]
    for (const other of others) {
      const stranger = run([1, 2, 3, 4, 5, 6], other)
      const { families, leftOut } = trendsOf([first, second, stranger], 'hazard')
      expect(families, JSON.stringify(other)).toHaveLength(1)
      expect(families[0]!.runs).toHaveLength(2)
      expect(leftOut.map(({ drill, why }) => [drill, why])).toEqual([[stranger.drill, 'no-other']])
    }
  })

  it('[I12] leave out demonstrations, drills never played and drills that went on from another, and say so', () => {
    const shown = run([100, 100, 100], kind({ purpose: 'demonstration' }))
    const never = run([], { startedAt: undefined })
    const forked = run([100, 100, 100], { continued: true })
    const { families, leftOut } = trendsOf([first, second, shown, never, forked], 'hazard')
    expect(families[0]!.runs).toHaveLength(2)
    expect(leftOut.map(({ why }) => why)).toEqual(['demonstration', 'never-played', 'continued'])
  })

  it('[I12] are drawn by unit, hazard, capability and pillar, with C2 before C10, and never name a person', () => {
    const keys = (by: (typeof trendKeys)[number]) =>
      trendsOf([first, second], by).families[0]!.lines.map(({ key }) => key)
    expect(keys('capability')).toEqual(['C2', 'C10'])
    expect(keys('hazard')).toEqual(['flood'])
    expect(keys('pillar')).toEqual(['law', 'plan'])
    expect(keys('role')).toEqual(['DUTY', 'SUM'])
  })

  it('[I12] look at what both drills scored, so that a jump in one of them changes no difference', () => {
    const jumped = run([20, 30, 40, 50, 60, 70], { items: items([20, 30, 40, 50, 60, 70]).slice(1) })
    const [line] = trendsOf([first, jumped], 'hazard').families[0]!.lines
    expect(line!.changes[0]!.difference).toMatchObject({ value: 10, n: 5, low: 10, high: 10 })
  })

  it('[I13] have an interval that is the same every time, holds the mean, and is absent below five items', () => {
    const values = [0, 10, 90, 100, 60, 40, 70]
    const one = bootstrap(values, 7)!
    expect(bootstrap(values, 7)).toEqual(one)
    expect(one.low!).toBeLessThan(one.value)
    expect(one.high!).toBeGreaterThan(one.value)
    expect(bootstrap([1, 2, 3, 4], 7)).toEqual({ value: 2.5, n: 4 })
    expect(bootstrap([], 7)).toBeUndefined()
  })

  it('[I13] have intervals that hold the true mean about as often as they say (seeded, 300 samples of 30)', () => {
    const dice = makeDice(11)
    let held = 0
    for (let i = 0; i < 300; i++) {
      const sample = Array.from({ length: 30 }, () => 100 * dice())
      const { low, high } = bootstrap(sample, i)!
      if (low! <= 50 && high! >= 50) held += 1
    }
    expect(held / 300).toBeGreaterThan(0.88)
    expect(held / 300).toBeLessThan(0.99)
  })

  it('[I13] have a sign test that equals the count of all outcomes', () => {
    for (let n = 0; n <= 10; n++) {
      for (let better = 0; better <= n; better++) {
        const tail = Math.min(better, n - better)
        let asUneven = 0
        for (let outcome = 0; outcome < 2 ** n; outcome++) {
          const ones = [...outcome.toString(2)].filter((bit) => bit === '1').length
          if (Math.min(ones, n - ones) <= tail) asUneven += 1
        }
        const differences = [...Array(better).fill(1), ...Array(n - better).fill(-1), 0]
        expect(signTest(differences).p).toBeCloseTo(asUneven / 2 ** n, 10)
      }
    }
  })
})

describe('the pillars', () => {
  it('[I12] are those that the review groups its signals under', () => {
    const { review } = rehearse(compile(smallScenario()), 'perfect', 1)
    expect(Object.fromEntries(review.signals.signals.map(({ problem, pillar }) => [problem, pillar]))).toEqual(pillarOf)
  })
})

describe('the summary of a drill', () => {
  const base = smallScenario()
  const wall = { startedAt: 0, endedAt: 7_200_000 }
  it('[I14] is the same from the same log, and holds the scenario’s own items, not an added verification’s', () => {
    const fit = fitVerification(base, [], 'a', deriveVerification(base, 'report', {})!, ['DUTY', 'SUM'])
    const whole = compile(compose(base, fit.ok ? [fit.addition] : []))
    const [plain, added] = [compile(base), whole].map((machine) => {
      const { entries, review } = rehearse(machine, 'perfect', 5)
      return summariseRun(base, 'h1', review, entries, wall)
    })
    expect(added!.items.map(({ expected }) => expected)).toEqual(['report', 'evacuate'])
    expect(added!.staffing).toEqual(['DUTY', 'SUM'])
    expect(added!.rates).toEqual([1])
    expect(trendsOf([plain!, { ...added!, drill: 'other' }], 'role').families).toHaveLength(1)
    const again = rehearse(whole, 'perfect', 5)
    expect(JSON.stringify(summariseRun(base, 'h1', again.review, again.entries, wall))).toBe(JSON.stringify(added))
  })
})
