import type { EntryOf } from '../../../engine/drill/entries.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import type { LiveView } from '../../../engine/view/live.ts'
import type { LogIndex } from './log.ts'
import type { RoleNow } from './roles-now.ts'

/** An action addressed to roles that nobody plays, and still without an answer from them. */
export interface Mail {
  readonly action: EntryOf<'action-taken'>
  /** The unplayed roles that owe the answer. */
  readonly as: readonly string[]
}

/** Mail for the trainer's simulated roles, oldest first. A role that has answered it owes nothing more. */
export function simulatedMail(index: LogIndex, staffed: readonly string[]): readonly Mail[] {
  const answered = new Map<number, Set<string>>()
  for (const entry of index.entries) {
    if (entry.type !== 'said' || entry.inReplyTo === undefined) continue
    const by = answered.get(entry.inReplyTo) ?? new Set()
    answered.set(entry.inReplyTo, by.add(entry.from))
  }
  return index.actions.flatMap((action) => {
    const unplayed = action.to.filter((role) => !staffed.includes(role))
    // One simulated voice is an answer: who addresses three offices at once wants to be heard, not three replies.
    if (unplayed.length === 0 || unplayed.some((role) => answered.get(action.e)?.has(role))) return []
    return [{ action, as: unplayed }]
  })
}

/** Expected actions past their limit, or opened by an inject that named nobody, that are still undone. */
export interface Loose {
  readonly expected: string
  readonly roles: readonly string[]
  readonly since: number
  readonly dueAt?: number
  readonly overdue: boolean
  /** Nobody was named when it began: a question of who owns it. */
  readonly ownerless: boolean
}

export function looseEnds(scenario: Scenario, live: LiveView): readonly Loose[] {
  const ownerless = new Set(
    scenario.injects.filter((inject) => inject.to.length === 0).flatMap((inject) => inject.expects),
  )
  const roles = new Map(scenario.expected.map((each) => [each.id, each.role]))
  return live.expected
    .filter((each) => each.standing === 'overdue' || (each.standing === 'open' && ownerless.has(each.expected)))
    .map((each) => ({
      expected: each.expected,
      roles: roles.get(each.expected) ?? [],
      since: each.openedAt ?? each.dueAt ?? 0,
      ...(each.dueAt !== undefined && { dueAt: each.dueAt }),
      overdue: each.standing === 'overdue',
      ownerless: ownerless.has(each.expected),
    }))
    .sort((a, b) => Number(b.ownerless) - Number(a.ownerless) || (a.dueAt ?? 0) - (b.dueAt ?? 0))
}

/** Roles worth a look, the worst first. */
export function troubledRoles(roles: readonly RoleNow[], started: boolean): readonly RoleNow[] {
  const order = ['silent', 'overloaded', 'away', 'empty']
  return roles
    .filter((role) => order.includes(role.state) && (started || role.state !== 'empty'))
    .filter((role) => role.state !== 'empty' || role.open > 0 || role.unseen > 0)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.open - a.open)
}

/** Branches that may still fire, those that the clock decides first; `left` in drill ms. */
export function nearBranches(live: LiveView, at: number) {
  return live.branches
    .filter((each) => each.state === 'possible')
    .map(({ branch, decidesAt }) => ({ branch, ...(decidesAt !== undefined && { decidesAt, left: decidesAt - at }) }))
    .sort((a, b) => (a.decidesAt ?? Number.MAX_VALUE) - (b.decidesAt ?? Number.MAX_VALUE))
}
