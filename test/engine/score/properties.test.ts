import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../engine/drill/entries.ts'
import { policies } from '../../../engine/rehearse/robot.ts'
import type { Curve, ScenarioSource } from '../../../engine/scenario/scenario.ts'
import type { Review } from '../../../engine/score/review.ts'
import { goldenLog, goldenReview } from '../../golden/read-golden.ts'
import { smallSource } from '../small-scenario.ts'
import { reviewed, writeLog } from './write-log.ts'

/** Every list of entries anywhere in a review, with the way to it. */
function* entryLists(value: unknown, path = ''): Generator<readonly [string, readonly number[]]> {
  if (Array.isArray(value)) for (const [i, each] of value.entries()) yield* entryLists(each, `${path}[${i}]`)
  else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      if (key === 'entries') yield [path, each as number[]]
      else yield* entryLists(each, `${path}.${key}`)
    }
  }
}

interface Plan {
  readonly limits: readonly number[]
  readonly weights: readonly number[]
  readonly curves: readonly Curve[]
  readonly pairs: readonly (readonly [number, number])[]
}
type Times = readonly (number | undefined)[]

const n = 5
const minute = 60_000
const id = (i: number) => `step-${i}`

const change = ({ limits, weights, curves, pairs }: Plan): Partial<ScenarioSource> => ({
  injects: smallSource().injects.map((inject) => ({ ...inject, expects: [], noise: true })),
  branches: [],
  precedence: pairs.filter(([a, b]) => a < b).map(([a, b]) => [id(a), id(b)]),
  expected: limits.map((limit, i) => ({
    id: id(i),
    zh: id(i),
    en: id(i),
    role: ['DUTY'],
    form: 'act',
    match: { task: 'evacuate' },
    clause: 'C-1.1',
    objective: 'O1',
    after: { at: '0m' },
    limit: { kind: 'within', of: `${limit}m`, tag: 'D' },
    curve: curveSource(curves[i]),
    weight: weights[i] ?? 1,
    fields: i % 2 === 0 ? ['content', 'place'] : [],
  })),
})
function curveSource(curve: Curve | undefined): NonNullable<ScenarioSource['expected'][number]['curve']> {
  const text = (ms: number) => `${ms / minute}m`
  if (!curve) return { kind: 'linear' }
  if (curve.kind === 'three-step') return { ...curve, second: text(curve.second) }
  if (curve.kind === 'exponential') return { ...curve, halfLife: text(curve.halfLife) }
  if (curve.kind === 'logistic') return { ...curve, midpoint: text(curve.midpoint) }
  return curve as NonNullable<ScenarioSource['expected'][number]['curve']>
}

/** The log of a plan in which each step was done at its minute, or never. */
function played(plan: Plan, times: Times, order: readonly number[] = [...times.keys()]): Review {
  const log = writeLog(['DUTY'])
  for (const [i, limit] of plan.limits.entries()) log.open(0, id(i), limit)
  const rows = order
    .flatMap((i) => {
      const limit = plan.limits[i] ?? 0
      const at = times[i]
      return at === undefined ? [{ i, at: limit, done: false }] : [{ i, at, done: true }]
    })
    .sort((a, b) => a.at - b.at)
  for (const { i, at, done } of rows) {
    if (done) {
      const action = log.act(at, 'DUTY', 'act', { fields: { task: 'evacuate', content: 'x' } })
      log.meet(action, id(i), at > (plan.limits[i] ?? 0))
    } else log.overdue(at, id(i))
  }
  log.end(400)
  return reviewed(log.entries, change(plan))
}

const curve: fc.Arbitrary<Curve> = fc.oneof(
  fc.constant<Curve>({ kind: 'step' }),
  fc.record({
    kind: fc.constant('three-step' as const),
    second: fc.integer({ min: 60, max: 200 }).map((m) => m * minute),
  }),
  fc.record({
    kind: fc.constant('linear' as const),
    grace: fc.integer({ min: 1, max: 8 }).map((quarter) => quarter / 4),
  }),
  fc.record({
    kind: fc.constant('exponential' as const),
    halfLife: fc.integer({ min: 1, max: 60 }).map((m) => m * minute),
  }),
  fc.record({
    kind: fc.constant('logistic' as const),
    midpoint: fc.integer({ min: 1, max: 120 }).map((m) => m * minute),
    slope: fc.integer({ min: 1, max: 20 }).map((tenth) => tenth / 10),
  }),
)
const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: n, maxLength: n })
const step = fc.integer({ min: 0, max: n - 1 })
const plans = fc.record({
  limits: each(fc.integer({ min: 5, max: 100 })),
  weights: each(fc.integer({ min: 1, max: 3 })),
  curves: each(curve),
  pairs: fc.array(fc.tuple(step, step), { maxLength: 6 }),
})
const times = each(fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }))
const runs = { seed: 20261128, numRuns: 100 }
const index = (review: Review) => review.adherence.index.value ?? 0

describe('a review', () => {
  it('[R23] is explained, to the last figure, by entries that exist', () => {
    for (const policy of policies) {
      const log = goldenLog(policy)
      const numbers = new Set(log.map((entry) => entry.e))
      let lists = 0
      for (const [path, entries] of entryLists(goldenReview(log))) {
        lists += 1
        for (const e of entries) expect(numbers.has(e), `${policy}${path}: ${e}`).toBe(true)
      }
      expect(lists).toBeGreaterThan(200)
    }
  })

  it('[R23] gives no points without an entry that shows them', () => {
    for (const policy of policies) {
      const review = goldenReview(goldenLog(policy))
      for (const item of review.items) if (item.points !== null) expect(item.entries.length).toBeGreaterThan(0)
      for (const { kind, entries, expected } of review.conformance.alignment.moves) {
        expect(entries.length, `${kind} ${expected}`).toBeGreaterThan(0)
      }
      for (const finding of [...review.findings.strengths, ...review.findings.problems]) {
        // A link that was never used has nothing to show.
        if (finding.about !== 'link') expect(finding.entries.length, finding.id).toBeGreaterThan(0)
      }
    }
  })

  it('[R6] is the same bytes for the same log', () => {
    for (const policy of policies) {
      expect(JSON.stringify(goldenReview(goldenLog(policy)))).toBe(JSON.stringify(goldenReview(goldenLog(policy))))
    }
  })

  it('[R24] changes, when one field of one report is gone, in nothing that does not hang on it', () => {
    const log = goldenLog('perfect')
    const before = goldenReview(log)
    const met = log.find((entry) => entry.type === 'expected-met' && entry.expected === 'phone-league')
    const changed: Entry[] = log.map((entry) => {
      if (met?.type !== 'expected-met' || entry.e !== met.action || entry.type !== 'action-taken') return entry
      const { trend: _, ...fields } = entry.fields
      return { ...entry, fields }
    })
    const after = goldenReview(changed)
    const others = (review: Review) => review.items.filter((item) => item.expected !== 'phone-league')
    expect(others(after)).toEqual(others(before))
    const own = after.items.find((item) => item.expected === 'phone-league')
    expect(own?.content).toEqual({ present: ['time', 'place', 'area'], missing: ['trend'], share: 0.75 })
    // Three of its four fields: 3·¼ of 109 is lost.
    expect(after.adherence.content.value).toBeCloseTo(1 - 0.75 / 109, 12)
    for (const part of ['coverage', 'timeliness', 'order', 'breaches'] as const) {
      expect(after.adherence[part]).toEqual(before.adherence[part])
    }
    const objectives = (review: Review) => review.objectives.filter((objective) => objective.objective !== 'O2')
    expect(objectives(after)).toEqual(objectives(before))
    for (const part of [
      'timing',
      'conformance',
      'coordination',
      'branches',
      'links',
      'rulings',
      'span',
      'counts',
    ] as const) {
      expect(after[part], part).toEqual(before[part])
    }
    const touched = (review: Review) => review.capabilities.filter((each) => each.capability !== 'C1')
    expect(touched(after)).toEqual(touched(before))
    const problems = after.findings.problems.map((finding) => finding.id)
    expect(problems).toEqual(['item:phone-league'])
  })

  it('[R24] changes, when one action comes later, in nothing that does not hang on its moment', () => {
    const log = goldenLog('perfect')
    const before = goldenReview(log)
    const met = log.find((entry) => entry.type === 'expected-met' && entry.expected === 'provide-vehicles')
    const changed = log.map((entry): Entry => {
      if (met?.type !== 'expected-met' || entry.e !== met.action || entry.type !== 'action-taken') return entry
      return { ...entry, own: entry.own + 30_000 }
    })
    const after = goldenReview(changed)
    const others = (review: Review) => review.items.filter((item) => item.expected !== 'provide-vehicles')
    expect(others(after)).toEqual(others(before))
    expect(after.adherence).toEqual(before.adherence)
    expect(after.objectives).toEqual(before.objectives)
    expect(after.coordination).toEqual(before.coordination)
    const roles = (review: Review) => review.workload.roles.filter((role) => role.role !== 'TRB')
    expect(roles(after)).toEqual(roles(before))
  })

  it('[R25] never falls in adherence when more of the plan is done', () => {
    fc.assert(
      fc.property(plans, times, step, fc.integer({ min: 1, max: 200 }), (plan, done, more, at) => {
        const without = done.map((time, i) => (i === more ? undefined : time))
        const with_ = done.map((time, i) => (i === more ? at : time))
        expect(index(played(plan, with_))).toBeGreaterThanOrEqual(index(played(plan, without)) - 1e-12)
      }),
      runs,
    )
  })

  it('[R25] never falls in adherence when the second step of a pair is done and the first is not', () => {
    // Where nearly all is done, a pair that starts to count only then would weigh more than what was gained.
    fc.assert(
      fc.property(plans, step, step, fc.integer({ min: 1, max: 200 }), (plan, first, more, at) => {
        fc.pre(first < more)
        const ordered = { ...plan, pairs: [[first, more] as const] }
        const without = plan.limits.map((_, i) => (i === first || i === more ? undefined : 1))
        const with_ = without.map((time, i) => (i === more ? at : time))
        expect(index(played(ordered, with_))).toBeGreaterThanOrEqual(index(played(ordered, without)) - 1e-12)
      }),
      runs,
    )
  })

  it('[R26] never falls in timeliness when something is done sooner', () => {
    fc.assert(
      fc.property(
        plans,
        times,
        step,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 199 }),
        (plan, done, one, at, sooner) => {
          const late = done.map((time, i) => (i === one ? at : time))
          const early = done.map((time, i) => (i === one ? Math.max(1, at - sooner) : time))
          const timeliness = (review: Review) => review.adherence.timeliness.value ?? 0
          expect(timeliness(played(plan, early))).toBeGreaterThanOrEqual(timeliness(played(plan, late)) - 1e-12)
        },
      ),
      runs,
    )
  })

  it('[R27] is the same whichever of independent actions at one moment was logged first', () => {
    const bare = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (key, each) => (key === 'entries' ? undefined : each))
    fc.assert(
      fc.property(
        plans,
        fc.integer({ min: 1, max: 100 }),
        fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
        (plan, at, order) => {
          const free = { ...plan, pairs: [] }
          const all = plan.limits.map(() => at)
          const [one, other] = [played(free, all), played(free, all, order)]
          for (const part of [
            'score',
            'conclusion',
            'adherence',
            'items',
            'objectives',
            'timing',
            'coordination',
            'workload',
            'capabilities',
            'profile',
            'signals',
          ] as const) {
            expect(bare(other[part]), part).toEqual(bare(one[part]))
          }
          expect(other.conformance.alignment.cost).toBe(one.conformance.alignment.cost)
          expect(bare(other.conformance.constraints)).toEqual(bare(one.conformance.constraints))
          expect(other.findings.problems.map((finding) => finding.id)).toEqual(
            one.findings.problems.map((finding) => finding.id),
          )
        },
      ),
      runs,
    )
  })
})
