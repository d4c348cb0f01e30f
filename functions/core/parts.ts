import type { Script } from '../../engine/scenario/script.ts'
import type { Heads } from './advance.ts'
import { makeDrillLogs } from './drill-logs.ts'
import { makeDrillScenarios } from './drill-scenario.ts'
import { makeLaunches } from './launch.ts'
import { makeScenarioVersions } from './scenario-versions.ts'
import { getSeat } from './seats.ts'
import type { Table } from './table.ts'
import type { Seat } from './use-cases.ts'

/** What every process keeps over its table, wherever it runs: scenarios, logs and heads, each cached within bounds. */
export function makeParts(table: Table) {
  const versions = makeScenarioVersions(table)
  const logs = makeDrillLogs(table)
  const heads: Heads = new Map()
  const launchOf = makeLaunches(table)

  const drillScenarios = makeDrillScenarios(table, versions)
  const { machineOf } = drillScenarios

  return {
    table,
    versions,
    logs,
    heads,
    launchOf,
    drillScenarios,
    machineOf,
    /** The role of a seat that is still in its drill. */
    async roleOf(who: Seat): Promise<string | undefined> {
      const seat = await getSeat(table, who.drill, who.seat)
      return seat && !seat.removed ? seat.role : undefined
    },
    async scriptOf(drill: string): Promise<Script | undefined> {
      const launch = await launchOf(drill)
      return launch && (await machineOf(launch)).script
    },
  }
}
export type Parts = ReturnType<typeof makeParts>
