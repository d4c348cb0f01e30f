import type { Scenario } from '../scenario/scenario.ts'
import { checkAnswers } from './answers.ts'
import { checkBranches } from './branches.ts'
import { checkConstraints } from './constraints.ts'
import { checkExpected, checkPlan } from './expected.ts'
import type { Finding, Report } from './finding.ts'
import { checkInjects } from './injects.ts'
import { checkLanguages } from './languages.ts'
import { makeLookup } from './lookup.ts'
import { reachOf } from './reach.ts'
import { checkReferences } from './references.ts'
import { checkRoles } from './roles.ts'
import { checkTime } from './time.ts'
import { checkVariables } from './variables.ts'

export type { Finding } from './finding.ts'

/** Finds, before anyone is in the room, what would go wrong with a scenario. Nothing found: it can be played. */
export function check(scenario: Scenario): Finding[] {
  const findings: Finding[] = []
  const report: Report = (code, path, message, severity = 'error') => findings.push({ code, severity, path, message })
  const lookup = makeLookup(scenario)
  const reach = reachOf(lookup)
  checkReferences(lookup, report)
  checkConstraints(scenario, report)
  checkAnswers(lookup, report)
  checkTime(scenario, report)
  checkInjects(lookup, reach, report)
  checkExpected(lookup, reach, report)
  checkPlan(lookup, report)
  checkRoles(lookup, report)
  checkBranches(lookup, reach, report)
  checkVariables(lookup, report)
  checkLanguages(scenario, [], report)
  return findings
}
