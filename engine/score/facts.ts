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
  /** Was the drill played at all, and until which drill time? */
  readonly begun: boolean
  readonly end: number
}

function many<T extends { readonly expected: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const row of rows) map.set(row.expected, [...(map.get(row.expected) ?? []), row])
  return map
}

/** Reads a log, in order. */
export function readFacts(entries: readonly Entry[]): Facts {
  const of = <T extends Entry['type']>(type: T) => entries.filter((entry): entry is EntryOf<T> => entry.type === type)
  const last = entries.at(-1)
  return {
    entries,
    byNumber: new Map(entries.map((entry) => [entry.e, entry])),
    opened: new Map(of('expected-opened').map((entry) => [entry.expected, entry])),
    met: many(of('expected-met')),
    overdue: many(of('expected-overdue')),
    skipped: new Map(of('expected-skipped').map((entry) => [entry.expected, entry])),
    breached: many(of('breached')),
    failed: new Map(of('objective-failed').map((entry) => [entry.objective, entry])),
    seats: new Map(of('seat-joined').map(({ seat, name, role }) => [seat, { name, role }])),
    actions: of('action-taken'),
    begun: of('drill-started').length > 0,
    end: last?.at ?? 0,
  }
}

/** When a person of the role first opened the message that opened this expected action; with the entry that says so. */
export function firstSeen(facts: Facts, expected: ExpectedAction): EntryOf<'inject-seen'> | undefined {
  const opened = facts.opened.get(expected.id)
  if (!opened) return undefined
  return facts.entries.find(
    (entry): entry is EntryOf<'inject-seen'> =>
      entry.type === 'inject-seen' &&
      entry.delivery === opened.by &&
      expected.role.includes(facts.seats.get(entry.seat)?.role ?? ''),
  )
}
