import type { Scenario } from '../../scenario/scenario.ts'
import type { Facts } from '../facts.ts'
import type { ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import { align } from './align.ts'
import type { Conformance } from './conformance.ts'
import { holdDeclared, holdPrecedence } from './declared.ts'
import { holdLimits } from './limits.ts'
import { scoreProcedures } from './procedures.ts'

/** What was done, held against what the plan demands and allows (doctrine 3.4). */
export function conform(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  staffed: readonly string[],
  standard: ScoringStandard,
): Conformance {
  const constraints = [
    ...holdLimits(scenario, facts, items),
    ...holdPrecedence(scenario, items),
    ...holdDeclared(scenario, facts, staffed),
  ]
  const activations = constraints.reduce((sum, each) => sum + each.activations, 0)
  const fulfilled = constraints.reduce((sum, each) => sum + each.fulfilled, 0)
  const entries = [...new Set(constraints.flatMap((each) => each.entries))].sort((a, b) => a - b)
  return {
    constraints,
    fulfilment: { value: activations === 0 ? null : fulfilled / activations, entries },
    alignment: align(scenario, facts, items, standard),
    procedures: scoreProcedures(items, scenario.precedence),
  }
}
