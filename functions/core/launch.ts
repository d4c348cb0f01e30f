import type { Moment } from '../../engine/drill/fork.ts'
import { statusOf } from '../../engine/drill/state.ts'
import type { PlanLevel } from '../../engine/improve/rules.ts'
import type { Text } from '../../engine/scenario/scenario.ts'
import type { Commit } from './commit.ts'
import { drillKey } from './commit.ts'
import type { Item, Table } from './table.ts'

/** What never changes about a drill: written once, at its launch. */
export interface Launch {
  readonly drill: string
  readonly org: string
  readonly title: Text
  readonly scenario: { readonly id: string; readonly version: number; readonly title: Text; readonly hash: string }
  /** Hash of the scenario's own version, where verifications were added and `scenario.hash` is that of the whole. */
  readonly base?: string
  /** Corrective actions that this drill examines. */
  readonly verify?: readonly string[]
  /** Plans and enterprises that this drill counts for. */
  readonly counts?: { readonly subjects: readonly string[]; readonly level: PlanLevel }
  /** Version of the scoring standard in force at the launch; absent is the shipped one. */
  readonly standard?: number
  readonly xstate: string
  readonly staffed: readonly string[]
  /** The moment of another drill that this one goes on from. */
  readonly from?: Moment
  readonly rate: number
  readonly shards: number
  readonly joinCode: string
  /** Wall ms. */
  readonly createdAt: number
  readonly request: string
}

/** A drill's entry in the lists, as of commit n, the last that changed its status or came after its end: a hint for finding and showing, never for deciding. */
export interface Meta extends Launch {
  readonly n: number
  readonly status: ReturnType<typeof statusOf>
  readonly startedAt?: number
  readonly endedAt?: number
}

/** A drill stays in the `live` index until this long (wall ms) after its end. */
export const liveAfterEnd = 3_600_000

export async function getLaunch(table: Table, drill: string): Promise<Launch | undefined> {
  return (await table.get(drillKey(drill), 'LAUNCH')) as Launch | undefined
}

const keep = 500

/** Launches that a process has seen: they never change, and every question about a drill begins with one. */
export function makeLaunches(table: Table) {
  const known = new Map<string, Launch>()
  return async (drill: string): Promise<Launch | undefined> => {
    const found = known.get(drill) ?? (await getLaunch(table, drill))
    if (!found) return undefined
    known.delete(drill)
    known.set(drill, found)
    const oldest = known.keys().next().value
    if (known.size > keep && oldest !== undefined) known.delete(oldest)
    return found
  }
}

/** META at commit n. It is put only if newer, so that a slow writer never sets it back. */
export function metaItem(
  launch: Launch,
  { n, state }: Pick<Commit, 'n' | 'state'>,
  times: Pick<Meta, 'startedAt' | 'endedAt'>,
): Item {
  return {
    ...launch,
    pk: drillKey(launch.drill),
    sk: 'META',
    n,
    status: statusOf(state),
    ...times,
    orgPk: `drills#${launch.org}`,
    orgSk: `${String(launch.createdAt).padStart(15, '0')}#${launch.drill}`,
    livePk: 'live',
    liveSk: launch.drill,
  }
}
