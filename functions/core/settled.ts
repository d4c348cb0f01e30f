import { nextAlarm } from '../../engine/drill/decide.ts'
import { type Commit, drillKey } from './commit.ts'
import type { Item, Table } from './table.ts'

/**
 * How far a drill is settled: with commit n and all before it nothing is owed any more. In no index and small, for it
 * is put after every commit.
 */
export interface Settled {
  readonly n: number
  /** What the drill waits for after commit n, wall ms. */
  readonly nextDueAt?: number
}

export const settledKey = 'SETTLED'

export async function getSettled(table: Table, drill: string): Promise<Settled | undefined> {
  return (await table.get(drillKey(drill), settledKey)) as (Item & Settled) | undefined
}

/** Put only if newer, so that a slow writer never sets it back. */
export async function putSettled(
  table: Table,
  drill: string,
  { n, state }: Pick<Commit, 'n' | 'state'>,
): Promise<void> {
  const nextDueAt = nextAlarm(state)
  const item: Item = { pk: drillKey(drill), sk: settledKey, n, ...(nextDueAt !== undefined && { nextDueAt }) }
  await table.put(item, { ifNewer: 'n' })
}
