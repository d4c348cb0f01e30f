import { open } from 'lmdb'
import type { IndexName, Item, Table } from '../core/table.ts'
import { lockFolder } from './folder-lock.ts'

type Key = [string, string]
/** Sorts behind every string with the same beginning. */
const beyond = '\u{10ffff}'

const indexes: readonly { name: IndexName; hash: 'livePk' | 'orgPk'; sort: 'liveSk' | 'orgSk' }[] = [
  { name: 'live', hash: 'livePk', sort: 'liveSk' },
  { name: 'org', hash: 'orgPk', sort: 'orgSk' },
]

/**
 * The embedded table: one LMDB file in a folder that this process holds alone (`TableLockedError` otherwise). Every
 * change is flushed to disk before its promise settles; changes that come together share one flush.
 */
export async function openLmdbTable(folder: string): Promise<Table> {
  const lock = await lockFolder(folder)
  const root = open({ path: `${folder}/sandtable.lmdb`, encoding: 'json', maxDbs: 2 })
  const items = root.openDB<Item, Key>({ name: 'items', encoding: 'json' })
  const index = root.openDB<null, string[]>({ name: 'index', encoding: 'json' })

  function reindex(item: Item, write: (key: string[]) => void) {
    for (const { name, hash, sort } of indexes) {
      const [pk, sk] = [item[hash], item[sort]]
      if (pk !== undefined && sk !== undefined) write([name, pk, sk, item.pk, item.sk])
    }
  }

  return {
    async get(pk, sk) {
      return items.get([pk, sk])
    },
    async query(pk, { prefix = '', after, from, to }, { reverse = false, limit } = {}) {
      const low = [prefix, after ?? '', from ?? ''].reduce((a, b) =>
        Buffer.compare(Buffer.from(a), Buffer.from(b)) >= 0 ? a : b,
      )
      const found: Item[] = []
      const wanted = (sk: string) =>
        sk.startsWith(prefix) &&
        sk !== after &&
        (to === undefined || Buffer.compare(Buffer.from(sk), Buffer.from(to)) <= 0)
      const range = { start: [pk, low] as Key, end: [pk, beyond] as Key }
      const turned = reverse
        ? { start: range.end, end: range.start, reverse, inclusiveEnd: true, exclusiveStart: false }
        : range
      for (const { key, value } of items.getRange(turned)) {
        if (key[0] !== pk) break
        if (wanted(key[1])) found.push(value)
        else if (!reverse && prefix && !key[1].startsWith(prefix)) break
        if (found.length === limit) break
      }
      return found
    },
    async put(item, condition) {
      const key: Key = [item.pk, item.sk]
      const result = await items.transaction(() => {
        const existing = items.get(key)
        const lost =
          condition && ('ifAbsent' in condition ? existing : existing && Number(existing.n) >= Number(item.n))
        if (lost) return { ok: false as const, ...(existing && { existing }) }
        if (existing) reindex(existing, (old) => index.removeSync(old))
        items.putSync(key, item)
        reindex(item, (fresh) => index.putSync(fresh, null))
        return { ok: true as const }
      })
      await items.flushed
      return result
    },
    async remove(pk, sk) {
      await items.transaction(() => {
        const existing = items.get([pk, sk])
        if (!existing) return
        reindex(existing, (old) => index.removeSync(old))
        items.removeSync([pk, sk])
      })
      await items.flushed
    },
    async list(name, pk, { reverse = false, limit, after } = {}) {
      const found: Item[] = []
      const [start, end] = [
        [name, pk, after === undefined || reverse ? '' : `${after}\0`],
        [name, pk, after !== undefined && reverse ? after : beyond],
      ]
      const range = reverse
        ? { start: end, end: start, reverse, inclusiveEnd: true, exclusiveStart: after !== undefined }
        : { start, end }
      for (const key of index.getKeys(range)) {
        const [, , sk = '', itemPk = '', itemSk = ''] = key
        if (sk === after) continue
        const item = items.get([itemPk, itemSk])
        if (item) found.push(item)
        if (found.length === limit) break
      }
      return found
    },
    async close() {
      await root.close()
      await lock.release()
    },
  }
}
