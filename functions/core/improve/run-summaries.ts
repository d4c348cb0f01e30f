import { type RunSummary, summariseRun } from '../../../engine/improve/run-summary.ts'
import { stands } from '../../../engine/score/apply-rulings.ts'
import type { Review } from '../../../engine/score/review.ts'
import { shippedStandard } from '../../../engine/score/standard.ts'
import { drillKey } from '../commit.ts'
import type { Deps } from '../deps.ts'
import { countUp } from '../judge-store.ts'
import type { Launch, Meta } from '../launch.ts'
import type { Item, Table } from '../table.ts'

/** What lists show of an ended drill. */
export type Standing = Pick<RunSummary, 'score' | 'conclusion'>
/** `own`: under the drill's own standard, where that is another than the summary's. */
interface Made {
  readonly run: RunSummary
  readonly own?: Standing
}
/** `n` counts what was written here; the rest is what the drill came to at `commit`, and absent once it was forgotten. */
type Kept = Item & { readonly n: number; readonly commit?: number } & Partial<Made>

/** The scoring standard that a summary is made under; another version makes another summary, and both stay. */
const standard = shippedStandard.version
const runKey = `RUN#${standard}`

/**
 * Ended drills, each summarised once and kept: a list of two hundred then folds no log. A summary is good for the
 * commit it was made at, and is made again from the log whenever it is missing or older. What was read before somebody
 * forgot it is never put after: who makes one reads the count first, and puts the next.
 */
export function makeRunSummaries(
  deps: Deps,
  comparableOf: (launch: Launch) => Promise<Review>,
  reviewOf: (launch: Launch) => Promise<Review>,
) {
  const { table, logs, drillScenarios } = deps

  const standing = async (drill: string) => (await table.get(drillKey(drill), runKey)) as Kept | undefined
  const good = (kept: Kept | undefined, { n }: Meta): Made | undefined =>
    kept?.commit === n && kept.run ? { run: kept.run, ...(kept.own && { own: kept.own }) } : undefined

  async function ownOf(launch: Launch): Promise<Standing> {
    const review = await reviewOf(launch)
    // A person's word where there is one.
    return { score: review.score, conclusion: stands(review).conclusion }
  }

  async function make(meta: Meta): Promise<Made> {
    const { drill, org, n: commit, createdAt } = meta
    const n = ((await standing(drill))?.n ?? 0) + 1
    const [base, review, log] = await Promise.all([drillScenarios.baseOf(meta), comparableOf(meta), logs.read(drill)])
    const ended = log.entries.findLast((entry) => entry.type === 'drill-ended')?.wall ?? meta.endedAt ?? createdAt
    const started = log.entries.find((entry) => entry.type === 'drill-started')?.wall
    const wall = { ...(started !== undefined && { startedAt: started }), endedAt: ended }
    const run = summariseRun({ ...base.scenario, version: base.version }, base.hash, review, log.entries, wall)
    const made: Made = { run, ...(meta.standard !== undefined && { own: await ownOf(meta) }) }
    const index = { orgPk: `runs#${org}#${standard}`, orgSk: `${String(createdAt).padStart(15, '0')}#${drill}` }
    await table.put({ pk: drillKey(drill), sk: runKey, ...index, n, commit, ...made }, { ifNewer: 'n' })
    return made
  }

  /**
   * One drill that cannot be scored — imported beside another scenario of its name and number — takes no list along: it
   * has no summary, and its own review says what is wrong.
   */
  const tryMake = (meta: Meta): Promise<Made | undefined> => make(meta).catch(() => undefined)

  return {
    /** How one ended drill came out, under its own standard; undefined for one that cannot be scored. */
    async standing(meta: Meta): Promise<Standing | undefined> {
      const made = good(await standing(meta.drill), meta) ?? (await tryMake(meta))
      return made && (made.own ?? { score: made.run.score, conclusion: made.run.conclusion })
    },
    /** The summaries of all of these drills that can be scored, of one organisation; the ones that are kept come in one reading. */
    async all(org: string, metas: readonly Meta[]): Promise<RunSummary[]> {
      const kept = (await table.list('org', `runs#${org}#${standard}`)) as Kept[]
      const byPlace = new Map(kept.map((item) => [item.pk, item]))
      const runs: RunSummary[] = []
      for (const meta of metas) {
        const made = good(byPlace.get(drillKey(meta.drill)), meta) ?? (await tryMake(meta))
        if (made) runs.push(made.run)
      }
      return runs
    },
  }
}
/** Drops a summary that something else than a commit made stale, a ruling: it is made again when it is next asked for. */
export async function forgetRun(table: Table, drill: string): Promise<void> {
  await countUp(table, drillKey(drill), runKey, Number.MAX_SAFE_INTEGER)
}
export type RunSummaries = ReturnType<typeof makeRunSummaries>
