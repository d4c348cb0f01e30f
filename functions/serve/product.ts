import { networkInterfaces } from 'node:os'
import { advance } from '../core/advance.ts'
import { randomIds } from '../core/ids.ts'
import { makeUseCases } from '../core/make-use-cases.ts'
import { makeParts } from '../core/parts.ts'
import type { Ports } from '../core/ports.ts'
import type { Press } from '../core/press.ts'
import { makeScenarioStore } from '../core/scenario-store.ts'
import { sweep } from '../core/sweep.ts'
import type { Table } from '../core/table.ts'
import { pressLater } from '../report/press-later.ts'
import { makeHub } from './hub.ts'
import { type After, makeRunner } from './runner.ts'
import { makeWallClock } from './wall-clock.ts'

/** The whole product over one table, in one process: what `serve` opens doors to. */
export function makeProduct(deps: {
  readonly table: Table
  readonly now: () => number
  readonly after: After
  readonly joinUrl: (code: string) => string
  readonly onError: (error: unknown) => void
  /** Where documents are made: on this thread unless told otherwise. */
  readonly press?: Press
}) {
  const { table, now, after, onError } = deps
  const clock = makeWallClock(now)
  const parts = makeParts(table)
  const { machineOf, heads } = parts
  const hub = makeHub({ ...parts, now, onError })
  const runner = makeRunner({ advance: (drill) => advance(ports, machineOf, heads, drill), clock: now, after, onError })
  // Woken in the millisecond after the one that a timer is due in: only then is the horizon behind it.
  const arm: Ports['reach']['arm'] = (drill, at) => runner.arm(drill, at === undefined ? undefined : at + 1)
  const ports: Ports = { table, clock, reach: { publish: hub.publish, arm } }
  const useCases = makeUseCases({
    ...parts,
    clock,
    ports,
    ids: randomIds,
    press: deps.press ?? pressLater,
    advanceNow: runner.now,
    advanceSoon: runner.soon,
    presence: hub.presence,
    dismiss: hub.dismiss,
    joinUrl: deps.joinUrl,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
  })
  return {
    useCases,
    hub,
    scenarios: makeScenarioStore(table, parts.versions),
    /** Takes up every live drill where it stands: at start-up, and every minute should an alarm have failed. */
    sweep: () => sweep(ports, runner.now),
    stop: runner.stop,
  }
}

/** The first address under which phones in the same network reach this machine. */
export function lanAddress(): string | undefined {
  for (const list of Object.values(networkInterfaces())) {
    for (const { family, internal, address } of list ?? []) if (family === 'IPv4' && !internal) return address
  }
  return undefined
}
