import type { ScenarioSummary } from '../../engine/contract.ts'
import { compile, type Machine } from '../../engine/machine/machine.ts'
import { type Scenario, type ScenarioSource, scenarioSchema } from '../../engine/scenario/scenario.ts'
import type { Item, Table } from './table.ts'

export const scenarioKey = (org: string, id: string) => `SCENARIO#${org}#${id}`
export const versionKey = (version: number) => `V#${String(version).padStart(4, '0')}`

/** One stored version: never changed once written. */
export interface Version {
  readonly version: number
  readonly hash: string
  readonly document: ScenarioSource
}

/** A scenario's entry in the library, as of its newest version `n`. */
export interface Listed {
  readonly n: number
  readonly versions: readonly number[]
  /** Of the text it was last read from. */
  readonly textHash: string
  readonly summary: ScenarioSummary
}

/** A scenario version, compiled; the machine is made once a process and version. */
export interface Compiled {
  readonly hash: string
  readonly version: number
  readonly machine: Machine
  readonly scenario: Scenario
}

const keep = 20

/** The stored versions of scenarios, to play: all that a function needs which reads no packs. */
export function makeScenarioVersions(table: Table) {
  const compiled = new Map<string, Compiled>()

  const listed = async (org: string, id: string) =>
    (await table.get(scenarioKey(org, id), 'META')) as (Item & Listed) | undefined
  const version = async (org: string, id: string, wanted: number) =>
    (await table.get(scenarioKey(org, id), versionKey(wanted))) as (Item & Version) | undefined

  return {
    listed,
    version,
    /** A version, the newest unless one is named, ready to play. */
    async load(org: string, id: string, named?: number): Promise<Compiled | undefined> {
      const wanted = named ?? (await listed(org, id))?.n
      if (wanted === undefined) return undefined
      const key = `${org}#${id}#${wanted}`
      const known = compiled.get(key)
      if (known) return known
      const item = await version(org, id, wanted)
      if (!item) return undefined
      const scenario = scenarioSchema.parse(item.document)
      const made = { hash: item.hash, version: wanted, scenario, machine: compile(scenario) }
      compiled.set(key, made)
      const oldest = compiled.keys().next().value
      if (compiled.size > keep && oldest !== undefined) compiled.delete(oldest)
      return made
    },
  }
}
export type ScenarioVersions = ReturnType<typeof makeScenarioVersions>
