import type { Entry } from '../drill/entries.ts'
import { plus, type Values, valueAt, withValue } from '../machine/variables.ts'
import { movingOf } from '../scenario/moving.ts'
import type { ExpectedAction, Scenario } from '../scenario/scenario.ts'
import type { DrillStatus } from './frames.ts'

/** An expected action under way: `dueAt` as it was set at its opening, of a periodic one the end of its first period. */
export interface OpenTask {
  readonly expected: string
  readonly openedAt: number
  readonly dueAt: number
  readonly overdue: boolean
}
type Value = string | number | boolean

/** A drill as it stood after its first `i` entries; times in drill ms. */
export interface Picture {
  readonly i: number
  readonly status: DrillStatus
  readonly rate: number
  readonly phase?: string
  /** In the order they were opened. */
  readonly open: readonly OpenTask[]
  /** Deliveries (entry numbers) that no person of the role has opened or answered, by role. */
  readonly unseen: ReadonlyMap<string, readonly number[]>
  /** People in the room, by role: names of seats joined and not removed. */
  readonly people: ReadonlyMap<string, readonly string[]>
  readonly done: number
  readonly late: number
  readonly missed: number
  readonly breached: number
  /** Branches fired, and when. */
  readonly branches: ReadonlyMap<string, number>
  /** Objectives that can no longer be reached, and the branch that did it. */
  readonly failed: ReadonlyMap<string, string>
  /** A variable's value at a drill time: its model moves on between entries. */
  variable(id: string, at: number): Value | undefined
}

/** The variables as they stand, and what of the last branch's changes the log has still to tell. */
type Stand = Values & { readonly owed: readonly string[] }

/** What the fold writes on; copied whole, never shared. */
export interface Draft {
  i: number
  status: DrillStatus
  rate: number
  phase: string | undefined
  open: Map<string, OpenTask>
  unseen: Map<number, Set<string>>
  seats: Map<string, { readonly role: string; readonly name: string; readonly here: boolean }>
  met: { done: number; late: number; overdue: Set<string>; breached: number }
  branches: Map<string, number>
  failed: Map<string, string>
  variables: Stand
}

/** A draft of its own. */
export function copy(draft: Draft): Draft {
  const { open, unseen, seats, met, branches, failed, variables } = draft
  return {
    ...draft,
    open: new Map(open),
    unseen: new Map([...unseen].map(([e, roles]) => [e, new Set(roles)])),
    seats: new Map(seats),
    met: { ...met, overdue: new Set(met.overdue) },
    branches: new Map(branches),
    failed: new Map(failed),
    variables,
  }
}

/** The fold of a scenario's log: where it begins, what an entry does to it, and what is shown of it. */
export function makeFold(scenario: Scenario) {
  const expected = new Map<string, ExpectedAction>(scenario.expected.map((each) => [each.id, each]))
  const branches = new Map(scenario.branches.map((branch) => [branch.id, branch]))
  const moving = movingOf(scenario)

  function begin(): Draft {
    return {
      i: 0,
      status: 'lobby',
      rate: 0,
      phase: undefined,
      open: new Map(),
      unseen: new Map(),
      seats: new Map(),
      met: { done: 0, late: 0, overdue: new Set(), breached: 0 },
      branches: new Map(),
      failed: new Map(),
      variables: {
        vars: Object.fromEntries(scenario.variables.map(({ id, initial }) => [id, initial])),
        frozen: {},
        owed: [],
      },
    }
  }

  function see(draft: Draft, delivery: number | undefined, role: string | undefined) {
    const waiting = delivery === undefined ? undefined : draft.unseen.get(delivery)
    if (delivery === undefined || !waiting || role === undefined) return
    waiting.delete(role)
    if (waiting.size === 0) draft.unseen.delete(delivery)
  }

  /** A branch's changes, exactly as the story made them: the log says only what people read of them. */
  function change(draft: Draft, branch: string, at: number) {
    let now = { ...draft.variables, at }
    const owed: string[] = []
    for (const effect of branches.get(branch)?.effects ?? []) {
      const changes = 'set' in effect ? effect.set : 'add' in effect ? effect.add : {}
      for (const [id, value] of Object.entries(changes)) {
        now = withValue(moving, now, id, 'add' in effect ? plus(moving, now, id, Number(value)) : value)
        owed.push(id)
      }
    }
    const { at: _, ...variables } = now
    draft.variables = { ...variables, owed }
  }

  /** What no branch owes is a model that has stopped where it stands. */
  function setVariable(draft: Draft, id: string, at: number) {
    const { owed, frozen } = draft.variables
    const index = owed.indexOf(id)
    draft.variables =
      index >= 0
        ? { ...draft.variables, owed: owed.toSpliced(index, 1) }
        : { ...draft.variables, frozen: { ...frozen, [id]: at } }
  }

  function apply(draft: Draft, entry: Entry) {
    draft.i += 1
    switch (entry.type) {
      case 'drill-started':
      case 'drill-paused':
      case 'drill-resumed':
      case 'rate-set':
      case 'clock-jumped':
      case 'clock-held':
      case 'forked':
        draft.rate = entry.clock.rate
        draft.status = entry.clock.rate === 0 ? 'paused' : 'running'
        if (entry.type === 'forked')
          for (const [seat, who] of draft.seats) draft.seats.set(seat, { ...who, here: false })
        return
      case 'drill-ended':
        draft.rate = 0
        draft.status = 'ended'
        return
      case 'seat-joined':
        draft.seats.set(entry.seat, { role: entry.role, name: entry.name, here: true })
        return
      case 'seat-removed': {
        const who = draft.seats.get(entry.seat)
        if (who) draft.seats.set(entry.seat, { ...who, here: false })
        return
      }
      case 'phase-entered':
        draft.phase = entry.phase
        return
      case 'inject-delivered':
        if (entry.message.to.length > 0) draft.unseen.set(entry.e, new Set(entry.message.to))
        return
      case 'inject-seen':
        return see(draft, entry.delivery, draft.seats.get(entry.seat)?.role)
      case 'action-taken':
        return see(draft, entry.inReplyTo, entry.role)
      case 'expected-opened':
        draft.open.set(entry.expected, {
          expected: entry.expected,
          openedAt: entry.at,
          dueAt: entry.dueAt,
          overdue: false,
        })
        return
      case 'expected-met':
        if (entry.late) draft.met.late += 1
        else draft.met.done += 1
        draft.met.overdue.delete(entry.expected)
        if (expected.get(entry.expected)?.limit.kind !== 'every') draft.open.delete(entry.expected)
        return
      case 'expected-overdue': {
        const task = draft.open.get(entry.expected)
        draft.met.overdue.add(entry.expected)
        if (task && expected.get(entry.expected)?.limit.kind !== 'every')
          draft.open.set(entry.expected, { ...task, overdue: true })
        return
      }
      case 'expected-skipped':
        draft.open.delete(entry.expected)
        return
      case 'breached':
        draft.met.breached += 1
        return
      case 'branch-fired':
        draft.branches.set(entry.branch, entry.at)
        return change(draft, entry.branch, entry.at)
      case 'objective-failed':
        draft.failed.set(entry.objective, entry.branch)
        return
      case 'variable-set':
        return setVariable(draft, entry.variable, entry.at)
    }
  }

  function shown(draft: Draft): Picture {
    const { i, status, rate, phase, open, unseen, seats, met, branches, failed } = draft
    const byRole = new Map<string, number[]>()
    for (const [e, roles] of unseen) for (const role of roles) byRole.set(role, [...(byRole.get(role) ?? []), e])
    const people = new Map<string, string[]>()
    for (const { role, name, here: present } of seats.values())
      if (present) people.set(role, [...(people.get(role) ?? []), name])
    const { variables } = draft
    return {
      i,
      status,
      rate,
      ...(phase !== undefined && { phase }),
      open: [...open.values()],
      unseen: byRole,
      people,
      done: met.done,
      late: met.late,
      missed: met.overdue.size,
      breached: met.breached,
      branches: new Map(branches),
      failed: new Map(failed),
      variable: (id, at) => valueAt(moving, variables, id, at),
    }
  }

  return { begin, apply, shown }
}

/** Until when (drill ms) an open task runs at a drill time: a periodic one's own period; undefined once its last is over. */
export function dueNow(expected: ExpectedAction | undefined, task: OpenTask, at: number): number | undefined {
  if (expected?.limit.kind !== 'every') return task.dueAt
  const { period, until } = expected.limit
  const whole = Math.max(1, Math.floor((until - task.openedAt) / period))
  const now = Math.max(1, Math.ceil((at - task.openedAt) / period))
  return now > whole ? undefined : task.openedAt + now * period
}
