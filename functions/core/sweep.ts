import { drillKey } from './commit.ts'
import { liveAfterEnd, type Meta } from './launch.ts'
import type { Ports } from './ports.ts'
import type { Item } from './table.ts'

const sideBySide = 8

/**
 * Advances every live drill, whatever became of its alarm. One that ended more than an hour ago leaves the `live`
 * index: its META is put half a step newer, so that a commit that comes after all still puts it back.
 */
export async function sweep({ table, clock }: Ports, advance: (drill: string) => Promise<void>): Promise<void> {
  const waiting = (await table.list('live', 'live')) as (Item & Meta)[]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next.drill)
  }
  await Promise.all(Array.from({ length: sideBySide }, work))

  async function one(drill: string) {
    await advance(drill)
    const meta = (await table.get(drillKey(drill), 'META')) as (Item & Meta) | undefined
    if (meta?.endedAt === undefined || clock.now() < meta.endedAt + liveAfterEnd) return
    const { livePk: _, liveSk: __, ...retired } = meta
    await table.put({ ...retired, n: Math.floor(meta.n) + 0.5 }, { ifNewer: 'n' })
  }
}
