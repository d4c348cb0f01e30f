import { networkInterfaces } from 'node:os'
import { advance, type Heads } from '../core/advance.ts'
import { makeCadreCases } from '../core/cadre-cases.ts'
import type { Deps } from '../core/deps.ts'
import { makeDrillLogs } from '../core/drill-logs.ts'
import { makeDrillScenarios } from '../core/drill-scenario.ts'
import { makeHeardCases } from '../core/heard-cases.ts'
import { randomIds } from '../core/ids.ts'
import { makeJudgeCases } from '../core/judge-cases.ts'
import { getLaunch } from '../core/launch.ts'
import type { Ports } from '../core/ports.ts'
import { makeScenarioStore } from '../core/scenario-store.ts'
import { getSeat } from '../core/seats.ts'
import { makeStaffCases } from '../core/staff-cases.ts'
import { sweep } from '../core/sweep.ts'
import type { Table } from '../core/table.ts'
import type { Seat, UseCases } from '../core/use-cases.ts'
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
}) {
  const { table, now, after, onError } = deps
  const clock = makeWallClock(now)
  const scenarios = makeScenarioStore(table)
  const logs = makeDrillLogs(table)
  const heads: Heads = new Map()

  const drillScenarios = makeDrillScenarios(table, scenarios)
  const { machineOf } = drillScenarios
  const hub = makeHub({
    logs,
    now,
    onError,
    roleOf: async (who: Seat) => {
      const seat = await getSeat(table, who.drill, who.seat)
      return seat && !seat.removed ? seat.role : undefined
    },
    scriptOf: async (drill) => {
      const launch = await getLaunch(table, drill)
      return launch && (await machineOf(launch)).script
    },
  })
  const runner = makeRunner({ advance: (drill) => advance(ports, machineOf, heads, drill), clock: now, after, onError })
  // Woken in the millisecond after the one that a timer is due in: only then is the horizon behind it.
  const arm: Ports['reach']['arm'] = (drill, at) => runner.arm(drill, at === undefined ? undefined : at + 1)
  const ports: Ports = { table, clock, reach: { publish: hub.publish, arm } }
  const all: Deps = {
    table,
    clock,
    ports,
    ids: randomIds,
    scenarios,
    logs,
    drillScenarios,
    machineOf,
    advanceNow: runner.now,
    advanceSoon: runner.soon,
    presence: hub.presence,
    dismiss: hub.dismiss,
    joinUrl: deps.joinUrl,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
  }
  const useCases: UseCases = {
    ...makeStaffCases(all),
    ...makeCadreCases(all),
    ...makeJudgeCases(all),
    ...makeHeardCases(all),
  }
  return {
    useCases,
    hub,
    scenarios,
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
