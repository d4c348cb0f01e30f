import type { Scenario, Text } from '../scenario/scenario.ts'
import { aqtGroups } from './aqt-9009.ts'
import type { ScaleId } from './scale.ts'

export type ItemKind = 'objective' | 'expected' | 'clause' | 'aqt'

/** Something an evaluator can rate. Its id is `<kind>:<own id>`, e.g. `expected:A3`, `aqt:4.5`. */
export interface EvaluationItem {
  readonly id: string
  readonly kind: ItemKind
  /** The objective's id, `standing` for standing clauses, or C1 to C13. */
  readonly group: string
  readonly label: Text
  readonly scale: ScaleId
  /** The clause of the plan it rests on, where there is one. */
  readonly clause?: string
  /** Roles it concerns. */
  readonly roles: readonly string[]
  /** AQ/T 9009 groups it speaks to. */
  readonly capability: readonly string[]
}
export interface EvaluationGroup {
  readonly id: string
  readonly label: Text
}

/** Which scale each kind of item is rated on; two people can only be compared on one scale. */
const scaleFor: Readonly<Record<ItemKind, ScaleId>> = {
  objective: 'psmu',
  expected: 'marks',
  clause: 'yes-no',
  aqt: 'marks',
}
const bare = ({ zh, en }: Text): Text => ({ zh, en })

/** Everything that can be rated in a drill of this scenario: by objective, then standing clauses, then C1 to C13. */
export function evaluationItems(scenario: Scenario): readonly EvaluationItem[] {
  const item = (kind: ItemKind, id: string, group: string, text: Text, more: Partial<EvaluationItem> = {}) => ({
    id: `${kind}:${id}`,
    kind,
    group,
    label: bare(text),
    scale: scaleFor[kind],
    roles: [],
    capability: [],
    ...more,
  })
  return [
    ...scenario.objectives.flatMap((objective) => [
      item('objective', objective.id, objective.id, objective, { capability: objective.capability }),
      ...scenario.expected
        .filter((each) => each.objective === objective.id)
        .map((each) =>
          item('expected', each.id, objective.id, each, {
            clause: each.clause,
            roles: each.role,
            capability: objective.capability,
          }),
        ),
    ]),
    ...scenario.clauses
      .filter((clause) => clause.standing)
      .map((clause) => item('clause', clause.id, 'standing', clause, { clause: clause.id, roles: clause.actor })),
    ...aqtGroups.flatMap((group) =>
      group.items.map((each) => item('aqt', each.id, group.id, each, { capability: [group.id] })),
    ),
  ]
}

/** The groups of those items, in the same order. */
export function evaluationGroups(scenario: Scenario): readonly EvaluationGroup[] {
  const standing = scenario.clauses.some((clause) => clause.standing)
  return [
    ...scenario.objectives.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
    ...(standing ? [{ id: 'standing', label: { zh: '贯穿全程的条款', en: 'Clauses that hold throughout' } }] : []),
    ...aqtGroups.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
  ]
}
