import { atRate, type Clock, drillTime, jumpedTo, wallTime } from './clock.ts'
import type { Command } from './commands.ts'
import type { Entry, EntryBody, Message, Outcome, Refusal } from './entries.ts'
import type { Act, MachineEvent } from './ledger.ts'
import type { Machine } from './machine.ts'
import { type DrillState, nextTimer, ownTime, type Timer } from './state.ts'
import { validateAction } from './validate-action.ts'

/** A command from the inbox, under the key that its receipt will have. */
export interface Waiting {
  readonly key: string
  readonly command: Command
}
export interface Decided {
  readonly state: DrillState
  readonly entries: readonly Entry[]
  readonly outcomes: readonly { readonly key: string; readonly outcome: Outcome }[]
}

/** The clock is held when its first due timer is later than this (wall ms): an outage, or a laptop that slept. */
export const holdAfter = 60_000
/** One decision takes at most so many commands; the caller loops. */
export const maxCommands = 100

/** An event before the moment and its entry number are known. */
type Pending = MachineEvent extends infer E ? (E extends MachineEvent ? Omit<E, 'at' | 'e'> : never) : never

/** One decision being written. `at` never goes back, in drill ms or wall ms. */
class Draft {
  state: DrillState
  readonly entries: Entry[] = []
  readonly machine: Machine
  constructor(machine: Machine, state: DrillState) {
    this.machine = machine
    this.state = state
  }
  set(change: Partial<DrillState>) {
    this.state = { ...this.state, ...change }
  }
  moveTo(at: number, wall: number) {
    this.set({ logAt: Math.max(this.state.logAt, at), logWall: Math.max(this.state.logWall, wall) })
  }
  entry(body: EntryBody): number {
    const { nextEntry: e, logAt: at, logWall: wall } = this.state
    this.entries.push({ e, at, wall, ...body })
    this.set({ nextEntry: e + 1 })
    return e
  }
  setClock(clock: Clock, more: Partial<DrillState> = {}) {
    this.set({ clock, past: this.state.clock, ...more })
  }
  /** Steps the machine and does what it asks. `at` is the log time unless the event looks ahead (a jump). */
  step(event: Pending, at = this.state.logAt) {
    const { nextEntry } = this.state
    const { snapshot, effects } = this.machine.step(this.state.snapshot, { ...event, at, e: nextEntry } as MachineEvent)
    let { timers, nextTimer: seq } = this.state
    for (const effect of effects) {
      if (effect.kind === 'entry') this.entry(effect.body)
      else {
        timers = timers.filter((timer) => timer.id !== effect.id)
        if (effect.kind === 'arm')
          timers = insert(timers, { id: effect.id, dueAt: effect.dueAt, seq: seq++, event: effect.event })
      }
    }
    this.set({ snapshot, timers, nextTimer: seq })
  }
}

function insert(timers: readonly Timer[], timer: Timer): Timer[] {
  const index = timers.findIndex((each) => each.dueAt > timer.dueAt)
  return index < 0 ? [...timers, timer] : timers.toSpliced(index, 0, timer)
}

const no = (reason: Refusal, detail?: string): Outcome => ({
  ok: false,
  reason,
  ...(detail !== undefined && { detail }),
})

function start(draft: Draft, wall: number): Outcome {
  if (draft.state.status !== 'lobby') return no('already-started')
  draft.setClock(atRate(draft.state.clock, wall, draft.state.rate), { status: 'running' })
  const e = draft.entry({ type: 'drill-started', clock: draft.state.clock })
  draft.step({ type: 'start' })
  return { ok: true, e }
}

/** Changes how fast the drill clock moves; the drill time shown stays the same to the millisecond. */
function changeRate(
  draft: Draft,
  wall: number,
  rate: number,
  type: 'drill-paused' | 'drill-resumed' | 'rate-set',
): Outcome {
  const { clock } = draft.state
  // The clock turns exactly where the log stands: nothing between the two can be lost or come twice.
  const turned = { ...atRate(clock, wall, rate), drillEpoch: Math.max(drillTime(clock, wall), draft.state.logAt) }
  draft.setClock(turned, { held: false, ...(rate > 0 && { rate }) })
  return { ok: true, e: draft.entry({ type, clock: draft.state.clock }) }
}

function jump(draft: Draft, wall: number): Outcome {
  const target = draft.state.timers.find((timer) => timer.event.type === 'deliver' && timer.dueAt > draft.state.logAt)
  if (!target) return no('nothing-to-jump-to')
  const from = draft.state.logAt
  draft.setClock(jumpedTo(draft.state.clock, wall, target.dueAt))
  const e = draft.entry({ type: 'clock-jumped', clock: draft.state.clock, from })
  draft.step({ type: 'jump', from }, target.dueAt)
  return { ok: true, e }
}

function inject(draft: Draft, command: Extract<Command, { type: 'inject' }>): Outcome {
  const { script } = draft.machine
  if (command.adHoc) {
    const { from, to, via, text } = command.adHoc
    const roles = new Set(script.scenario.roles.map((role) => role.id))
    const unknown = [from, ...to].find((role) => !roles.has(role))
    if (unknown !== undefined) return no('unknown-role', unknown)
    const message: Message = { from, to, via, zh: text, en: text, reply: {}, attachments: [] }
    return { ok: true, e: draft.entry({ type: 'inject-delivered', cause: { by: 'trainer' }, message }) }
  }
  const id = command.inject ?? ''
  if (!script.injects.has(id)) return no('unknown-inject', id)
  const { ledger } = draft.state.snapshot
  if (ledger.injects[id] || ledger.withheld[id] !== undefined) return no('already-delivered', id)
  const e = draft.state.nextEntry
  draft.step({ type: 'deliver', inject: id, cause: 'trainer' })
  return { ok: true, e }
}

function say(draft: Draft, command: Extract<Command, { type: 'say' }>): Outcome {
  const roles = new Set(draft.machine.script.scenario.roles.map((role) => role.id))
  const unknown = [command.as, ...command.to].find((role) => !roles.has(role))
  if (unknown !== undefined) return no('unknown-role', unknown)
  if (draft.state.snapshot.ledger.staffed.includes(command.as)) return no('not-a-simulated-role', command.as)
  const { as: from, to, text, inReplyTo } = command
  return { ok: true, e: draft.entry({ type: 'said', from, to, text, ...(inReplyTo && { inReplyTo }) }) }
}

function takeAction(draft: Draft, command: Extract<Command, { type: 'act' }>): Outcome {
  const { by } = command
  if (by.kind !== 'seat') return no('unknown-seat')
  const { script } = draft.machine
  const { ledger } = draft.state.snapshot
  const delivered = Object.entries(ledger.injects).find(([, [, e]]) => e === command.inReplyTo)?.[0]
  const options = delivered ? script.injects.get(delivered)?.reply.options : undefined
  const problem = validateAction(script, command, { role: by.role, options })
  if (problem) return no(problem.reason, problem.detail)
  const { form, fields, to, inReplyTo, clause, reason, sentAt } = command
  const own = ownTime(draft.state, command.at)
  const e = draft.entry({
    type: 'action-taken',
    action: command.id,
    seat: by.seat,
    role: by.role,
    form,
    fields,
    to,
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(clause !== undefined && { clause }),
    ...(reason !== undefined && { reason }),
    own,
    receivedAt: command.at,
    ...(sentAt !== undefined && { sentAt }),
  })
  const act: Act = { action: e, role: by.role, form, fields, to, ...(delivered && { inject: delivered }), own }
  draft.step({ type: 'act', act })
  return { ok: true, e }
}

const whileRunning = new Set<Command['type']>(['pause', 'resume', 'set-rate', 'jump', 'inject', 'say', 'act', 'see'])

function obey(draft: Draft, command: Command, wall: number): Outcome {
  const { state } = draft
  if (command.type === 'release-review') {
    if (state.status !== 'ended') return no('not-ended')
    draft.set({ released: true })
    return { ok: true, e: draft.entry({ type: 'review-released' }) }
  }
  if (command.type === 'note') {
    return {
      ok: true,
      e: draft.entry({ type: 'noted', text: command.text, by: command.by.kind === 'trainer' ? command.by.name : '' }),
    }
  }
  if (state.status === 'ended') return no('drill-ended')
  if (state.status === 'lobby' && whileRunning.has(command.type) && command.type !== 'set-rate')
    return no('not-started')
  const paused = state.clock.rate === 0
  switch (command.type) {
    case 'start':
      return start(draft, wall)
    case 'pause':
      return paused ? no('already-paused') : changeRate(draft, wall, 0, 'drill-paused')
    case 'resume':
      return paused ? changeRate(draft, wall, state.rate, 'drill-resumed') : no('not-paused')
    case 'set-rate':
      if (paused) {
        draft.set({ rate: command.rate })
        return { ok: true, e: draft.entry({ type: 'rate-set', clock: state.clock }) }
      }
      return changeRate(draft, wall, command.rate, 'rate-set')
    case 'jump':
      return jump(draft, wall)
    case 'inject':
      return inject(draft, command)
    case 'say':
      return say(draft, command)
    case 'lock':
    case 'unlock':
      draft.set({ locked: command.type === 'lock' })
      return { ok: true, e: draft.entry({ type: command.type === 'lock' ? 'lobby-locked' : 'lobby-unlocked' }) }
    case 'remove-seat':
      return { ok: true, e: draft.entry({ type: 'seat-removed', seat: command.seat }) }
    case 'end': {
      const clock = { ...atRate(state.clock, wall, 0), drillEpoch: state.logAt }
      draft.setClock(clock, { status: 'ended', held: false })
      const e = draft.entry({ type: 'drill-ended', clock })
      draft.step({ type: 'end' })
      draft.set({ timers: [] })
      return { ok: true, e }
    }
    case 'join': {
      const { by } = command
      if (by.kind !== 'seat') return no('unknown-seat')
      return { ok: true, e: draft.entry({ type: 'seat-joined', seat: by.seat, role: by.role, name: command.name }) }
    }
    case 'act':
      return takeAction(draft, command)
    case 'see':
      if (command.by.kind !== 'seat') return no('unknown-seat')
      return { ok: true, e: draft.entry({ type: 'inject-seen', seat: command.by.seat, delivery: command.delivery }) }
  }
}

function fireTimer(draft: Draft, timer: Timer) {
  draft.moveTo(timer.dueAt, wallTime(draft.state.clock, timer.dueAt))
  draft.set({ timers: draft.state.timers.filter((each) => each.id !== timer.id) })
  draft.step(timer.event)
}

/** Holds the clock at a timer that is far too late, so that an outage never becomes a flood. */
function hold(draft: Draft, timer: Timer, wall: number, lateMs: number) {
  draft.moveTo(timer.dueAt, wall)
  draft.setClock({ drillEpoch: draft.state.logAt, wallEpoch: wall, rate: 0 }, { held: true })
  draft.entry({ type: 'clock-held', clock: draft.state.clock, lateMs })
}

/**
 * Takes waiting commands and due timers in time order through the machine. Pure: `now` and `horizon` are wall ms;
 * no timer fires before its moment is behind the horizon, after which no earlier command can still arrive. At the
 * same drill millisecond a command goes before a timer: what arrives on the limit is in time. Undefined: nothing to do.
 */
export function decide(
  machine: Machine,
  before: DrillState,
  inbox: readonly Waiting[],
  { now, horizon = now }: { now: number; horizon?: number },
): Decided | undefined {
  const draft = new Draft(machine, before)
  const outcomes: { key: string; outcome: Outcome }[] = []
  const waiting = inbox.toSorted((a, b) => a.command.at - b.command.at || (a.key < b.key ? -1 : 1))
  let next = 0
  for (let fired = 0; fired < 1000; ) {
    const { state } = draft
    const timer = nextTimer(state)
    const running = state.status === 'running' && state.clock.rate > 0
    const entry = waiting[next]
    const commandWall = entry && Math.max(entry.command.at, state.logWall)
    const commandAt = commandWall === undefined ? Number.POSITIVE_INFINITY : drillTime(state.clock, commandWall)
    if (timer && running && timer.dueAt < commandAt) {
      const late = now - wallTime(state.clock, timer.dueAt)
      if (late >= now - horizon) {
        if (late > holdAfter && timer.dueAt > state.logAt) hold(draft, timer, now, late)
        else fireTimer(draft, timer)
        fired++
        continue
      }
      if (entry && commandAt > timer.dueAt) break
    }
    if (!entry || commandWall === undefined || outcomes.length === maxCommands) break
    draft.moveTo(commandAt, commandWall)
    outcomes.push({ key: entry.key, outcome: obey(draft, entry.command, commandWall) })
    next++
  }
  if (draft.entries.length === 0 && outcomes.length === 0 && draft.state === before) return undefined
  return { state: draft.state, entries: draft.entries, outcomes }
}

/** The wall time at which something next happens by itself; undefined while the clock stands or nothing is left. */
export function nextAlarm(state: DrillState): number | undefined {
  const timer = nextTimer(state)
  if (!timer || state.status !== 'running' || state.clock.rate === 0) return undefined
  return wallTime(state.clock, timer.dueAt)
}
