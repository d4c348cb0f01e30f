import type { MachineEvent } from '../machine/ledger.ts'
import type { Machine } from '../machine/machine.ts'
import type { Clock } from './clock.ts'
import type { Entry, EntryBody } from './entries.ts'
import { ratesAfter } from './rates.ts'
import type { DrillState, Timer } from './state.ts'

/** An event before the moment and its entry number are known. */
type Pending = MachineEvent extends infer E ? (E extends MachineEvent ? Omit<E, 'at' | 'e'> : never) : never

/** Bytes of a text in UTF-8. */
function utf8(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2
  }
  return bytes
}

/** A decision that has written so many bytes of entries comes to its end: it becomes one item of the store. */
const enough = 90_000

/** One decision being written: the state it comes to and the entries on the way. Log time never goes back. */
export class Decision {
  state: DrillState
  readonly entries: Entry[] = []
  readonly machine: Machine
  private bytes = 0
  constructor(machine: Machine, state: DrillState) {
    this.machine = machine
    this.state = state
  }
  set(change: Partial<DrillState>) {
    this.state = { ...this.state, ...change }
  }
  /** Has it written as much as one decision may? The rest is for the next. */
  get full(): boolean {
    return this.bytes >= enough
  }
  moveTo(at: number, wall: number) {
    this.set({ logAt: Math.max(this.state.logAt, at), logWall: Math.max(this.state.logWall, wall) })
  }
  entry(body: EntryBody): number {
    const { nextEntry: e, logAt: at, logWall: wall } = this.state
    this.entries.push({ e, at, wall, ...body })
    this.bytes += utf8(JSON.stringify(body))
    this.set({ nextEntry: e + 1 })
    return e
  }
  setClock(clock: Clock, more: Partial<DrillState> = {}) {
    this.set({ clock, past: this.state.clock, ...more })
  }
  /** Steps the machine at the log time and does what it asks. */
  step(event: Pending) {
    const { nextEntry: e, logAt: at } = this.state
    const { snapshot, effects } = this.machine.step(this.state.snapshot, { ...event, at, e } as MachineEvent)
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
  /** Fires a timer at its own due time. */
  fire(timer: Timer, wall: number) {
    this.moveTo(timer.dueAt, wall)
    this.set({ timers: this.state.timers.filter((each) => each.id !== timer.id) })
    if (timer.event.type === 'rate') this.turn(timer.event.rate, timer.dueAt, wall)
    else this.step(timer.event)
  }
  /** Plans the scenario's own changes of rate. */
  planRates() {
    let { timers, nextTimer: seq } = this.state
    for (const { at, rate } of ratesAfter(this.machine.script.scenario.clock, this.state.logAt)) {
      timers = insert(timers, { id: `rate:${at}`, dueAt: at, seq: seq++, event: { type: 'rate', rate } })
    }
    this.set({ timers, nextTimer: seq })
  }
  /** The clock goes on at the scenario's next rate from exactly the planned drill time; overruled, it does not. */
  private turn(rate: number, at: number, wall: number) {
    const { clock, overruled } = this.state
    if (overruled) return
    this.set({ rate })
    if (clock.rate > 0) {
      // After a jump the clock already stands further on: only its rate changes.
      this.setClock({
        drillEpoch: Math.max(at, clock.drillEpoch),
        wallEpoch: Math.max(wall, clock.wallEpoch),
        rate,
      })
    }
    this.entry({ type: 'rate-set', clock: this.state.clock, rate, planned: true })
  }
}

function insert(timers: readonly Timer[], timer: Timer): Timer[] {
  const index = timers.findIndex((each) => each.dueAt > timer.dueAt)
  return index < 0 ? [...timers, timer] : timers.toSpliced(index, 0, timer)
}
