import { parts } from '../../scenario/condition.ts'
import { formOf } from '../../scenario/forms.ts'
import type { ExpectedAction, Limit, Probe, Scenario, Text } from '../../scenario/scenario.ts'
import { both, brief, list, oneOf } from '../../words/words.ts'
import type { CapabilityId } from '../profile/capability.ts'
import type { ItemScore, Review } from '../review.ts'
import { probesOf } from '../signals/sources.ts'

/** A scenario's names and what hangs together in it, for writing about a drill. */
export interface Names {
  readonly role: (id: string) => Text
  readonly expected: (id: string) => ExpectedAction | undefined
  /** Who may do it, in words. */
  readonly doers: (item: ItemScore) => Text
  /** What was left out, in words; undefined where nothing was. */
  readonly missing: (item: ItemScore) => Text | undefined
  readonly capability: (objective: string) => readonly CapabilityId[]
  readonly probes: (expected: string) => readonly Probe[]
  /** Costly branches that fired because of this expected action, or of its absence. */
  readonly cost: (expected: string) => Review['branches']
}

export function namesOf(scenario: Scenario, branches: Review['branches']): Names {
  const roles = new Map(scenario.roles.map((role) => [role.id, brief(role)]))
  const expected = new Map(scenario.expected.map((each) => [each.id, each]))
  const objectives = new Map(scenario.objectives.map((each) => [each.id, each.capability]))
  const probes = probesOf(scenario)
  const fired = branches.filter((branch) => branch.costly && branch.firedAt !== undefined)
  const causes = new Map(
    scenario.branches.map(({ id, when }) => [
      id,
      new Set(
        [...parts(when)].flatMap((part) => {
          if ('notDone' in part) return [part.notDone]
          return 'breached' in part ? [part.breached] : []
        }),
      ),
    ]),
  )
  const role = (id: string) => roles.get(id) ?? both(id, id)
  return {
    role,
    expected: (id) => expected.get(id),
    doers: (item) => oneOf(item.roles.map(role)),
    missing: (item) => {
      const fields = formOf(expected.get(item.expected)?.form ?? '')?.fields ?? []
      const names = (item.content?.missing ?? []).map((id) => fields.find((field) => field.id === id) ?? both(id, id))
      if (names.length === 0) return undefined
      const { zh, en } = list(names)
      return both(zh, en.toLowerCase())
    },
    capability: (objective) => (objectives.get(objective) ?? []) as CapabilityId[],
    probes: (id) => [...(probes.get(id) ?? [])],
    cost: (id) => fired.filter((branch) => causes.get(branch.branch)?.has(id)),
  }
}

/** What stands behind a limit. Only what was read in the statute itself is called law. */
export function standing({ tag }: Limit): Text {
  if (tag === 'S') return both('法定', 'law')
  return tag === 'D' ? both('演练标准', 'drill standard') : both('参考值，待核', 'reference, to be verified')
}
