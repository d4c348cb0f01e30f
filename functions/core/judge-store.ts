import { createHash } from 'node:crypto'
import { heardOf } from '../../engine/judge/heard.ts'
import type {
  Card,
  Feedback,
  Observation,
  Person,
  Rating,
  Records,
  RulingRecord,
  Withdrawal,
  WorkloadRecord,
} from '../../engine/judge/records.ts'
import type { Author } from '../../engine/judge/requests.ts'
import type { Heard } from '../../engine/score/rulings.ts'
import { canonical } from './commit.ts'
import type { Item, Table } from './table.ts'
import type { Staff } from './use-cases.ts'

/*
 * What people said of a drill lies beside its log, under a partition of its own, one item each:
 *
 *   RATING#<person>#<id>  OBS#<person>#<id>  RULING#<id>  WITHDRAW#<id>  TLX#<seat>#<survey>
 *   CARD#<id>, FORM#<id>  without a person, where none is to be known
 *   CARDS#<mark>, FORMBY#<mark>  that somebody put cards (how many) or a form, never which
 */

export const judgeKey = (drill: string) => `JUDGE#${drill}`

const digest = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)

/** Who says it: the same device is the same person, whatever link it came by. The key itself is kept nowhere. */
export function personOf(who: Staff, author: Author): Person {
  return { id: digest('person', who.org, author.key), name: author.name, role: who.role }
}

/** A mark of a seat that is only good for counting. Whoever holds the table and the seats could work it out; no card bears it. */
export const markOf = (drill: string, seat: string, of: 'cards' | 'form') => digest('mark', of, drill, seat)

export type Kept = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly existing: Item }

/**
 * Puts an item if absent. Put again with the same body it is kept all the same, as it stands; with another body: not.
 * What the server adds by itself (when) belongs in `stamp`, outside of the body that is compared.
 */
export async function keepOnce(
  table: Table,
  pk: string,
  sk: string,
  body: object,
  stamp: Readonly<Record<string, unknown>> = {},
): Promise<Kept> {
  const hash = digest(canonical(body))
  const item: Item = { pk, sk, ...body, ...stamp, hash }
  const put = await table.put(item, { ifAbsent: true })
  if (put.ok) return { ok: true, item }
  const existing = put.existing ?? (await table.get(pk, sk))
  if (!existing) throw new Error(`${sk} was there and is gone`)
  return existing.hash === hash ? { ok: true, item: existing } : { ok: false, existing }
}

/** Adds one to a count, unless it stands at `most`: then false. Of calls at once none is lost: `n` only grows. */
export async function countUp(table: Table, pk: string, sk: string, most: number): Promise<boolean> {
  for (;;) {
    const n = ((await table.get(pk, sk))?.n ?? 0) + 1
    if (n > most) return false
    if ((await table.put({ pk, sk, n }, { ifNewer: 'n' })).ok) return true
  }
}

/** The records without what only the store needs. */
const bare = <T>(items: readonly Item[]): T[] => items.map(({ pk: _, sk: __, hash: ___, ...rest }) => rest as T)

export async function readRecords(table: Table, drill: string): Promise<Records> {
  const items = await table.query(judgeKey(drill), {})
  const of = <T>(prefix: string) => bare<T>(items.filter(({ sk }) => sk.startsWith(prefix)))
  return {
    ratings: of<Rating>('RATING#'),
    observations: of<Observation>('OBS#'),
    rulings: of<RulingRecord>('RULING#'),
    withdrawals: of<Withdrawal>('WITHDRAW#'),
    cards: of<Card>('CARD#'),
    cardPeople: of('CARDS#').length,
    feedback: of<Feedback>('FORM#'),
    workload: of<WorkloadRecord>('TLX#'),
  }
}

/** The cards of the hot wash and how many put them: all that a wall asks for every other second. */
export async function readCards(table: Table, drill: string): Promise<Pick<Records, 'cards' | 'cardPeople'>> {
  const items = await table.query(judgeKey(drill), { prefix: 'CARD' })
  const cards = items.filter(({ sk }) => sk.startsWith('CARD#'))
  return { cards: bare<Card>(cards), cardPeople: items.length - cards.length }
}

/** What the review takes in of it. */
export async function readHeard(table: Table, drill: string): Promise<Heard> {
  const part = <T>(prefix: string) => table.query(judgeKey(drill), { prefix }).then((items) => bare<T>(items))
  const [rulings, withdrawals, workload] = await Promise.all([
    part<RulingRecord>('RULING#'),
    part<Withdrawal>('WITHDRAW#'),
    part<WorkloadRecord>('TLX#'),
  ])
  return heardOf({ rulings, withdrawals, workload })
}
