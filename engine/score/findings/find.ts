import type { Scenario } from '../../scenario/scenario.ts'
import type { Conformance } from '../conformance/conformance.ts'
import type { Coordination } from '../coordination/coordination.ts'
import type { ItemScore, Review } from '../review.ts'
import type { Signals } from '../signals/signal.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import { commandFindings } from './command-findings.ts'
import type { Finding, Findings } from './finding.ts'
import { itemFindings } from './item-findings.ts'
import { linkFindings } from './link-findings.ts'
import { namesOf } from './names.ts'
import { branchFindings, orderFindings } from './order-findings.ts'
import { signalFindings } from './signal-findings.ts'

/** What findings are drawn from. */
export interface Found {
  readonly scenario: Scenario
  readonly items: readonly ItemScore[]
  readonly branches: Review['branches']
  readonly conformance: Conformance
  readonly coordination: Coordination
  readonly signals: Signals
  readonly staffed: readonly string[]
  readonly standard: ScoringStandard
}

const top = 3
const ranked = (findings: readonly Finding[]) =>
  [...findings].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))

/** Strengths and problems as sentences with their evidence, and the three of each that a manager reads first. */
export function find(found: Found): Findings {
  const { scenario, items, branches, conformance, coordination, signals, staffed, standard } = found
  const names = namesOf(scenario, branches)
  const ofItems = itemFindings(items, names, standard)
  const weak = ofItems.filter((finding) => finding.kind === 'problem')
  const explained = new Set(weak.flatMap(({ expected }) => names.cost(expected ?? '').map((branch) => branch.branch)))
  const strengths = ranked(ofItems.filter((finding) => finding.kind === 'strength'))
  const problems = ranked([
    ...weak,
    ...branchFindings(branches, explained),
    ...linkFindings(coordination, staffed, names),
    ...commandFindings(coordination, standard, names),
    ...orderFindings(conformance, scenario),
    ...signalFindings(signals),
  ])
  const said = new Set<string>()
  const fixes = problems.filter(({ fix }) => fix !== undefined && !said.has(fix.zh) && said.add(fix.zh))
  return {
    strengths,
    problems,
    top: { strengths: strengths.slice(0, top), problems: problems.slice(0, top), fixes: fixes.slice(0, top) },
  }
}
