import type { Scenario } from '../../../engine/scenario/scenario.ts'
import type { LiveView } from '../../../engine/view/live.ts'
import type { LogIndex } from './log.ts'

/** How a role is doing. `empty`: nobody has joined; `away`: all its people are offline. */
export type RoleState = 'calm' | 'busy' | 'overloaded' | 'silent' | 'away' | 'empty' | 'simulated'

export interface RoleNow {
  readonly role: string
  readonly people: readonly { readonly seat: string; readonly name: string; readonly present: boolean }[]
  /** Expected actions under way, those past their limit among them. */
  readonly open: number
  readonly overdue: number
  /** Deliveries to this role by name that none of its people has opened. */
  readonly unseen: number
  /** Drill ms of its last action. */
  readonly lastActed?: number
  /** Drill ms since when it owes an answer or a look; undefined when it owes nothing. */
  readonly owesSince?: number
  readonly state: RoleState
}

/** So many expected actions at once are more than one person can carry. [D] */
const overload = 4
/** So long (wall ms) without a sign of life, while something is owed, is silence. [D] */
const silence = 3 * 60_000

/** Every role as it stands at a drill time, in the scenario's order. */
export function rolesNow(
  scenario: Scenario,
  live: LiveView,
  index: LogIndex,
  {
    staffed,
    present,
    at,
  }: { readonly staffed: readonly string[]; readonly present: readonly string[]; readonly at: number },
): readonly RoleNow[] {
  const standing = new Map(live.expected.map((each) => [each.expected, each]))
  const patience = silence * Math.max(1, live.clock.rate)
  return scenario.roles.map(({ id: role }) => {
    const people = index.seats
      .filter((seat) => seat.role === role && !seat.removed)
      .map(({ seat, name }) => ({ seat, name, present: present.includes(seat) }))
    const under = scenario.expected
      .filter((each) => each.role.includes(role))
      .flatMap((each) => standing.get(each.id) ?? [])
      .filter((each) => each.standing === 'open' || each.standing === 'overdue')
    const unseen = index.deliveries.filter(
      (delivery) =>
        delivery.message.to.includes(role) &&
        !index.seenBy(delivery.e).some((seat) => index.seatOf(seat)?.role === role) &&
        !index.actions.some((action) => action.role === role && action.inReplyTo === delivery.e),
    )
    const lastActed = index.actions.findLast((action) => action.role === role)?.at
    const owed = [...under.flatMap((each) => each.openedAt ?? []), ...unseen.map((each) => each.at)]
    const owesSince = owed.length > 0 ? Math.min(...owed) : undefined
    const overdue = under.filter((each) => each.standing === 'overdue').length
    const sign = Math.max(owesSince ?? at, lastActed ?? Number.NEGATIVE_INFINITY)
    const quiet = live.status === 'running' && owesSince !== undefined && at - sign > patience
    const state: RoleState = !staffed.includes(role)
      ? 'simulated'
      : people.length === 0
        ? 'empty'
        : !people.some((person) => person.present)
          ? 'away'
          : under.length >= overload
            ? 'overloaded'
            : quiet
              ? 'silent'
              : under.length > 0
                ? 'busy'
                : 'calm'
    return {
      role,
      people,
      open: under.length,
      overdue,
      unseen: unseen.length,
      ...(lastActed !== undefined && { lastActed }),
      ...(owesSince !== undefined && { owesSince }),
      state,
    }
  })
}
