import type { Item } from '../core/table.ts'

/** A refusal that means a bug in the caller: the item could not be kept by every store alike. */
export class UnfitItemError extends Error {
  override readonly name = 'UnfitItemError'
}

/** No store keeps more (DynamoDB's limit, in bytes of JSON here). */
export const hardItemBytes = 400 * 1024
// Four key strings make one index key of the embedded store, which ends at 1,978 bytes.
const maxKeyBytes = 480
const maxDepth = 30
const lastCodePoint = '\u{10FFFF}'

/** Whether a key string can be kept at all: 1 to 480 bytes of well-formed UTF-8 without NUL and U+10FFFF. */
export function keyFits(text: string): boolean {
  return (
    text.length > 0 &&
    Buffer.byteLength(text) <= maxKeyBytes &&
    !text.includes('\0') &&
    !text.includes(lastCodePoint) &&
    !/\p{Surrogate}/u.test(text)
  )
}

const deeper = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => deeper(inner, left - 1)))

/** An item as the JSON text every store keeps; throws `UnfitItemError` where some store would refuse it. */
export function itemText(item: Item): string {
  const where = `item ${item.pk} / ${item.sk}`
  for (const name of ['pk', 'sk', 'livePk', 'liveSk', 'orgPk', 'orgSk'] as const) {
    const key: unknown = item[name]
    if (key === undefined && name !== 'pk' && name !== 'sk') continue
    if (typeof key !== 'string' || !keyFits(key)) throw new UnfitItemError(`${where}: ${name} cannot be a key`)
  }
  if (item.n !== undefined && !Number.isFinite(item.n)) throw new UnfitItemError(`${where}: n is not a number`)
  if (deeper(item, maxDepth)) throw new UnfitItemError(`${where}: nested more than ${maxDepth} deep`)
  const text = JSON.stringify(item)
  const bytes = Buffer.byteLength(text)
  if (bytes > hardItemBytes) throw new UnfitItemError(`${where}: ${bytes} bytes, at most ${hardItemBytes}`)
  return text
}

/** Whether `item` may replace `standing` under an `ifNewer` put: a standing item without `n` is older than any. */
export const isNewer = (item: Item, standing: Item): boolean => standing.n === undefined || numberOf(item) > standing.n

/** The `n` of an item put with `ifNewer`; throws when there is none. */
export function numberOf(item: Item): number {
  if (item.n === undefined) throw new UnfitItemError(`item ${item.pk} / ${item.sk}: an ifNewer put needs n`)
  return item.n
}
