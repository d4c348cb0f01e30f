import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../engine/rehearse/robot.ts'
import type { Figure, Review } from '../../../engine/score/review.ts'
import { goldenLog, goldenReview } from '../../golden/read-golden.ts'
import { reviewed, writeLog } from './write-log.ts'

/** A figure as a person would write it down: four places, minutes with one. */
const four = ({ value }: Figure) => (value === null ? null : Math.round(value * 10_000) / 10_000)
const minutes = ({ value }: Figure) => (value === null ? null : Math.round(value / 6_000) / 10)

/** What a review says, in a form that can be checked on paper. */
function card(review: Review) {
  const { adherence, response, counts, objectives, conformance, coordination, workload, profile, signals } = review
  const { alignment, constraints } = conformance
  const sum = (key: 'fulfilled' | 'activations') => constraints.reduce((all, each) => all + each[key], 0)
  return {
    score: review.score,
    conclusion: review.conclusion,
    ratings: objectives.map((objective) => objective.rating).join(''),
    counts: [counts.done, counts.late, counts.missed, counts.breached, counts.respected],
    adherence: [adherence.coverage, adherence.timeliness, adherence.content, adherence.order].map(four),
    response: [minutes(response.median), minutes(response.p90), four(response.onTime)],
    bins: review.timing.bins.map((bin) => bin.expected.length),
    alignment: [alignment.cost, alignment.worst],
    constraints: [sum('fulfilled'), sum('activations')],
    links: [coordination.coverage, coordination.acknowledged, coordination.density, coordination.reciprocity].map(four),
    command: [minutes(coordination.uncommanded), minutes(coordination.timeToOwner)],
    load: [four(workload.burden), four(workload.duplicates), four(workload.gini)],
    marks: review.capabilities.map((capability) => capability.mark).join(''),
    profile: profile.dimensions.map((dimension) => four(dimension.figure)),
    total: Math.round((profile.total.value ?? -1) * 100) / 100,
    band: profile.band,
    raised: signals.signals.filter((signal) => signal.state === 'raised').map((signal) => signal.problem),
    pillars: signals.pillars.map((pillar) => four(pillar.figure)),
    branches: review.branches.filter((branch) => branch.firedAt !== undefined).map((branch) => branch.branch),
    problems: review.findings.top.problems.map((finding) => finding.id),
  }
}

/*
 * Recorded logs and what they are worth. The figures that a comment explains were worked out from the log with other
 * means than the product's (a page of Python over the YAML and the JSONL), or by hand from the moments named.
 */
const expected: Readonly<Record<Policy, ReturnType<typeof card>>> = {
  // Everything in time, complete and in order: nothing to explain but who spoke with whom. 28 of 18·17 possible links
  // were used, 28/306 = 0.0915; ten of them both ways, 10/28 = 0.3571.
  perfect: {
    score: 100,
    conclusion: 'excellent',
    ratings: 'PPPPPPPPP',
    counts: [47, 0, 0, 0, 3],
    adherence: [1, 1, 1, 1],
    response: [2.8, 12.6, 1],
    bins: [46, 0, 0, 0, 0, 0, 0],
    // Weights 115, of which the hourly forecast (2) has four periods: 115 − 2 + 4·2 = 121 on either side.
    alignment: [0, 242],
    constraints: [63, 63],
    links: [1, 1, 0.0915, 0.3571],
    // The shelter of 10:50 named nobody; the commander owned it at 31.5: 1.5 min.
    command: [0, 1.5],
    load: [0.1138, 0, 0.385],
    marks: '5555555555555',
    // Workload: nobody answered TLX, so the mean of 1 − 0.1138 and 1 − 0: 0.9431.
    profile: [1, 1, 1, 1, 1, 1, 0.9431],
    // 95 + 5·0.9431
    total: 99.72,
    band: 'excellent',
    raised: [],
    pillars: [1, 1, 1, 1],
    branches: [],
    problems: [],
  },
  slow: {
    // 0.4·0.94538 + 0.3·0.13998 + 0.15·0.94912 + 0.15·0.8125 = 0.68439
    score: 68.4,
    // O5 falls with branch B1; accepting the fire ground, critical for O9, came after the end: two U.
    conclusion: 'poor',
    ratings: 'SSSSUSSSU',
    counts: [1, 44, 3, 0, 3],
    adherence: [
      // Weights 119; not done: the cause and the losses (1 each) and acceptance (3); of four forecasts (2) one:
      // (119 − 5 − 1.5) / 119
      0.9454,
      // For one: League HQ is phoned at 78.07, opened at 20 with 30 min: 1 − 28.07/30 = 0.064. All: 16.6577 / 119.
      0.14,
      // Weights with fields 113; lost: 5 not done, and the deadline of the withdrawal, one field of four (3·¼):
      // (113 − 5.75) / 113
      0.9491,
      // Pairs 32; lost: the assessment came at 87.5, after activation at 71.7 (3); mop-up without acceptance (3): 26/32
      0.8125,
    ],
    // 22nd of 44 response times: asking for reinforcement, 2,352,973 ms. 40th: safety advice, 4,996,135 ms.
    response: [39.2, 83.3, 0.0208],
    bins: [0, 1, 0, 0, 1, 17, 25],
    // Not done 5, three forecasts 3·2, the assessment out of place on both sides 2 + 2, four repeats: 19. Everything:
    // plan 119 − 2 + 4·2 = 125, done 125 − 11 = 114, repeats 4.
    alignment: [19, 243],
    constraints: [12, 62],
    // Every link came after its limit, and 27 of 306 were used, ten both ways.
    links: [0, 1, 0.0882, 0.3704],
    // Unified command was due at 80 and announced at 123.32; the shelter of 30 had an owner at 58.68.
    command: [43.3, 28.7],
    load: [0.1528, 0, 0.3913],
    marks: '0110000011000',
    // Coordination: (0 + 1 + (1 − 43.32/420)) / 3 = 0.6323
    profile: [0.14, 0.6844, 0.6323, 1, 0.0753, 0.0953, 0.9236],
    // 25·0.13998 + 25·0.68439 + 20·0.63229 + 10·1 + 10·0.07526 + 5·0.09534 + 5·0.92360
    total: 49.1,
    band: 'poor',
    raised: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'],
    // Measured and raised: plan 2 and 1, system 10 and 6 (the leader gave too few orders to compare with others'),
    // mechanism 13 and 8, law 3 and 2.
    pillars: [0.5, 0.4, 0.3846, 0.3333],
    branches: ['B1', 'B2', 'B3'],
    problems: ['item:order-unified-command', 'item:order-withdrawal', 'item:accept-fire-ground'],
  },
  // Nobody acts: nothing is earned. Forbidden acts not done count for nothing either, since nobody could have done them.
  absent: {
    score: 0,
    conclusion: 'poor',
    ratings: 'UUUUUUUSU',
    counts: [0, 0, 48, 0, 3],
    adherence: [0, 0, 0, 0],
    response: [null, null, 0],
    bins: [0, 0, 0, 0, 0, 0, 0],
    // Weights 119 − 2 + 4·2
    alignment: [125, 125],
    // Of 52 demands one kept: that of the plain prohibition.
    constraints: [1, 52],
    links: [0, 0, 0, null],
    // From 80 to the end at 500; from 30 to the end.
    command: [420, 470],
    load: [null, null, null],
    marks: '0000000000000',
    profile: [0, 0, 0, null, 0, 0, null],
    total: 0,
    band: 'poor',
    raised: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'],
    pillars: [0.5, 0.1429, 0.1111, 0],
    branches: ['B1', 'B2', 'B3'],
    problems: ['item:order-evacuation', 'item:order-unified-command', 'item:order-withdrawal'],
  },
  wrong: {
    // 0.4·0.97458 + 0.3·0.97458 + 0.15·0.42887 + 0.15·1 − 3·0.1 = 0.59653
    score: 59.7,
    conclusion: 'fair',
    ratings: 'SSSSSSSMS',
    counts: [47, 0, 1, 3, 0],
    // The volunteers (3 of 118) got the wrong answer: 115/118. Content 48.0333 of 112.
    adherence: [0.9746, 0.9746, 0.4289, 1],
    response: [8.8, 28.5, 0.9792],
    bins: [4, 23, 13, 6, 0, 0, 0],
    // The answer not given 3; four forbidden acts, 3 each: 15. Everything: 118 + 6 = 124, done 121, forbidden 12.
    alignment: [15, 257],
    constraints: [62, 67],
    // 15 of 16 required links in time.
    links: [0.9375, 1, 0.0948, 0.3448],
    command: [0, 5.2],
    load: [0.1457, null, 0.3981],
    marks: '3333333313333',
    // All three lines of law were crossed.
    profile: [0.9746, 0.5965, 0.9792, 0, 0.7189, 0.7897, 0.8543],
    total: 74.27,
    band: 'fair',
    raised: ['P9', 'P10'],
    pillars: [1, 0.9, 0.9167, 1],
    branches: ['B4'],
    problems: ['item:leave-before-acceptance', 'item:mobilise-forbidden', 'item:release-fire-information'],
  },
}

describe('the recorded grassland fire', () => {
  for (const policy of Object.keys(expected) as Policy[]) {
    it(`[R22] scores the ${policy} robots as worked out by hand`, () => {
      expect(card(goldenReview(goldenLog(policy)))).toEqual(expected[policy])
    })
  }

  it('[R22] scores a small drill as worked out by hand, figure by figure', () => {
    const log = writeLog(['DUTY', 'SUM'])
    const smoke = log.deliver(0, 'I1', ['DUTY'])
    log.open(0, 'report', 10, smoke)
    log.see(3, 'DUTY', smoke)
    log.overdue(10, 'report')
    log.meet(
      log.act(15, 'DUTY', 'report-up', { to: ['UPR'], fields: { means: 'phone', time: '10:15' } }),
      'report',
      true,
    )
    const near = log.deliver(20, 'I2', ['SUM'])
    log.open(20, 'evacuate', 35, near)
    log.meet(log.act(25, 'SUM', 'order', { to: ['UPR'], fields: { task: 'evacuate', content: 'go' } }), 'evacuate')
    log.end(60)
    expect(card(reviewed(log.entries))).toEqual({
      // 0.4·1 + 0.3·0.7 + 0.15·0.5 + 0.15·1 = 0.835
      score: 83.5,
      conclusion: 'good',
      // Points: the report 0.5·(½ + ½·½) = 0.375, the evacuation 1: (3·0.375 + 2·1) / 5 = 0.625, under 0.9.
      ratings: 'S',
      counts: [1, 1, 0, 0, 0],
      // Weights 3 and 2; the report five over ten: 0.5; one field of two; in order.
      adherence: [1, 0.7, 0.5, 1],
      response: [5, 15, 0.5],
      // 5/15 of its limit, and 15/10.
      bins: [0, 1, 0, 0, 1, 0, 0],
      alignment: [0, 10],
      // Two limits, one kept; one precedence, kept.
      constraints: [2, 3],
      // The link to the league was needed by 10 and used at 15; one of two messages was opened; 2 of 3·2 links, none back.
      links: [0, 0.5, 0.3333, 0],
      command: [null, null],
      // 15 minutes on the report of 20 in all; nothing said twice; one action each.
      load: [0.75, 0, 0],
      // C1 alone is tested: 0.625.
      marks: '3',
      // Coordination (0 + 0.5) / 2; workload (0.25 + 1) / 2. No line of law, no lives, no resources in it.
      profile: [0.7, 0.835, 0.25, null, null, null, 0.625],
      // (25·0.7 + 25·0.835 + 20·0.25 + 5·0.625) / 75
      total: 62,
      band: 'fair',
      raised: ['P5', 'P10'],
      // Mechanism: five measures, two raised.
      pillars: [1, 1, 0.6, 1],
      branches: [],
      // 3·0.625 = 1.875; a link used late 0.6; a signal with one sign 0.5.
      problems: ['item:report', 'link:DUTY>UPR', 'signal:P10'],
    })
  })

  it('[R22] says that the wrong robots’ band hangs on the weights, and of which', () => {
    const { profile } = goldenReview(goldenLog('wrong'))
    // 74.27 is 0.73 short of good: more weight on what went well, or less on what did not, carries it over.
    expect(profile.flips.band).toBe(true)
    const turned = profile.sensitivity.filter((change) => change.band === 'good')
    expect(turned.map(({ dimension, factor }) => [dimension, factor])).toEqual([
      ['timeliness', 1.5],
      ['adherence', 0.5],
      ['coordination', 1.5],
      ['authority', 0.5],
    ])
    expect(profile.says.zh).toContain('档次对权重敏感')
  })
})
