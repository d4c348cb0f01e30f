/** An item of the one table: its two keys, index hints and whatever the caller stores; at most 400 KB as JSON. */
export interface Item {
  readonly pk: string
  readonly sk: string
  /** Sparse index keys: an item is listed in index `live` or `org` when it carries these two strings. */
  readonly livePk?: string
  readonly liveSk?: string
  readonly orgPk?: string
  readonly orgSk?: string
  /** Newer-than number for `ifNewer` puts and for commits. */
  readonly n?: number
  readonly [attribute: string]: unknown
}

/** A range of sort keys, both ends inclusive; `after` is exclusive. All strings compare as UTF-8 bytes. */
export interface Range {
  readonly prefix?: string
  readonly after?: string
  readonly from?: string
  readonly to?: string
}

export type IndexName = 'live' | 'org'

/** A condition lost: what stands there now, or nothing if the store did not tell. */
export interface PutLost {
  readonly ok: false
  readonly existing?: Item
}
export type PutResult = { readonly ok: true } | PutLost

/**
 * The one storage port. Every promise settles only when the change is durable; reads are strongly consistent,
 * except `list`, which may lag. Any call may throw although the change happened: callers repeat, all calls are repeatable.
 * A repeated conditional put may lose against its own first try: `existing` is then what was put.
 *
 * `list` orders by the index sort key and goes on behind `after` in the direction it runs: give items sort keys of their
 * own, or equal ones may be skipped. `ifNewer` lets a greater `n` replace a smaller one, none, or no item.
 */
export interface Table {
  get(pk: string, sk: string): Promise<Item | undefined>
  query(pk: string, range: Range, options?: { reverse?: boolean; limit?: number }): Promise<Item[]>
  put(item: Item, condition?: { ifAbsent: true } | { ifNewer: 'n' }): Promise<PutResult>
  remove(pk: string, sk: string): Promise<void>
  list(index: IndexName, pk: string, options?: { reverse?: boolean; limit?: number; after?: string }): Promise<Item[]>
  close(): Promise<void>
}

/** Items must stay under the store's 400 KB; writers check before they put. */
export const maxItemBytes = 380_000
