import type { Scenario } from '../scenario/scenario.ts'
import { checkConstraints } from './constraints.ts'
import type { Finding, Report } from './finding.ts'
import { checkReferences } from './references.ts'
import { checkStory } from './story.ts'

export type { Finding } from './finding.ts'

/** Finds, before anyone is in the room, what would go wrong with a scenario. Nothing found: it can be played. */
export function check(scenario: Scenario): Finding[] {
  const findings: Finding[] = []
  const report: Report = (code, path, message, severity = 'error') => findings.push({ code, severity, path, message })
  checkReferences(scenario, report)
  checkConstraints(scenario, report)
  checkStory(scenario, report)
  return findings
}
