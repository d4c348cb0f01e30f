import type { Entry, EntryOf } from '../../../engine/drill/entries.ts'
import type { LogPage } from '../../../engine/view/live.ts'

/** A drill's log as a page holds it: the entries in order, and how far it goes. */
export interface Log {
  readonly n: number
  readonly entries: readonly Entry[]
}
export const emptyLog: Log = { n: 0, entries: [] }

/**
 * Adds commits to a log. Commits already known are dropped; after a gap nothing more is taken, so that asking
 * `since n` again always mends it.
 */
export function addPages(log: Log, pages: readonly LogPage[]): Log {
  let { n } = log
  const fresh: Entry[] = []
  for (const page of [...pages].sort((a, b) => a.n - b.n)) {
    if (page.n <= n) continue
    if (page.n > n + 1) break
    n = page.n
    fresh.push(...page.entries)
  }
  return n === log.n ? log : { n, entries: [...log.entries, ...fresh] }
}

/** Is there a commit among these that cannot be added yet? */
export const hasGap = (log: Log, pages: readonly LogPage[]) => pages.some((page) => page.n > log.n + 1)

export interface SeatFacts {
  readonly seat: string
  readonly role: string
  readonly name: string
  readonly removed: boolean
}

/** What a page asks of the log again and again, indexed once. */
export interface LogIndex {
  readonly entries: readonly Entry[]
  readonly entryOf: (e: number) => Entry | undefined
  readonly seats: readonly SeatFacts[]
  readonly seatOf: (seat: string) => SeatFacts | undefined
  readonly deliveries: readonly EntryOf<'inject-delivered'>[]
  readonly actions: readonly EntryOf<'action-taken'>[]
  /** Seats that opened a delivery (its entry number). */
  readonly seenBy: (delivery: number) => readonly string[]
}

export function indexLog(entries: readonly Entry[]): LogIndex {
  const byNumber = new Map<number, Entry>()
  const seats = new Map<string, SeatFacts>()
  const seen = new Map<number, string[]>()
  const deliveries: EntryOf<'inject-delivered'>[] = []
  const actions: EntryOf<'action-taken'>[] = []
  for (const entry of entries) {
    byNumber.set(entry.e, entry)
    if (entry.type === 'seat-joined') {
      seats.set(entry.seat, { seat: entry.seat, role: entry.role, name: entry.name, removed: false })
    }
    if (entry.type === 'seat-removed') {
      const seat = seats.get(entry.seat)
      if (seat) seats.set(entry.seat, { ...seat, removed: true })
    }
    // People stay with the drill they joined; whoever goes on from here has joined anew.
    if (entry.type === 'forked') for (const seat of seats.values()) seats.set(seat.seat, { ...seat, removed: true })
    if (entry.type === 'inject-seen') seen.set(entry.delivery, [...(seen.get(entry.delivery) ?? []), entry.seat])
    if (entry.type === 'inject-delivered') deliveries.push(entry)
    if (entry.type === 'action-taken') actions.push(entry)
  }
  return {
    entries,
    entryOf: (e) => byNumber.get(e),
    seats: [...seats.values()],
    seatOf: (seat) => seats.get(seat),
    deliveries,
    actions,
    seenBy: (delivery) => seen.get(delivery) ?? [],
  }
}
