import type { Finding, Report } from './check/finding.ts'
import { checkReferences } from './check/references.ts'
import { checkStory } from './check/story.ts'
import type { Scenario } from './scenario.ts'

export type { Finding } from './check/finding.ts'

/** Finds, before anyone is in the room, what would go wrong with a scenario. Nothing found: it can be played. */
export function check(scenario: Scenario): Finding[] {
  const findings: Finding[] = []
  const report: Report = (code, path, message, severity = 'error') => findings.push({ code, severity, path, message })
  checkReferences(scenario, report)
  checkStory(scenario, report)
  return findings
}
