import type { Entry, EntryOf } from '../drill/entries.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'

/** The log, read once into what scoring asks of it. */
export interface Facts {
  readonly entries: readonly Entry[]
  readonly byNumber: ReadonlyMap<number, Entry>
  readonly opened: ReadonlyMap<string, EntryOf<'expected-opened'>>
  readonly met: ReadonlyMap<string, readonly EntryOf<'expected-met'>[]>
  readonly overdue: ReadonlyMap<string, readonly EntryOf<'expected-overdue'>[]>
  readonly skipped: ReadonlyMap<string, EntryOf<'expected-skipped'>>
  readonly breached: ReadonlyMap<string, readonly EntryOf<'breached'>[]>
  readonly failed: ReadonlyMap<string, EntryOf<'objective-failed'>>
  readonly seats: ReadonlyMap<string, { readonly name: string; readonly role: string }>
  readonly actions: readonly EntryOf<'action-taken'>[]
  /** Expected actions that an action met, and forbidden ones it committed, by the action's entry number. */
  readonly metBy: ReadonlyMap<number, readonly EntryOf<'expected-met'>[]>
  readonly breachedBy: ReadonlyMap<number, readonly EntryOf<'breached'>[]>
  /** First sightings of a delivery, by its entry number: one for each role. */
  readonly seen: ReadonlyMap<number, readonly EntryOf<'inject-seen'>[]>
  /** Actions that answer a delivery, by its entry number. */
  readonly answers: ReadonlyMap<number, readonly EntryOf<'action-taken'>[]>
  readonly delivered: readonly EntryOf<'inject-delivered'>[]
  /** Was the drill played at all, and until which drill time? */
  readonly begun: boolean
  readonly begin: number
  readonly end: number
}

/** Rows grouped by a key, in order. */
export function groupBy<K, T>(rows: Iterable<T>, key: (row: T) => K): Map<K, T[]> {
  const map = new Map<K, T[]>()
  for (const row of rows) {
    const group = map.get(key(row))
    if (group) group.push(row)
    else map.set(key(row), [row])
  }
  return map
}

/** Reads a log, in order, once. */
export function readFacts(entries: readonly Entry[]): Facts {
  const byType = groupBy(entries, (entry) => entry.type)
  const of = <T extends Entry['type']>(type: T) =>
    (byType.get(type) ?? []).filter((entry): entry is EntryOf<T> => entry.type === type)
  const seats = new Map(of('seat-joined').map(({ seat, name, role }) => [seat, { name, role }]))
  const once = new Set<string>()
  const sightings = of('inject-seen').filter(({ seat, delivery }) => {
    const key = `${delivery} ${seats.get(seat)?.role ?? ''}`
    return !once.has(key) && once.add(key)
  })
  const actions = of('action-taken')
  return {
    entries,
    byNumber: new Map(entries.map((entry) => [entry.e, entry])),
    opened: new Map(of('expected-opened').map((entry) => [entry.expected, entry])),
    met: groupBy(of('expected-met'), (entry) => entry.expected),
    overdue: groupBy(of('expected-overdue'), (entry) => entry.expected),
    skipped: new Map(of('expected-skipped').map((entry) => [entry.expected, entry])),
    breached: groupBy(of('breached'), (entry) => entry.expected),
    failed: new Map(of('objective-failed').map((entry) => [entry.objective, entry])),
    seats,
    actions,
    metBy: groupBy(of('expected-met'), (entry) => entry.action),
    breachedBy: groupBy(of('breached'), (entry) => entry.action),
    seen: groupBy(sightings, (entry) => entry.delivery),
    answers: groupBy(
      actions.filter((action) => action.inReplyTo !== undefined),
      (action) => action.inReplyTo ?? 0,
    ),
    delivered: of('inject-delivered'),
    begun: of('drill-started').length > 0,
    begin: of('drill-started')[0]?.at ?? 0,
    end: entries.at(-1)?.at ?? 0,
  }
}

/** When a person of the role first opened the message that opened this expected action; with the entry that says so. */
export function firstSeen(facts: Facts, expected: ExpectedAction): EntryOf<'inject-seen'> | undefined {
  const opened = facts.opened.get(expected.id)
  if (!opened) return undefined
  return facts.seen.get(opened.by)?.find((entry) => expected.role.includes(facts.seats.get(entry.seat)?.role ?? ''))
}
