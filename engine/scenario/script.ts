import { type Condition, parts, thresholds } from './condition.ts'
import { formKind } from './forms.ts'
import { type Moving, movingOf } from './moving.ts'
import type { Branch, ExpectedAction, Inject, Scenario } from './scenario.ts'

type Answered = Extract<Condition, { answered: unknown }>

/** A bound on a variable that moves by itself: when it is crossed, conditions may change. */
export interface Bound {
  readonly variable: string
  readonly side: 'gte' | 'lte'
  readonly value: number
}

/** A scenario with the look-ups that deciding needs, made once. */
export interface Script extends Moving {
  readonly scenario: Scenario
  readonly injects: ReadonlyMap<string, Inject>
  readonly expected: ReadonlyMap<string, ExpectedAction>
  readonly branches: ReadonlyMap<string, Branch>
  /** Bounds, in any condition, on variables that a model moves. */
  readonly bounds: readonly Bound[]
  /** Expected actions by kind of form: those an action may meet, and those it may breach. */
  readonly wanted: ReadonlyMap<string, readonly ExpectedAction[]>
  readonly forbidden: ReadonlyMap<string, readonly ExpectedAction[]>
  /** What a delivery, a done action or a fired branch opens or sends. */
  readonly openedByInject: ReadonlyMap<string, readonly ExpectedAction[]>
  readonly afterInject: ReadonlyMap<string, readonly { inject: Inject; delay: number }[]>
  readonly afterAction: ReadonlyMap<string, readonly { opens?: ExpectedAction; inject?: Inject; delay: number }[]>
  readonly afterBranch: ReadonlyMap<string, readonly { opens?: ExpectedAction; inject?: Inject; delay: number }[]>
  readonly answered: readonly Answered['answered'][]
  /** Drill times at which a condition may change by the clock alone. */
  readonly ticks: readonly number[]
  readonly players: readonly string[]
}

/** Is this an action the plan forbids, rather than wants? */
export const isForbidden = (expected: Pick<ExpectedAction, 'limit'>) =>
  expected.limit.kind === 'must-not' || expected.limit.kind === 'only-role' || expected.limit.kind === 'not-before'

function group<T>(rows: Iterable<readonly [string, T]>): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const [key, row] of rows) map.set(key, [...(map.get(key) ?? []), row])
  return map
}

function* conditionsOf(scenario: Scenario): Generator<Condition> {
  for (const branch of scenario.branches) yield branch.when
  for (const inject of scenario.injects) if (inject.when) yield inject.when
  for (const variable of scenario.variables) if (variable.model?.until) yield variable.model.until
}

function* boundsOf(scenario: Scenario, conditions: readonly Condition[]): Generator<Bound> {
  const moving = new Set(scenario.variables.filter((each) => each.model).map((each) => each.id))
  for (const part of conditions.flatMap((each) => [...parts(each)])) {
    if (!('var' in part) || !moving.has(part.var)) continue
    const { var: variable, gte, lte, is } = part
    for (const value of [gte, is]) if (typeof value === 'number') yield { variable, side: 'gte', value }
    for (const value of [lte, is]) if (typeof value === 'number') yield { variable, side: 'lte', value }
  }
}

type Follow = { opens?: ExpectedAction; inject?: Inject; delay: number }

/** Reads a checked scenario into its look-ups. */
export function readScript(scenario: Scenario): Script {
  const { injects, expected } = scenario
  const conditions = [...conditionsOf(scenario)]
  const afterAction: [string, Follow][] = []
  const afterBranch: [string, Follow][] = []
  const openedByInject: [string, ExpectedAction][] = []
  const afterInject: [string, { inject: Inject; delay: number }][] = []
  const byId = new Map(expected.map((each) => [each.id, each]))
  for (const inject of injects) {
    const after = inject.after
    if (after && 'inject' in after) afterInject.push([after.inject, { inject, delay: after.delay }])
    if (after && 'action' in after) afterAction.push([after.action, { inject, delay: after.delay }])
    if (after && 'branch' in after) afterBranch.push([after.branch, { inject, delay: after.delay }])
    for (const one of inject.expects) {
      const opens = byId.get(one)
      if (opens) openedByInject.push([inject.id, opens])
    }
  }
  for (const opens of expected) {
    const after = opens.after
    if (after && 'inject' in after) openedByInject.push([after.inject, opens])
    if (after && 'action' in after) afterAction.push([after.action, { opens, delay: 0 }])
    if (after && 'branch' in after) afterBranch.push([after.branch, { opens, delay: 0 }])
  }
  return {
    scenario,
    injects: new Map(injects.map((inject) => [inject.id, inject])),
    expected: byId,
    branches: new Map(scenario.branches.map((branch) => [branch.id, branch])),
    ...movingOf(scenario),
    bounds: [...boundsOf(scenario, conditions)],
    wanted: group(expected.filter((each) => !isForbidden(each)).map((each) => [formKind(each.form), each] as const)),
    forbidden: group(expected.filter(isForbidden).map((each) => [formKind(each.form), each] as const)),
    openedByInject: group(openedByInject),
    afterInject: group(afterInject),
    afterAction: group(afterAction),
    afterBranch: group(afterBranch),
    answered: conditions.flatMap((each) =>
      [...parts(each)].flatMap((part) => ('answered' in part ? [part.answered] : [])),
    ),
    ticks: [...new Set(conditions.flatMap(thresholds))].sort((a, b) => a - b),
    players: scenario.roles.filter((role) => role.kind === 'player').map((role) => role.id),
  }
}

/** The drill time by which an expected action is due, when it opens at `opened`; forbidden ones are never due. */
export function dueAt(script: Script, expected: ExpectedAction, opened: number): number {
  const { limit } = expected
  if (limit.kind === 'within') return opened + limit.of
  if (limit.kind === 'every') return opened + limit.period
  if (limit.kind !== 'before') return Number.POSITIVE_INFINITY
  if ('at' in limit.event) return limit.event.at - limit.event.margin
  return (script.injects.get(limit.event.inject)?.at ?? script.scenario.clock.end) - limit.event.margin
}
