import type { Scenario, Text } from '../scenario/scenario.ts'
import { aqtGroups, preparationGroups } from './aqt-9009.ts'
import type { ScaleId } from './scale.ts'

export type ItemKind = 'objective' | 'expected' | 'clause' | 'aqt' | 'preparation'

/** Something an evaluator can rate. Its id is `<kind>:<own id>`, e.g. `expected:A3`, `aqt:4.5`, `preparation:P1.2`. */
export interface EvaluationItem {
  readonly id: string
  readonly kind: ItemKind
  /** The objective's id, `standing` for standing clauses, C1 to C13, or P1 to P3. */
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
  preparation: 'marks',
}
/** Can it be rated before the drill has begun? Then there is nothing to see yet but how it was prepared. */
export const ratedAhead = ({ kind }: Pick<EvaluationItem, 'kind'>): boolean => kind === 'preparation'
const bare = ({ zh, en }: Text): Text => ({ zh, en })

/** Everything that can be rated in a drill of this scenario: by objective, then standing clauses, C1 to C13, and how it was prepared. */
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
    ...preparationGroups.flatMap((group) => group.items.map((each) => item('preparation', each.id, group.id, each))),
  ]
}

/** The groups of those items, in the same order. */
export function evaluationGroups(scenario: Scenario): readonly EvaluationGroup[] {
  const standing = scenario.clauses.some((clause) => clause.standing)
  return [
    ...scenario.objectives.map(({ id, zh, en }) => ({ id, label: { zh, en } })),
    ...(standing ? [{ id: 'standing', label: { zh: '贯穿全程的条款', en: 'Clauses that hold throughout' } }] : []),
    ...[...aqtGroups, ...preparationGroups].map(({ id, zh, en }) => ({ id, label: { zh, en } })),
  ]
}
