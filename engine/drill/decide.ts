import type { Machine } from '../machine/machine.ts'
import { drillTime, wallTime } from './clock.ts'
import type { Command } from './commands.ts'
import { Decision } from './decision.ts'
import type { Entry, Outcome } from './entries.ts'
import { obey } from './obey.ts'
import { type DrillState, nextTimer, type Timer } from './state.ts'

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
/** One decision takes at most so many commands, and ends when its entries fill a commit; the caller loops. */
export const maxCommands = 100

/** Holds the clock at a timer that is far too late, so that an outage never becomes a flood. */
function hold(draft: Decision, timer: Timer, wall: number, lateMs: number) {
  draft.moveTo(timer.dueAt, wall)
  draft.setClock({ drillEpoch: draft.state.logAt, wallEpoch: wall, rate: 0 }, { held: true })
  draft.entry({ type: 'clock-held', clock: draft.state.clock, lateMs })
}

/**
 * Takes waiting commands and due timers in time order through the machine. Pure: `now` and `horizon` are wall ms;
 * no timer fires before its moment is behind the horizon, after which no earlier command can still arrive. At the
 * same drill millisecond a command goes before a timer: what arrives on the limit is in time; that holds too for the
 * commands that have to wait for the next decision, the first of which was accepted at `rest` (wall ms). Undefined:
 * nothing to do.
 */
export function decide(
  machine: Machine,
  before: DrillState,
  inbox: readonly Waiting[],
  { now, horizon = now, rest }: { now: number; horizon?: number; rest?: number | undefined },
): Decided | undefined {
  const draft = new Decision(machine, before)
  const outcomes: { key: string; outcome: Outcome }[] = []
  const waiting = inbox.toSorted((a, b) => a.command.at - b.command.at || (a.key < b.key ? -1 : 1))
  let next = 0
  for (let fired = 0; fired < 1000 && !draft.full; ) {
    const { state } = draft
    const timer = nextTimer(state)
    const running = state.status === 'running' && state.clock.rate > 0
    const entry = waiting[next]
    const commandWall = entry && Math.max(entry.command.at, state.logWall)
    const commandAt = commandWall === undefined ? Number.POSITIVE_INFINITY : drillTime(state.clock, commandWall)
    if (timer && running && timer.dueAt < commandAt) {
      if (rest !== undefined && timer.dueAt >= drillTime(state.clock, Math.max(rest, state.logWall))) break
      const late = now - wallTime(state.clock, timer.dueAt)
      if (late >= now - horizon) {
        if (late > holdAfter && timer.dueAt > state.logAt) hold(draft, timer, now, late)
        else draft.fire(timer, wallTime(state.clock, timer.dueAt))
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
