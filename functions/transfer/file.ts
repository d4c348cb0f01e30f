import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { canonical } from '../core/commit.ts'
import type { Item } from '../core/table.ts'
import { belongsTo } from '../core/transfer.ts'

/* An export is lines of JSON: a head, an item each, and an end that tells how many there were and what they hashed to. */

const format = 1
interface Head {
  readonly sandtable: number
  readonly org: string
}
interface End {
  readonly end: { readonly items: number; readonly sha256: string }
}

/** The file is not an export, is of a newer kind, or is not whole. The sentence says what to do. */
export class BadExport extends Error {
  override readonly name = 'BadExport'
}

/** The lines of an export, each with its newline. */
export async function* exportLines(org: string, items: AsyncIterable<Item>): AsyncGenerator<string> {
  const head: Head = { sandtable: format, org }
  yield `${JSON.stringify(head)}\n`
  const hash = createHash('sha256')
  let count = 0
  for await (const item of items) {
    // Keys in order: the same data give the same bytes, whichever store they come from.
    const line = canonical(item)
    hash.update(line)
    count += 1
    yield `${line}\n`
  }
  const end: End = { end: { items: count, sha256: hash.digest('hex') } }
  yield `${JSON.stringify(end)}\n`
}

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
}

function parsed(line: string, at: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new BadExport(`line ${at} is not JSON: this is no export, or it was changed on the way`)
}

/** Reads a whole export once without taking anything from it: whose it is and how many items; throws `BadExport`. */
export async function checkExport(path: string): Promise<{ readonly org: string; readonly items: number }> {
  let org: string | undefined
  let end: End['end'] | undefined
  let count = 0
  let at = 0
  const hash = createHash('sha256')
  for await (const line of linesOf(path)) {
    at += 1
    const value = parsed(line, at)
    if (end) throw new BadExport(`something follows the end, in line ${at}: are these two exports in one file?`)
    if (at === 1) {
      const head = value as Partial<Head>
      if (typeof head.sandtable !== 'number' || typeof head.org !== 'string')
        throw new BadExport('the first line is not that of an export: give the file that npm run export wrote')
      if (head.sandtable > format)
        throw new BadExport(`the export is of kind ${head.sandtable}, this Sandtable reads up to ${format}: update it`)
      org = head.org
    } else if ('end' in value && !('pk' in value)) end = (value as unknown as End).end
    else if (typeof value.pk === 'string' && typeof value.sk === 'string') {
      if (org === undefined || !belongsTo(org, value as unknown as Item))
        throw new BadExport(`line ${at} does not belong to ${org}: this file was not written by npm run export`)
      hash.update(line)
      count += 1
    } else throw new BadExport(`line ${at} is no item`)
  }
  if (org === undefined) throw new BadExport('the file is empty')
  if (!end) throw new BadExport('the file ends too early: export again')
  if (end.items !== count || end.sha256 !== hash.digest('hex'))
    throw new BadExport('the file was changed, or lines are missing: export again')
  return { org, items: count }
}

/** The items of an export that was checked. */
export async function* itemsOf(path: string): AsyncGenerator<Item> {
  let at = 0
  for await (const line of linesOf(path)) {
    at += 1
    const value = parsed(line, at)
    if ('pk' in value) yield value as unknown as Item
  }
}
