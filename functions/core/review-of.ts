import { initialState } from '../../engine/drill/state.ts'
import type { Review } from '../../engine/score/review.ts'
import type { DrillFacts } from '../../engine/score/score.ts'
import { score } from '../../engine/score/score.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import type { ScoringStandard } from '../../engine/score/standard-schema.ts'
import { liveView } from '../../engine/view/live-view.ts'
import type { Deps } from './deps.ts'
import { readHeard } from './judge-store.ts'
import type { Launch } from './launch.ts'
import { makeStandardStore } from './standard-store.ts'

/** Everything that is scored is scored here. */
export function makeReviewOf({ table, logs, machineOf }: Pick<Deps, 'table' | 'logs' | 'machineOf'>) {
  const standards = makeStandardStore(table)

  async function ground(launch: Launch) {
    const [machine, log] = await Promise.all([machineOf(launch), logs.read(launch.drill)])
    const state = log.state ?? initialState(machine, launch.staffed, launch.rate, launch.createdAt)
    const { drill: id, title, staffed, scenario } = launch
    const { status } = liveView(machine.script, state, log.n)
    const facts: DrillFacts = { id, title, status, n: log.n, hash: scenario.hash, staffed }
    return { scenario: { ...machine.script.scenario, version: scenario.version }, entries: log.entries, facts }
  }

  /** The version a drill was launched under; the organisation's own can never be gone. */
  async function ownStandard({ org, standard = shippedStandard.version, drill }: Launch): Promise<ScoringStandard> {
    const own = await standards.get(org, standard)
    if (!own) throw new Error(`scoring standard ${standard} of drill ${drill} is gone`)
    return own
  }

  return {
    standards,
    /** The review that everybody reads: by the drill's own standard or another, with what people ruled and answered. */
    async reviewOf(launch: Launch, standard?: ScoringStandard): Promise<Review> {
      const [{ scenario, entries, facts }, heard, own] = await Promise.all([
        ground(launch),
        readHeard(table, launch.drill),
        standard ?? ownStandard(launch),
      ])
      return score(scenario, entries, facts, { standard: own, heard })
    },
    /** What the log alone gives by the drill's own standard: what rulings stand beside. */
    async computedOf(launch: Launch): Promise<Review> {
      const [{ scenario, entries, facts }, standard] = await Promise.all([ground(launch), ownStandard(launch)])
      return score(scenario, entries, facts, { standard })
    },
    /** By the shipped standard, whatever the drill's own, with what people ruled: what trends compare. */
    async comparableOf(launch: Launch): Promise<Review> {
      const [{ scenario, entries, facts }, heard] = await Promise.all([ground(launch), readHeard(table, launch.drill)])
      return score(scenario, entries, facts, { heard })
    },
  }
}
