import type { Entry } from '../../engine/drill/entries.ts'
import type { Machine } from '../../engine/machine/machine.ts'
import { xstateVersion } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import type { Policy } from '../../engine/rehearse/robot.ts'
import { commitItem, drillKey } from '../../functions/core/commit.ts'
import { type Launch, metaItem } from '../../functions/core/launch.ts'
import type { ScenarioStore } from '../../functions/core/scenario-store.ts'
import type { Table } from '../../functions/core/table.ts'

/** Wall ms of drills that were played long ago: 2026-05-12 09:00 in China. */
export const heldAt = Date.UTC(2026, 4, 12, 1)

/** Entries of a rehearsal, as long as wanted: its actions repeated before its end, for measuring. */
export function longLog(entries: readonly Entry[], length: number): readonly Entry[] {
  const end = entries.at(-1)
  const actions = entries.filter((entry) => entry.type === 'action-taken')
  const last = entries.at(-2)
  if (!end || !last || actions.length === 0 || entries.length >= length) return entries
  const grown: Entry[] = entries.slice(0, -1)
  for (let e = entries.length; e < length; e++) {
    const action = actions[e % actions.length]
    if (action) grown.push({ ...action, e, at: last.at, wall: last.wall, action: `again-${e}` })
  }
  return [...grown, { ...end, e: length }]
}

/** Writes a rehearsed drill into a table as if it had been played there, ended. */
export async function storeDrill(
  table: Table,
  scenarios: ScenarioStore,
  scenario: string,
  {
    drill = 'drill-0001',
    policy = 'slow' as Policy,
    seed = 1,
    org = 'local',
    length = 0,
    names = {} as Record<string, string>,
  } = {},
): Promise<{ readonly drill: string; readonly machine: Machine; readonly entries: readonly Entry[] }> {
  const found = await scenarios.load(org, scenario)
  if (!found) throw new Error(`no scenario ${scenario}`)
  const { machine } = found
  const played = rehearse(machine, policy, seed)
  const entries = longLog(played.entries, length).map((entry) => {
    const moved = { ...entry, wall: entry.wall + heldAt }
    return moved.type === 'seat-joined' ? { ...moved, name: names[moved.role] ?? moved.name } : moved
  })
  const launch: Launch = {
    drill,
    org,
    title: found.scenario.title,
    scenario: { id: scenario, version: found.version, title: found.scenario.title, hash: found.hash },
    xstate: xstateVersion,
    staffed: machine.script.players,
    rate: 4,
    shards: 1,
    joinCode: '0123456789',
    createdAt: heldAt,
    request: '',
  }
  await table.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
  const size = 100
  let n = 0
  for (let from = 0; from < entries.length; from += size) {
    n += 1
    const commit = { n, at: heldAt, consumed: [], entries: entries.slice(from, from + size), state: played.state }
    await table.put(commitItem(drill, commit))
  }
  const wall = { startedAt: heldAt, endedAt: entries.at(-1)?.wall ?? heldAt }
  await table.put(metaItem(launch, { n, state: played.state }, wall))
  return { drill, machine, entries }
}
