import type { z } from 'zod'
import type { createDrillRequest } from '../../engine/contract.ts'
import { canFork, fork } from '../../engine/drill/fork.ts'
import { type Commit, commitItem, drillKey, logKey, readCommit } from './commit.ts'
import { getLaunch, type Launch } from './launch.ts'
import type { Table } from './table.ts'
import type { Refused } from './use-cases.ts'

type Request = z.output<typeof createDrillRequest>

/** What a drill that goes on from another takes over from it, besides the log. */
export interface Source {
  readonly ok: true
  readonly launch: Launch
  /** The rate its clock had, or would have had after a pause. */
  readonly rate: number
}

/**
 * The drill that a request wants to go on from; undefined where it wants none. Refused: `not-found` (also another
 * organisation's), `other-drill` for another scenario, version or set of roles or for verifications to
 * add, `no-such-moment` before its start or
 * after its end.
 */
export async function readSource(table: Table, org: string, request: Request): Promise<Source | Refused | undefined> {
  const { from } = request
  if (!from) return undefined
  const launch = await getLaunch(table, from.drill)
  if (launch?.org !== org) return { ok: false, reason: 'not-found', detail: from.drill }
  const { scenario, staffed } = launch
  const sameSeats =
    !request.seats ||
    (request.seats.length === staffed.length && staffed.every((role) => request.seats?.includes(role)))
  const sameStory = request.scenario === scenario.id && (request.version ?? scenario.version) === scenario.version
  if (!sameSeats || !sameStory || request.verify?.length) return { ok: false, reason: 'other-drill' }
  const item = await table.get(drillKey(from.drill), logKey(from.n))
  const state = item && readCommit(item).state
  if (!state || !canFork(state)) return { ok: false, reason: 'no-such-moment', detail: String(from.n) }
  return { ok: true, launch, rate: state.rate }
}

const batch = 100

/**
 * Puts what a drill inherits into its own log, after its commit `head`: the other drill's commits under their own
 * numbers, without their commands (whose receipts are theirs), and behind them the one that turns the clock. Each is the same whoever
 * puts it and is put if absent, one after the other, so that any number of workers may do it at once and stop
 * anywhere. False: nothing is left to inherit.
 */
export async function inherit(table: Table, { drill, from, rate, createdAt }: Launch, head: Commit): Promise<boolean> {
  if (!from || head.n > from.n) return false
  let last = head
  while (last.n < from.n) {
    const range = { after: logKey(last.n), to: logKey(from.n) }
    const commits = (await table.query(drillKey(from.drill), range, { limit: batch })).map(readCommit)
    if (commits.length === 0) throw new Error(`drill ${from.drill} has no commit ${last.n + 1} to inherit`)
    for (const { n, at, entries, state } of commits) {
      last = { n, at, consumed: [], entries, state }
      await table.put(commitItem(drill, last), { ifAbsent: true })
    }
  }
  const turned: Commit = {
    n: from.n + 1,
    at: createdAt,
    consumed: [],
    ...fork(last.state, from, { wall: createdAt, rate }),
  }
  await table.put(commitItem(drill, turned), { ifAbsent: true })
  return true
}
