import type { IndexName, Item, PutResult, Table } from '../core/table.ts'
import { isNewer, itemText, numberOf } from './item-text.ts'
import { type Bounds, boundsOf, boundsOfPage, compareKeys } from './key-range.ts'

const indexKeys = { live: ['livePk', 'liveSk'], org: ['orgPk', 'orgSk'] } as const

/** Kept as text, so that nobody holds a reference into the table; the keys beside it, to list without reading all. */
interface Kept {
  readonly text: string
  readonly item: Pick<Item, 'livePk' | 'liveSk' | 'orgPk' | 'orgSk'>
}
const read = ({ text }: Kept) => JSON.parse(text) as Item

/** A table that forgets: for rehearsals and simulations. Same answers as the durable ones, copies in and out. */
export function makeMemoryTable(): Table {
  const partitions = new Map<string, Map<string, Kept>>()
  const find = (pk: string, sk: string) => {
    const kept = partitions.get(pk)?.get(sk)
    return kept && read(kept)
  }

  return {
    get: async (pk, sk) => find(pk, sk),

    query: async (pk, range, { reverse, limit } = {}) => {
      const bounds = boundsOf(range)
      const partition = partitions.get(pk)
      if (!bounds || !partition) return []
      const found = [...partition].filter(([sk]) => within(sk, bounds)).sort(([a], [b]) => compareKeys(a, b))
      return (reverse ? found.reverse() : found).slice(0, limit).map(([, kept]) => read(kept))
    },

    put: async (item, condition): Promise<PutResult> => {
      const text = itemText(item)
      if (condition && 'ifNewer' in condition) numberOf(item)
      const existing = condition && find(item.pk, item.sk)
      if (existing && ('ifAbsent' in condition || !isNewer(item, existing))) return { ok: false, existing }
      const { pk, sk, livePk, liveSk, orgPk, orgSk } = item
      const partition = partitions.get(pk) ?? new Map<string, Kept>()
      partitions.set(pk, partition.set(sk, { text, item: { livePk, liveSk, orgPk, orgSk } }))
      return { ok: true }
    },

    remove: async (pk, sk) => {
      partitions.get(pk)?.delete(sk)
      if (partitions.get(pk)?.size === 0) partitions.delete(pk)
    },

    list: async (index: IndexName, pk, { reverse, limit, after } = {}) => {
      const [pkName, skName] = indexKeys[index]
      const bounds = boundsOfPage(after, reverse)
      const found = [...partitions.values()]
        .flatMap((partition) => [...partition.values()])
        .flatMap((kept) => {
          const sk = kept.item[skName]
          return kept.item[pkName] === pk && sk !== undefined && within(sk, bounds) ? [{ sk, kept }] : []
        })
        .sort((a, b) => compareKeys(a.sk, b.sk))
      return (reverse ? found.reverse() : found).slice(0, limit).map(({ kept }) => read(kept))
    },

    close: async () => {},
  }
}

const within = (key: string, { low, high, below }: Bounds) =>
  (low === undefined || compareKeys(low, key) <= 0) &&
  (high === undefined || compareKeys(key, high) <= 0) &&
  (below === undefined || compareKeys(key, below) < 0)
