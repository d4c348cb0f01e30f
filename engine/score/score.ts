import type { Entry } from '../drill/entries.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import { adherence } from './adherence.ts'
import { acceptedBy, applyRulings, markAccepted } from './apply-rulings.ts'
import { scoreBranches } from './branches.ts'
import { conform } from './conformance/conform.ts'
import { coordinate } from './coordination/coordinate.ts'
import { type Facts, groupBy, readFacts } from './facts.ts'
import { find } from './findings/find.ts'
import { readInherited } from './inherited.ts'
import { counts, scoreItem } from './item.ts'
import { linkKey, linksOf, messagesOf } from './links.ts'
import { capabilities } from './profile/capabilities.ts'
import { dimensions } from './profile/dimensions.ts'
import { profileOf } from './profile/profile-of.ts'
import { conclude, rateObjectives } from './rate.ts'
import type { ItemScore, Result, Review } from './review.ts'
import { quantile, scoreRoles } from './roles.ts'
import { type Heard, nothingHeard } from './rulings.ts'
import { readSignals } from './signals/read-signals.ts'
import { shippedStandard } from './standard.ts'
import type { ScoringStandard } from './standard-schema.ts'
import { timeItems } from './time-items.ts'
import { weigh } from './workload/weigh.ts'

/** What a review says of the drill besides its log. */
export interface DrillFacts {
  readonly id: string
  readonly title: Text
  readonly status: string
  readonly n: number
  readonly hash: string
  readonly staffed: readonly string[]
}

/** By which standard, and with what people said. */
export interface ScoreOptions {
  readonly standard?: ScoringStandard
  readonly heard?: Heard
}

const results: readonly Result[] = [
  'done',
  'late',
  'missed',
  'breached',
  'respected',
  'skipped',
  'unstaffed',
  'not-opened',
]
const countsOf = (items: readonly ItemScore[]) =>
  Object.fromEntries(
    results.map((result) => [result, items.filter((item) => item.result === result).length]),
  ) as Review['counts']

function judged(scenario: Scenario, facts: Facts, items: readonly ItemScore[], standard: ScoringStandard) {
  const index = adherence(items, scenario.precedence, standard)
  const objectives = rateObjectives(scenario, items, facts, standard)
  const score = Math.round((index.index.value ?? 0) * 1000) / 10
  return { index, objectives, score, conclusion: conclude(objectives) }
}

/** Score and conclusion alone, as the review would have them by the shipped standard: for many logs one after another. */
export function gradeOf(
  scenario: Scenario,
  entries: readonly Entry[],
  staffed: readonly string[],
): Pick<Review, 'score' | 'conclusion'> {
  const facts = readFacts(entries)
  const items = scenario.expected.map((expected) => scoreItem(facts, expected, staffed, shippedStandard))
  const { score, conclusion } = judged(scenario, facts, items, shippedStandard)
  return { score, conclusion }
}

/**
 * The review: a pure fold of the log, of what people ruled, and of the standard (the shipped one without it). The same
 * input gives the same bytes; every figure names its entries.
 */
export function score(
  scenario: Scenario,
  entries: readonly Entry[],
  drill: DrillFacts,
  { standard = shippedStandard, heard = nothingHeard }: ScoreOptions = {},
): Review {
  const facts = readFacts(entries)
  const computed = scenario.expected.map((expected) => scoreItem(facts, expected, drill.staffed, standard))
  const judge = (items: readonly ItemScore[]) => judged(scenario, facts, items, standard)
  const accepted = acceptedBy(heard)
  const items = markAccepted(computed, accepted)
  const { index, objectives, score, conclusion } = judge(items)
  const plain = accepted.size > 0 ? judge(computed) : undefined
  const before = plain && { score: plain.score, index: plain.index.index, conclusion: plain.conclusion }
  const scored = items.filter(counts)
  const onTime = scored.filter((item) => item.result === 'done')
  const inherited = readInherited(entries, items, (own) => adherence(own, scenario.precedence, standard))
  const messages = groupBy(messagesOf(facts), ({ from, to }) => linkKey(from, to))
  const { staffed } = drill
  const branches = scoreBranches(scenario, facts)
  const rulings = applyRulings(heard, { items, objectives, conclusion }, before)
  const conformance = conform(scenario, facts, items, staffed, standard)
  const coordination = coordinate(scenario, facts, items, messages, staffed, standard)
  const workload = weigh(scenario, facts, items, staffed, heard.workload, standard)
  const span = { from: facts.begun ? facts.begin : (scenario.phases[0]?.at ?? 0), to: facts.end }
  const failed = new Set(facts.failed.keys())
  const acted = new Set(facts.actions.map((action) => action.role))
  const measured = { items, objectives, adherence: index, coordination, workload, failed, acted, span }
  const signals = readSignals({
    ...{ scenario, facts, items, branches, coordination, workload, rulings, staffed, standard },
  })
  return {
    drill: { id: drill.id, title: drill.title, status: drill.status, n: drill.n },
    scenario: { id: scenario.id, version: scenario.version, hash: drill.hash, title: scenario.title },
    standard: { version: standard.version, name: standard.name },
    span,
    ...(inherited && { inherited }),
    score,
    conclusion,
    adherence: index,
    response: {
      median: quantile(items, 0.5),
      p90: quantile(items, 0.9),
      onTime: {
        value: scored.length === 0 ? null : onTime.length / scored.length,
        entries: scored.flatMap((item) => item.entries.slice(-1)),
      },
    },
    counts: countsOf(items),
    objectives,
    roles: scoreRoles(scenario, items, facts, staffed),
    items,
    branches,
    links: linksOf(scenario, messages),
    timing: timeItems(items),
    conformance,
    coordination,
    workload,
    capabilities: capabilities(items, objectives, standard),
    profile: profileOf(dimensions(measured, standard), standard),
    signals,
    findings: find({ scenario, items, branches, conformance, coordination, signals, staffed, standard }),
    rulings,
  }
}
