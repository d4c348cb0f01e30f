import { type RunSummary, summariseRun } from '../../../engine/improve/run-summary.ts'
import type { Review } from '../../../engine/score/review.ts'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { drillKey } from '../commit.ts'
import type { Deps } from '../deps.ts'
import type { Launch, Meta } from '../launch.ts'
import type { Item, Table } from '../table.ts'

type Kept = Item & { readonly run: RunSummary; readonly n: number }

/** The scoring standard that a summary is made under; another version makes another summary, and both stay. */
const standard = shippedStandard.version
const runKey = `RUN#${standard}`

/**
 * Ended drills, each summarised once and kept: a list of two hundred then folds no log. A summary is good for the
 * commit it was made at, and is made again from the log whenever it is missing or older.
 */
export function makeRunSummaries(deps: Deps, reviewOf: (launch: Launch) => Promise<Review>) {
  const { table, logs, drillScenarios } = deps

  async function make(meta: Meta): Promise<RunSummary> {
    const { drill, org, n, createdAt } = meta
    const [base, review, log] = await Promise.all([drillScenarios.baseOf(meta), reviewOf(meta), logs.read(drill)])
    const ended = log.entries.findLast((entry) => entry.type === 'drill-ended')?.wall ?? meta.endedAt ?? createdAt
    const started = log.entries.find((entry) => entry.type === 'drill-started')?.wall
    const wall = { ...(started !== undefined && { startedAt: started }), endedAt: ended }
    const run = summariseRun({ ...base.scenario, version: base.version }, base.hash, review, log.entries, wall)
    const index = { orgPk: `runs#${org}#${standard}`, orgSk: `${String(createdAt).padStart(15, '0')}#${drill}` }
    await table.put({ pk: drillKey(drill), sk: runKey, ...index, n, run })
    return run
  }

  return {
    /** The summary of one ended drill. */
    async of(meta: Meta): Promise<RunSummary> {
      const found = (await table.get(drillKey(meta.drill), runKey)) as Kept | undefined
      return found?.n === meta.n ? found.run : make(meta)
    },
    /** Those of all these drills, of one organisation; the ones that are kept come in one reading. */
    async all(org: string, metas: readonly Meta[]): Promise<RunSummary[]> {
      const kept = (await table.list('org', `runs#${org}#${standard}`)) as Kept[]
      const byDrill = new Map(kept.map((item) => [item.run.drill, item]))
      const runs: RunSummary[] = []
      for (const meta of metas) {
        const found = byDrill.get(meta.drill)
        runs.push(found?.n === meta.n ? found.run : await make(meta))
      }
      return runs
    },
  }
}
/** Drops a summary that something else than a commit made stale, a ruling: it is made again when it is next asked for. */
export const forgetRun = (table: Table, drill: string) => table.remove(drillKey(drill), runKey)
export type RunSummaries = ReturnType<typeof makeRunSummaries>
