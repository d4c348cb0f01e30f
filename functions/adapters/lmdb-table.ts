import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { IndexName, Item, PutResult, Table } from '../core/table.ts'
import { lockFolder, TableLockedError } from './folder-lock.ts'
import { isNewer, itemText, keyFits, numberOf } from './item-text.ts'
import { type Bounds, boundsOf, boundsOfPage } from './key-range.ts'
import { behind, indexKey, itemKey, partitionKey } from './lmdb-keys.ts'

export { TableLockedError }

type Store = Database<string, Buffer>
/** Index entry → the key of the item it lists. */
type Pointers = Database<Buffer, Buffer>
type Options = { readonly reverse?: boolean; readonly limit?: number }

/**
 * The embedded table in a folder of its own (made when absent); refuses with `TableLockedError` while another process
 * has it open. Writes that come together share one transaction and one flush. A transaction is seen only once it is on
 * disk (`overlappingSync: false`), so neither an answer nor a read can run ahead of the disk.
 */
export async function openLmdbTable(folder: string): Promise<Table> {
  const place = resolve(folder)
  await mkdir(place, { recursive: true })
  const release = await lockFolder(place)
  try {
    const root = open({ path: join(place, 'table.mdb'), noSubdir: true, overlappingSync: false })
    if (isAlone(root)) return tableOf(root, release)
    await root.close()
    throw new TableLockedError(place)
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * The folder's lock is not seen from another container on the same volume; LMDB's own table of readers is. A read claims
 * a line there, dead processes lose theirs in the check, and the first line is a heading. Looked at before the first
 * read too: where both containers call this process pid 1, that read would wait for the other for ever.
 */
function isAlone(root: RootDatabase): boolean {
  root.readerCheck()
  if (!root.readerList().trim().startsWith('(no active readers)')) return false
  root.get('')
  root.readerCheck()
  return root.readerList().trim().split('\n').length <= 2
}

function tableOf(root: RootDatabase, release: () => Promise<void>): Table {
  const store = (name: string): Store => root.openDB({ name, keyEncoding: 'binary', encoding: 'string' })
  const items = store('items')
  const pointers = (name: string): Pointers => root.openDB({ name, keyEncoding: 'binary', encoding: 'binary' })
  const indexes: Record<IndexName, Pointers> = { live: pointers('live'), org: pointers('org') }

  const find = (pk: string, sk: string): Item | undefined => {
    if (!keyFits(pk) || !keyFits(sk)) return undefined
    const text = items.get(itemKey(pk, sk))
    return text === undefined ? undefined : read(text)
  }

  /** Inside a transaction: moves the item's index entries from where it stood to where it stands now. */
  const reindex = (standing: Item | undefined, now: Item | undefined) => {
    for (const index of ['live', 'org'] as const) {
      const old = standing && entryKey(index, standing)
      const fresh = now && entryKey(index, now)
      if (fresh && old?.equals(fresh)) continue
      if (old) indexes[index].remove(old)
      if (now && fresh) indexes[index].put(fresh, itemKey(now.pk, now.sk))
    }
  }

  return {
    get: async (pk, sk) => find(pk, sk),

    query: async (pk, range, options) => {
      const bounds = boundsOf(range)
      return bounds && keyFits(pk) ? scan(items, pk, bounds, options).map(read) : []
    },

    put: async (item, condition) => {
      const text = itemText(item)
      if (condition && 'ifNewer' in condition) numberOf(item)
      return root.transaction((): PutResult => {
        const standing = find(item.pk, item.sk)
        if (standing && condition && ('ifAbsent' in condition || !isNewer(item, standing)))
          return { ok: false, existing: standing }
        items.put(itemKey(item.pk, item.sk), text)
        reindex(standing, item)
        return { ok: true }
      })
    },

    remove: async (pk, sk) => {
      if (!keyFits(pk) || !keyFits(sk)) return
      await root.transaction(() => {
        const standing = find(pk, sk)
        if (!standing) return
        items.remove(itemKey(pk, sk))
        reindex(standing, undefined)
      })
    },

    list: async (index, pk, options) => {
      if (!keyFits(pk)) return []
      const found = scan(indexes[index], pk, boundsOfPage(options?.after, options?.reverse), options)
      return found.map((key) => read(items.get(key) as string))
    },

    close: async () => {
      await root.close()
      await release()
    },
  }
}

const read = (text: string) => JSON.parse(text) as Item

function entryKey(index: IndexName, item: Item): Buffer | undefined {
  const [pk, sk] = index === 'live' ? [item.livePk, item.liveSk] : [item.orgPk, item.orgSk]
  return pk === undefined || sk === undefined ? undefined : indexKey(pk, sk, item)
}

/** Byte keys from `low` on and up to, without, the end behind `high` (its entries included) or `below` itself. */
function scan<V>(
  store: Database<V, Buffer>,
  pk: string,
  { low, high, below }: Bounds,
  { reverse, limit }: Options = {},
): V[] {
  const from = Buffer.concat([partitionKey(pk), Buffer.from(low ?? '')])
  const end =
    below !== undefined
      ? Buffer.concat([partitionKey(pk), Buffer.from(below)])
      : high === undefined
        ? behind(partitionKey(pk))
        : Buffer.concat([partitionKey(pk), Buffer.from(`${high}\0`)])
  const found = reverse
    ? store.getRange({ start: end, end: from, exclusiveStart: true, inclusiveEnd: true, reverse, limit })
    : store.getRange({ start: from, end, limit })
  return [...found.map(({ value }) => value)]
}
