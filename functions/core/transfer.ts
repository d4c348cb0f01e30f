import { canonical, drillKey, inboxKey } from './commit.ts'
import type { Launch } from './launch.ts'
import { settledKey } from './settled.ts'
import type { Item, Table } from './table.ts'

/* What belongs to one organisation, from one store to another. The secret, tickets and sockets belong to nobody. */

const page = 200

/** All of a partition that is listed in the `org` index under `list`, page by page. */
async function* listed(table: Table, list: string): AsyncGenerator<Item> {
  for (let after: string | undefined; ; ) {
    const items = await table.list('org', list, { limit: page, ...(after !== undefined && { after }) })
    yield* items
    const last = items.at(-1)?.orgSk
    if (items.length < page || last === undefined) return
    after = last
  }
}

/** A partition, its META last: a thing is seen when META stands, and then it is whole. */
async function* partition(table: Table, pk: string): AsyncGenerator<Item> {
  const last: Item[] = []
  for (let after: string | undefined; ; ) {
    const items = await table.query(pk, after === undefined ? {} : { after }, { limit: page })
    for (const item of items) {
      if (item.sk === 'META') last.push(item)
      else yield item
    }
    if (items.length < page) break
    after = items.at(-1)?.sk
  }
  yield* last
}

/** Where a drill keeps what is not in its own partition. */
const besides = (drill: string, { shards }: Pick<Launch, 'shards'>): string[] => [
  ...Array.from({ length: shards }, (_, shard) => inboxKey(drill, shard)),
  `JUDGE#${drill}`,
]

/**
 * Every item of an organisation, found by the index and by known keys, never by reading the whole table. What was
 * decided while it runs may be missing from a drill's end, never from its middle.
 */
export async function* exportOrg(table: Table, org: string): AsyncGenerator<Item> {
  yield* partition(table, `STANDARD#${org}`)
  yield* partition(table, `SUBJECTS#${org}`)
  for await (const { pk } of listed(table, `scenarios#${org}`)) yield* partition(table, pk)
  for await (const { pk } of listed(table, `actions#${org}`)) yield* partition(table, pk)
  for await (const item of listed(table, `drills#${org}`)) {
    const meta = item as Item & Launch
    // Read before what it speaks of: whatever it calls settled is then in the file.
    const settled = await table.get(drillKey(meta.drill), settledKey)
    const code = await table.get(`CODE#${meta.joinCode}`, 'CODE')
    for (const pk of besides(meta.drill, meta)) yield* partition(table, pk)
    if (code?.drill === meta.drill) yield code
    for await (const each of partition(table, drillKey(meta.drill))) {
      if (each.sk !== settledKey) yield each
      else if (settled) yield settled
    }
  }
}

const withOrg = /^(SCENARIO|SUBJECTS|STANDARD|scenarios|actions|drills|runs)#([^#]+)(.*)$/

const ownPlace = /^(?:(?:SCENARIO|STANDARD|SUBJECTS)#([^#]+)|(?:ACTION|DRILL|INBOX|JUDGE|CODE)#.)/
const ownList = /^(?:scenarios|actions|drills|runs)#([^#]+)/

/**
 * May this item come with the data of an organisation? A file is what its maker made of it: nothing in it may take the
 * place of the secret, of spent tickets, of another organisation's partitions and lists.
 */
export function belongsTo(org: string, { pk, sk, livePk, orgPk, org: of }: Item): boolean {
  const place = ownPlace.exec(pk)
  const list = orgPk === undefined ? undefined : ownList.exec(orgPk)
  return (
    place !== null &&
    (place[1] ?? org) === org &&
    (orgPk === undefined || list?.[1] === org) &&
    (livePk === undefined || (livePk === 'live' && sk === 'META')) &&
    (of === undefined || of === org)
  )
}

/** The same item of another organisation. */
export function renameOrg(item: Item, from: string, to: string): Item {
  const rename = (key: string) =>
    key.replace(withOrg, (all, kind: string, org: string, rest: string) =>
      org === from ? `${kind}#${to}${rest}` : all,
    )
  return {
    ...item,
    pk: rename(item.pk),
    ...(item.orgPk !== undefined && { orgPk: rename(item.orgPk) }),
    ...(item.org === from && { org: to }),
  }
}

/** How an item fared: `same` stood there already, `other` is something else under its key, which stays. */
export type Fared = 'new' | 'same' | 'other'

/** Puts an item where there is none; nothing that stands is ever changed, and doing it again changes nothing. */
export async function importItem(table: Table, item: Item): Promise<Fared> {
  const put = await table.put(item, { ifAbsent: true })
  if (put.ok) return 'new'
  const stands = put.existing ?? (await table.get(item.pk, item.sk))
  return canonical(stands) === canonical(item) ? 'same' : 'other'
}
