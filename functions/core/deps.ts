import type { MachineOf } from './advance.ts'
import type { DrillLogs } from './drill-logs.ts'
import type { DrillScenarios } from './drill-scenario.ts'
import type { Launch } from './launch.ts'
import type { Clock, Ids, Ports } from './ports.ts'
import type { Press } from './press.ts'
import type { ScenarioStore } from './scenario-store.ts'
import type { ScenarioVersions } from './scenario-versions.ts'
import type { Table } from './table.ts'

/** What the use cases are built from. */
export interface Deps {
  readonly table: Table
  readonly clock: Clock
  readonly ports: Ports
  readonly ids: Ids
  readonly versions: ScenarioVersions
  readonly logs: DrillLogs
  readonly drillScenarios: DrillScenarios
  readonly machineOf: MachineOf
  /** What is known of a drill since its launch; undefined where there is none. */
  readonly launchOf: (drill: string) => Promise<Launch | undefined>
  readonly press: Press
  /** Advances a drill and settles when that is done. */
  advanceNow(drill: string): Promise<void>
  /** New mail: advances soon, many calls at once. */
  advanceSoon(drill: string): void
  /** Seats with an open socket. */
  presence(drill: string): ReadonlySet<string> | Promise<ReadonlySet<string>>
  /** Closes a removed seat's sockets. */
  dismiss(drill: string, seat: string): void | Promise<void>
  joinUrl(code: string): string
  /** Wall ms. */
  wait(ms: number): Promise<void>
}

/** What is asked by staff needs the library too: it can read packs. */
export interface StaffDeps extends Deps {
  readonly scenarios: ScenarioStore
}
