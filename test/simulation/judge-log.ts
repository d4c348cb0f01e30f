import { isDeepStrictEqual } from 'node:util'
import { type Clock, drillTime, wallTime } from '../../engine/drill/clock.ts'
import type { Entry, EntryOf } from '../../engine/drill/entries.ts'
import { statusOf } from '../../engine/drill/state.ts'
import { dueAt } from '../../engine/scenario/script.ts'
import { type Commit, drillKey, inboxKey, readCommit, receiptKey } from '../../functions/core/commit.ts'
import type { FakeSocket } from './sockets.ts'
import { makeFrameFinder } from './sockets.ts'
import type { Store, Watch } from './store.ts'
import { story } from './story.ts'

/** Says which promise was broken, and how. */
export type Broken = (promise: string, detail: string) => void

/** What a timer did, and when that was due by the drill clock then in force. */
export interface Fired {
  readonly entry: Entry
  readonly clock: Clock
}

/** Entries that a timer can bring about. */
const ofTheStory = new Set<Entry['type']>([
  'phase-entered',
  'inject-delivered',
  'inject-withheld',
  'expected-opened',
  'expected-overdue',
  'branch-fired',
  'objective-failed',
])

/** The log as it grows, judged at the moment each thing is written. */
export function makeLogJudge(deps: {
  readonly store: Store
  readonly drill: string
  readonly start: Clock
  readonly now: () => number
  /** Set where every frame must be out before SETTLED says so. */
  readonly sockets?: () => readonly FakeSocket[]
  readonly broken: Broken
}) {
  const { store, drill, now, broken } = deps
  const commits: Commit[] = []
  const entries: Entry[] = []
  const clocks: Clock[] = [deps.start]
  const fired: Fired[] = []
  const taken = new Map<string, { n: number; consumed: Commit['consumed'][number] }>()
  const delivered = new Map<string, number>()
  const opened = new Map<string, number>()
  const framesOf = makeFrameFinder()
  // The drill time that this commit jumped to: what is due up to there fires with the jump, whatever the wall says.
  let leapt = Number.NEGATIVE_INFINITY

  /** The drill time that the script wants a delivery at; undefined where it names none. */
  function plannedAt({ inject: id, cause }: EntryOf<'inject-delivered'>): number | undefined {
    const inject = story.script.injects.get(id ?? '')
    if (cause.by === 'branch') {
      const index = entries.findIndex((entry) => entry.type === 'branch-fired' && entry.branch === cause.branch)
      return (entries[index]?.at ?? 0) + (id === 'I5' ? 10_000 : 0)
    }
    if (cause.by !== 'plan') return undefined
    if (inject?.at !== undefined) return inject.at
    const after = inject?.after
    return after && 'inject' in after ? (delivered.get(after.inject) ?? 0) + after.delay : undefined
  }

  function byTimer(entry: Entry): boolean {
    if (entry.type === 'inject-delivered') return entry.cause.by !== 'trainer'
    if (entry.type === 'expected-overdue') return true
    if (entry.type !== 'branch-fired' || !story.script.ticks.includes(entry.at)) return false
    // At that very moment an action may have set it off.
    return !entries.some(({ type, at }) => at === entry.at && !ofTheStory.has(type))
  }

  function judgeEntry(entry: Entry) {
    const last = entries.at(-1)
    const name = `entry ${entry.e} ${entry.type}`
    if (entry.e !== (last?.e ?? 0) + 1) broken('entries are numbered without a gap', name)
    if (last && (entry.at < last.at || entry.wall < last.wall)) broken('log time never goes back', name)
    if (entry.type === 'inject-delivered' && entry.inject) {
      if (delivered.has(entry.inject)) broken('an inject is delivered at most once', entry.inject)
      const planned = plannedAt(entry)
      if (planned !== undefined && planned !== entry.at)
        broken('no due time moves', `${entry.inject} at ${entry.at}, planned at ${planned}`)
      delivered.set(entry.inject, entry.at)
    }
    if (entry.type === 'expected-opened') {
      const expected = story.script.expected.get(entry.expected)
      const due = expected && dueAt(story.script, expected, entry.at)
      if (due !== entry.dueAt) broken('no due time moves', `${entry.expected} due ${entry.dueAt}, by the script ${due}`)
      opened.set(entry.expected, entry.dueAt)
    }
    if (entry.type === 'expected-overdue' && entry.at !== entry.dueAt + 1)
      broken('no due time moves', `${entry.expected} overdue at ${entry.at}, due ${entry.dueAt}`)
    const clock = clocks.at(-1) ?? deps.start
    if (byTimer(entry) && entry.at > leapt) {
      const due = wallTime(clock, entry.at)
      if (now() < due) broken('no timer fires early', `${name} committed ${due - now()} ms before its time`)
      fired.push({ entry, clock })
    }
    if (entry.type === 'clock-jumped') leapt = entry.clock.drillEpoch
    if ('clock' in entry) clocks.push(entry.clock)
    entries.push(entry)
  }

  function judgeCommit(commit: Commit, existing: boolean) {
    const last = commits.at(-1)
    if (existing) return broken('a commit never changes', `commit ${commit.n} was put again`)
    if (commit.n !== (last?.n ?? 0) + 1) broken('commits are contiguous', `${commit.n} after ${last?.n ?? 0}`)
    for (const { key, shard } of last?.consumed ?? [])
      if (!store.has(inboxKey(drill, shard), receiptKey(key)))
        broken('the receipts of a commit stand before the next commit', `${key} before commit ${commit.n}`)
    for (const consumed of commit.consumed) {
      const before = taken.get(consumed.key)
      if (before) broken('a command is consumed once', `${consumed.key} in ${before.n} and ${commit.n}`)
      taken.set(consumed.key, { n: commit.n, consumed })
    }
    leapt = Number.NEGATIVE_INFINITY
    for (const entry of commit.entries) judgeEntry(entry)
    if (commit.state.nextEntry !== (entries.at(-1)?.e ?? 0) + 1)
      broken('the state counts its entries', `commit ${commit.n}: next ${commit.state.nextEntry}`)
    commits.push(commit)
  }

  /** Frames of the log so far, for one socket. */
  const owed = (socket: FakeSocket) => commits.flatMap(({ n }) => framesOf(socket, commits, n))

  /** The number of the last frame that commits up to `n` owe a socket. */
  function lastFrame(socket: FakeSocket, n: number): number {
    for (let each = n; each > 0; each--) {
      const last = framesOf(socket, commits, each).at(-1)
      if (last) return last.k
    }
    return 0
  }

  const watch: Watch = {
    put(item, existing) {
      if (item.sk.startsWith('LOG#')) judgeCommit(readCommit(item), existing !== undefined)
      else if (item.sk.startsWith('DONE#')) {
        const of = taken.get(item.sk.slice(5))
        const { n, at, hash, outcome } = { ...of?.consumed, n: of?.n }
        const right = { n, at, hash, outcome }
        if (!isDeepStrictEqual({ n: item.n, at: item.at, hash: item.hash, outcome: item.outcome }, right))
          broken('a receipt says what the commit says', item.sk)
      } else if (item.sk === 'META') {
        if ((item.n ?? 0) < (existing?.n ?? 0)) broken('META never goes back', `${item.n} after ${existing?.n}`)
      } else if (item.sk === 'SETTLED') {
        const n = item.n ?? 0
        if (n < (existing?.n ?? 0)) broken('SETTLED never goes back', `${n} after ${existing?.n}`)
        const status = statusOf((commits[n - 1] ?? commits.at(-1))!.state)
        const shown = store.get(drillKey(drill), 'META')
        if ((shown?.n ?? 0) <= n && (shown?.status ?? 'lobby') !== status)
          broken('META stands before SETTLED', `META says ${shown?.status}, commit ${n} ${status}`)
        for (const socket of deps.sockets?.() ?? [])
          if (socket.frames.length < lastFrame(socket, n))
            broken('SETTLED is put only when all is published', `commit ${n} to ${socket.seat}`)
      }
    },
    removing(pk, sk) {
      if (sk.startsWith('CMD#') && !store.has(pk, receiptKey(sk.slice(4))))
        broken('a command leaves the inbox only when its receipt stands', sk)
    },
  }

  return {
    watch,
    commits,
    entries,
    taken,
    fired,
    owed,
    dueOf: (expected: string) => opened.get(expected),
    /** Drill time at a wall time, by the clocks as they were. */
    drillAt(wall: number): number {
      const index = Math.max(
        0,
        clocks.findLastIndex((clock) => clock.wallEpoch <= wall),
      )
      const at = drillTime(clocks[index] ?? deps.start, wall)
      return Math.min(at, clocks[index + 1]?.drillEpoch ?? at)
    },
  }
}
export type LogJudge = ReturnType<typeof makeLogJudge>
