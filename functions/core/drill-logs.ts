import type { Entry } from '../../engine/drill/entries.ts'
import type { DrillState } from '../../engine/drill/state.ts'
import type { Frame } from '../../engine/view/frames.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { type Answerable, foldSeat, type SeatFold } from '../../engine/view/view.ts'
import { type Commit, drillKey, logKey, readCommit } from './commit.ts'
import type { Table } from './table.ts'

/** A drill's log as this process knows it, and the folds of the seats it serves. */
export interface DrillLog {
  readonly n: number
  readonly entries: readonly Entry[]
  readonly pages: readonly LogPage[]
  /** The state after commit n; undefined before the first commit. */
  readonly state: DrillState | undefined
  /** All frames of a seat, in order. */
  frames(seat: string, role: string): readonly Frame[]
  /** The frames that commit n gave a seat. */
  framesOf(seat: string, role: string, n: number): readonly Frame[]
  answerable(seat: string, role: string, k: number): Answerable | undefined
}

/** `ends[n]`: how many frames there are up to commit n. */
interface Fold {
  readonly fold: SeatFold
  readonly frames: Frame[]
  readonly ends: number[]
}

interface Known {
  n: number
  entries: Entry[]
  pages: LogPage[]
  state: DrillState | undefined
  folds: Map<string, Fold>
}

const keep = 100

/** Keeps the logs of the drills a process serves; every read catches up by LOG > n, so it is never behind the table. */
export function makeDrillLogs(table: Table) {
  const logs = new Map<string, Known>()

  function known(drill: string): Known {
    const found = logs.get(drill)
    if (found) {
      logs.delete(drill)
      logs.set(drill, found)
      return found
    }
    const fresh: Known = { n: 0, entries: [], pages: [], state: undefined, folds: new Map() }
    logs.set(drill, fresh)
    const oldest = logs.keys().next().value
    if (logs.size > keep && oldest !== undefined) logs.delete(oldest)
    return fresh
  }

  function take(log: Known, commit: Commit) {
    if (commit.n !== log.n + 1) return
    log.n = commit.n
    log.state = commit.state
    log.entries.push(...commit.entries)
    log.pages.push({ n: commit.n, entries: commit.entries })
    for (const fold of log.folds.values()) extend(fold, commit.entries)
  }

  function extend({ fold, frames, ends }: Fold, entries: readonly Entry[]) {
    frames.push(...fold.apply(entries))
    ends.push(frames.length)
  }

  async function catchUp(drill: string, log: Known) {
    const items = await table.query(drillKey(drill), { prefix: 'LOG#', after: logKey(log.n) })
    for (const item of items) take(log, readCommit(item))
  }

  function foldOf(log: Known, seat: string, role: string) {
    const found = log.folds.get(seat)
    if (found) return found
    const fresh: Fold = { fold: foldSeat(seat, role), frames: [], ends: [0] }
    for (const { entries } of log.pages) extend(fresh, entries)
    log.folds.set(seat, fresh)
    return fresh
  }

  const shown = (log: Known): DrillLog => ({
    n: log.n,
    entries: log.entries,
    pages: log.pages,
    state: log.state,
    frames: (seat, role) => foldOf(log, seat, role).frames,
    framesOf: (seat, role, n) => {
      const { frames, ends } = foldOf(log, seat, role)
      return frames.slice(ends[n - 1], ends[n])
    },
    answerable: (seat, role, k) => foldOf(log, seat, role).fold.answerable(k),
  })

  return {
    /** The log up to the newest commit. */
    async read(drill: string): Promise<DrillLog> {
      const log = known(drill)
      await catchUp(drill, log)
      return shown(log)
    },
    /** Takes a commit that was just settled here, without asking the table when it is the next one. */
    async follow(drill: string, commit: Commit): Promise<DrillLog> {
      const log = known(drill)
      take(log, commit)
      if (log.n < commit.n) await catchUp(drill, log)
      return shown(log)
    },
  }
}
export type DrillLogs = ReturnType<typeof makeDrillLogs>
