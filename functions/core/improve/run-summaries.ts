import { type RunSummary, summariseRun } from '../../../engine/improve/run-summary.ts'
import type { Review } from '../../../engine/score/review.ts'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { drillKey } from '../commit.ts'
import type { Deps } from '../deps.ts'
import { countUp } from '../judge-store.ts'
import type { Launch, Meta } from '../launch.ts'
import type { Item, Table } from '../table.ts'

/** `n` counts what was written here; `run` is what the drill came to at `commit`, and absent once it was forgotten. */
type Kept = Item & { readonly n: number; readonly commit?: number; readonly run?: RunSummary }

/** The scoring standard that a summary is made under; another version makes another summary, and both stay. */
const standard = shippedStandard.version
const runKey = `RUN#${standard}`

/**
 * Ended drills, each summarised once and kept: a list of two hundred then folds no log. A summary is good for the
 * commit it was made at, and is made again from the log whenever it is missing or older. What was read before somebody
 * forgot it is never put after: who makes one reads the count first, and puts the next.
 */
export function makeRunSummaries(deps: Deps, reviewOf: (launch: Launch) => Promise<Review>) {
  const { table, logs, drillScenarios } = deps

  const standing = async (drill: string) => (await table.get(drillKey(drill), runKey)) as Kept | undefined
  const goodRun = (kept: Kept | undefined, { n }: Meta) => (kept?.commit === n ? kept.run : undefined)

  async function make(meta: Meta): Promise<RunSummary> {
    const { drill, org, n: commit, createdAt } = meta
    const n = ((await standing(drill))?.n ?? 0) + 1
    const [base, review, log] = await Promise.all([drillScenarios.baseOf(meta), reviewOf(meta), logs.read(drill)])
    const ended = log.entries.findLast((entry) => entry.type === 'drill-ended')?.wall ?? meta.endedAt ?? createdAt
    const started = log.entries.find((entry) => entry.type === 'drill-started')?.wall
    const wall = { ...(started !== undefined && { startedAt: started }), endedAt: ended }
    const run = summariseRun({ ...base.scenario, version: base.version }, base.hash, review, log.entries, wall)
    const index = { orgPk: `runs#${org}#${standard}`, orgSk: `${String(createdAt).padStart(15, '0')}#${drill}` }
    await table.put({ pk: drillKey(drill), sk: runKey, ...index, n, commit, run }, { ifNewer: 'n' })
    return run
  }

  return {
    /** The summary of one ended drill. */
    async of(meta: Meta): Promise<RunSummary> {
      return goodRun(await standing(meta.drill), meta) ?? make(meta)
    },
    /** Those of all these drills, of one organisation; the ones that are kept come in one reading. */
    async all(org: string, metas: readonly Meta[]): Promise<RunSummary[]> {
      const kept = (await table.list('org', `runs#${org}#${standard}`)) as Kept[]
      const byPlace = new Map(kept.map((item) => [item.pk, item]))
      const runs: RunSummary[] = []
      for (const meta of metas) runs.push(goodRun(byPlace.get(drillKey(meta.drill)), meta) ?? (await make(meta)))
      return runs
    },
  }
}
/** Drops a summary that something else than a commit made stale, a ruling: it is made again when it is next asked for. */
export async function forgetRun(table: Table, drill: string): Promise<void> {
  await countUp(table, drillKey(drill), runKey, Number.MAX_SAFE_INTEGER)
}
export type RunSummaries = ReturnType<typeof makeRunSummaries>
