import { initialState, statusOf } from '../../engine/drill/state.ts'
import type { Deps } from './deps.ts'
import type { Launch } from './launch.ts'

/** Where a drill stands, as far as judging it asks. */
export async function standingOf({ logs, machineOf }: Pick<Deps, 'logs' | 'machineOf'>, launch: Launch) {
  const [machine, log] = await Promise.all([machineOf(launch), logs.read(launch.drill)])
  const state = log.state ?? initialState(machine, launch.staffed, launch.rate, launch.createdAt)
  return {
    launch,
    log,
    scenario: machine.script.scenario,
    status: statusOf(state),
    clock: state.clock,
    entries: log.entries.length,
  }
}
