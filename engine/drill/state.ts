import type { TimerEvent } from '../machine/ledger.ts'
import type { Machine, Snapshot } from '../machine/machine.ts'
import type { DrillStatus } from '../view/frames.ts'
import { type Clock, drillTime } from './clock.ts'
import { hasRates, rateAt } from './rates.ts'

/** Something the story will do by itself at `dueAt` (drill ms); ties go by `seq`. */
export interface Timer {
  readonly id: string
  readonly dueAt: number
  readonly seq: number
  readonly event: TimerEvent
}

/** What deciding needs, and no more: written with every commit. */
export interface DrillState {
  readonly status: 'lobby' | 'running' | 'ended'
  readonly clock: Clock
  /** The clock before the last change: for a command accepted before it and decided after it. */
  readonly past?: Clock
  /** The rate to go on with after a pause. */
  readonly rate: number
  /** The trainer has set a rate of their own: the scenario's changes of rate are off until they are followed again. */
  readonly overruled?: boolean
  /** The clock was held after an outage: the trainer must resume it. */
  readonly held: boolean
  readonly locked: boolean
  readonly released: boolean
  /** Log time: drill ms and wall ms of the last entry; neither goes back. */
  readonly logAt: number
  readonly logWall: number
  readonly nextEntry: number
  readonly nextTimer: number
  readonly timers: readonly Timer[]
  readonly snapshot: Snapshot
}

/**
 * A drill in the lobby, created at a wall time: its clock stands where the first phase begins. Launched at another rate
 * than the scenario's own, it keeps that and does not follow the scenario's changes.
 */
export function initialState(machine: Machine, staffed: readonly string[], rate: number, wall: number): DrillState {
  const { begin, scenario } = machine.script
  const overruled = hasRates(scenario.clock) && rate !== rateAt(scenario.clock, begin)
  return {
    status: 'lobby',
    clock: { drillEpoch: begin, wallEpoch: wall, rate: 0 },
    rate,
    ...(overruled && { overruled }),
    held: false,
    locked: false,
    released: false,
    logAt: begin,
    logWall: wall,
    nextEntry: 1,
    nextTimer: 1,
    timers: [],
    snapshot: machine.initial(staffed),
  }
}

export function statusOf(state: Pick<DrillState, 'status' | 'clock'>): DrillStatus {
  if (state.status !== 'running') return state.status
  return state.clock.rate === 0 ? 'paused' : 'running'
}

/** Drill time of a wall time, also of one just before the last change of the clock. */
export function ownTime(state: DrillState, wall: number): number {
  const { clock, past } = state
  if (past && wall < clock.wallEpoch) return Math.min(drillTime(past, wall), clock.drillEpoch)
  return drillTime(clock, wall)
}

/** The timer that goes next. */
export function nextTimer(state: DrillState): Timer | undefined {
  return state.timers[0]
}
