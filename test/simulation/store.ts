import type { Item, PutResult, Range } from '../../functions/core/table.ts'

/** Told of every change at the moment it takes effect. */
export interface Watch {
  put(item: Item, existing: Item | undefined): void
  removing(pk: string, sk: string): void
}

type Condition = { ifAbsent: true } | { ifNewer: 'n' } | undefined

/** The one table of a run, without waiting: copies in and out, keys in order. */
export function makeStore() {
  const texts = new Map<string, Map<string, string>>()
  const watches: Watch[] = []
  const partition = (pk: string) => {
    const found = texts.get(pk)
    if (found) return found
    const fresh = new Map<string, string>()
    texts.set(pk, fresh)
    return fresh
  }
  function get(pk: string, sk: string): Item | undefined {
    const text = texts.get(pk)?.get(sk)
    return text === undefined ? undefined : (JSON.parse(text) as Item)
  }

  return {
    watches,
    get,
    has: (pk: string, sk: string) => texts.get(pk)?.has(sk) === true,
    /** Of the range only `prefix` and `after` are known here: all that is asked for. */
    query(pk: string, { prefix = '', after = '' }: Range, limit?: number): Item[] {
      const found = [...(texts.get(pk)?.keys() ?? [])].filter((sk) => sk.startsWith(prefix) && sk > after)
      const keys = found.sort().slice(0, limit)
      return keys.map((sk) => get(pk, sk)!)
    },
    put(item: Item, condition?: Condition): PutResult {
      const existing = get(item.pk, item.sk)
      if (existing && condition) {
        if ('ifAbsent' in condition) return { ok: false, existing }
        if ((existing.n ?? Number.NEGATIVE_INFINITY) >= (item.n ?? 0)) return { ok: false, existing }
      }
      const text = JSON.stringify(item)
      for (const watch of watches) watch.put(JSON.parse(text) as Item, existing)
      partition(item.pk).set(item.sk, text)
      return { ok: true }
    },
    remove(pk: string, sk: string) {
      if (!texts.get(pk)?.has(sk)) return
      for (const watch of watches) watch.removing(pk, sk)
      texts.get(pk)?.delete(sk)
    },
  }
}
export type Store = ReturnType<typeof makeStore>
