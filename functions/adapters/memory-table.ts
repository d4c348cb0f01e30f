import type { IndexName, Item, Range, Table } from '../core/table.ts'

const bytes = new TextEncoder()
/** Compares as UTF-8 bytes, as the stores do. */
function compare(a: string, b: string): number {
  return Buffer.compare(bytes.encode(a), bytes.encode(b))
}
const within = (sk: string, { prefix, after, from, to }: Range) =>
  (prefix === undefined || sk.startsWith(prefix)) &&
  (after === undefined || compare(sk, after) > 0) &&
  (from === undefined || compare(sk, from) >= 0) &&
  (to === undefined || compare(sk, to) <= 0)

/** What a store gives back is never what was put in. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A table in memory, for simulations: the same promises, none of the durability. */
export function makeMemoryTable(): Table {
  const partitions = new Map<string, Map<string, Item>>()
  const partition = (pk: string) => {
    const found = partitions.get(pk)
    if (found) return found
    const fresh = new Map<string, Item>()
    partitions.set(pk, fresh)
    return fresh
  }
  const pick = (items: Item[], key: (item: Item) => string, options: { reverse?: boolean; limit?: number } = {}) => {
    items.sort((a, b) => compare(key(a), key(b)))
    if (options.reverse) items.reverse()
    return copy(items.slice(0, options.limit ?? items.length))
  }
  return {
    async get(pk, sk) {
      const item = partitions.get(pk)?.get(sk)
      return item && copy(item)
    },
    async query(pk, range, options) {
      const items = [...(partitions.get(pk)?.values() ?? [])].filter((item) => within(item.sk, range))
      return pick(items, (item) => item.sk, options)
    },
    async put(item, condition) {
      const existing = partitions.get(item.pk)?.get(item.sk)
      const lost = condition && ('ifAbsent' in condition ? existing : existing && Number(existing.n) >= Number(item.n))
      if (lost) return { ok: false, ...(existing && { existing: copy(existing) }) }
      partition(item.pk).set(item.sk, copy(item))
      return { ok: true }
    },
    async remove(pk, sk) {
      partitions.get(pk)?.delete(sk)
    },
    async list(index: IndexName, pk, options) {
      const [hash, sort] = index === 'live' ? (['livePk', 'liveSk'] as const) : (['orgPk', 'orgSk'] as const)
      const items = [...partitions.values()].flatMap((each) => [...each.values()]).filter((item) => item[hash] === pk)
      const after = options?.after
      const rest = items.filter(
        (item) => after === undefined || compare(item[sort] ?? '', after) > 0 !== (options?.reverse ?? false),
      )
      return pick(rest, (item) => item[sort] ?? '', options)
    },
    async close() {},
  }
}
