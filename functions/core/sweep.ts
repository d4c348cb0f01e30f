import { type Asked, accept } from './accept.ts'
import { drillKey, readCommit } from './commit.ts'
import { liveAfterEnd, type Meta } from './launch.ts'
import type { Ports } from './ports.ts'
import { getSettled } from './settled.ts'
import type { Item, Table } from './table.ts'

const day = 86_400_000
/** A drill that nobody goes on with ends itself after so long (wall ms): waiting in the lobby, or with its clock standing. */
export const forgottenAfter = { lobby: 30 * day, standing: 7 * day } as const

/** Has nobody gone on with this drill for too long? One that will do something by itself is never forgotten. */
async function isForgotten(table: Table, meta: Meta, now: number): Promise<boolean> {
  const limit = meta.status === 'lobby' ? forgottenAfter.lobby : forgottenAfter.standing
  if (now < meta.createdAt + limit) return false
  if ((await getSettled(table, meta.drill))?.nextDueAt !== undefined) return false
  const [last] = await table.query(drillKey(meta.drill), { prefix: 'LOG#' }, { reverse: true, limit: 1 })
  return now >= (last ? readCommit(last).at : meta.createdAt) + limit
}

const end: Asked = { type: 'end', id: 'forgotten-end', by: { kind: 'trainer', name: 'Sandtable' } }

const sideBySide = 8

/**
 * Advances every live drill, whatever became of its alarm, and ends those that were forgotten. One that ended more
 * than an hour ago leaves the `live` index: its META is put half a step newer, so that a commit that comes after all
 * still puts it back.
 */
export async function sweep(ports: Ports, advance: (drill: string) => Promise<void>): Promise<void> {
  const { table, clock } = ports
  const waiting = (await table.list('live', 'live')) as (Item & Meta)[]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next.drill)
  }
  await Promise.all(Array.from({ length: sideBySide }, work))

  async function one(drill: string) {
    await advance(drill)
    const meta = (await table.get(drillKey(drill), 'META')) as (Item & Meta) | undefined
    if (!meta) return
    if (meta.endedAt === undefined) {
      if (!(await isForgotten(table, meta, clock.now()))) return
      await accept(ports, drill, meta.shards, end)
      await advance(drill)
    } else if (clock.now() >= meta.endedAt + liveAfterEnd) {
      const { livePk: _, liveSk: __, ...retired } = meta
      await table.put({ ...retired, n: meta.n + 0.5 }, { ifNewer: 'n' })
    }
  }
}
