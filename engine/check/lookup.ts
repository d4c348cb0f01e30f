import type { Condition } from '../scenario/condition.ts'
import { formKind, formOf } from '../scenario/forms.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { readScript, type Script } from '../scenario/script.ts'
import type { Path } from './finding.ts'

/** A scenario with the look-ups that checking needs, made once: a pack may have a thousand injects. */
export interface Lookup extends Script {
  readonly roles: ReadonlyMap<string, Scenario['roles'][number]>
  readonly clauses: ReadonlyMap<string, Scenario['clauses'][number]>
  readonly played: ReadonlySet<string>
  /** Injects that some branch sends. */
  readonly sent: ReadonlySet<string>
  /** Injects that list an expected action. */
  readonly openers: ReadonlyMap<string, readonly Scenario['injects'][number][]>
  /** Every condition with its place. */
  readonly conditions: readonly { readonly condition: Condition; readonly path: Path }[]
}

export function makeLookup(scenario: Scenario): Lookup {
  const openers = new Map<string, Scenario['injects'][number][]>()
  const add = (id: string, inject: Scenario['injects'][number]) => {
    const known = openers.get(id)
    if (known) known.push(inject)
    else openers.set(id, [inject])
  }
  const script = readScript(scenario)
  for (const inject of scenario.injects) for (const id of inject.expects) add(id, inject)
  for (const { id, after } of scenario.expected) {
    const inject = after && 'inject' in after ? script.injects.get(after.inject) : undefined
    if (inject) add(id, inject)
  }
  return {
    ...script,
    roles: new Map(scenario.roles.map((role) => [role.id, role])),
    clauses: new Map(scenario.clauses.map((clause) => [clause.id, clause])),
    played: new Set(script.players),
    sent: new Set(
      scenario.branches.flatMap(({ effects }) => effects.flatMap((each) => ('inject' in each ? [each.inject] : []))),
    ),
    openers,
    conditions: [
      ...scenario.branches.map(({ when }, i) => ({ condition: when, path: ['branches', i, 'when'] })),
      ...scenario.injects.flatMap(({ when }, i) => (when ? [{ condition: when, path: ['injects', i, 'when'] }] : [])),
      ...scenario.variables.flatMap(({ model }, i) =>
        model?.until ? [{ condition: model.until, path: ['variables', i, 'model', 'until'] }] : [],
      ),
    ],
  }
}

/** Do two forms count as the same? */
export const sameKind = (one: string, other: string) => formKind(one) === formKind(other)

/** The fields of a form by id; none where there is no such form. */
export const fieldsOf = (form: string) => new Map((formOf(form)?.fields ?? []).map((field) => [field.id, field]))

/** The first place at which a list repeats itself; -1 where it does not. A hostile list may be long. */
export function firstRepeated(ids: readonly unknown[]): number {
  const seen = new Set<unknown>()
  return ids.findIndex((id) => seen.size === seen.add(id).size)
}
