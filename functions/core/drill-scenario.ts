import { createHash } from 'node:crypto'
import { type Addition, compose } from '../../engine/improve/compose.ts'
import { compile, type Machine } from '../../engine/machine/machine.ts'
import { canonical, drillKey } from './commit.ts'
import type { Launch } from './launch.ts'
import type { Compiled, ScenarioVersions } from './scenario-versions.ts'
import type { Item, Table } from './table.ts'

/** What stands for a scenario with additions: the same base and additions give the same hash. */
export const composedHash = (base: string, additions: readonly Addition[]): string =>
  createHash('sha256').update(canonical({ base, additions })).digest('hex').slice(0, 32)

const addedKey = (hash: string) => `ADDED#${hash}`
const keep = 20

/**
 * The scenario a drill is played with: the pinned version, and what its launch added to it. Everything that plays,
 * shows or scores a drill asks here, so that all of them, in every process, mean the same scenario.
 */
export function makeDrillScenarios(table: Table, versions: Pick<ScenarioVersions, 'load'>) {
  const composed = new Map<string, Machine>()

  async function additionsOf({ drill, scenario, base }: Launch): Promise<readonly Addition[]> {
    if (base === undefined) return []
    const item = (await table.get(drillKey(drill), addedKey(scenario.hash))) as
      | (Item & { readonly additions: readonly Addition[] })
      | undefined
    if (!item) throw new Error(`drill ${drill} has lost what its launch added`)
    return item.additions
  }

  async function baseOf({ org, scenario, base }: Launch): Promise<Compiled> {
    const found = await versions.load(org, scenario.id, scenario.version)
    if (found?.hash !== (base ?? scenario.hash))
      throw new Error(`scenario ${scenario.id} v${scenario.version} is not the one the drill was launched with`)
    return found
  }

  async function machineOf(launch: Launch): Promise<Machine> {
    const base = await baseOf(launch)
    if (launch.base === undefined) return base.machine
    const key = `${launch.org}#${launch.scenario.id}#${launch.scenario.version}#${launch.scenario.hash}`
    const known = composed.get(key)
    if (known) return known
    const additions = await additionsOf(launch)
    if (composedHash(base.hash, additions) !== launch.scenario.hash)
      throw new Error(`drill ${launch.drill} was launched with other additions`)
    const made = compile(compose(base.scenario, additions))
    composed.set(key, made)
    const oldest = composed.keys().next().value
    if (composed.size > keep && oldest !== undefined) composed.delete(oldest)
    return made
  }

  return {
    machineOf,
    additionsOf,
    baseOf,
    /** Keeps additions under their hash, before the launch that names it: a launch without them cannot be. */
    async keepAdditions(drill: string, hash: string, additions: readonly Addition[]): Promise<void> {
      await table.put({ pk: drillKey(drill), sk: addedKey(hash), additions })
    },
  }
}
export type DrillScenarios = ReturnType<typeof makeDrillScenarios>
