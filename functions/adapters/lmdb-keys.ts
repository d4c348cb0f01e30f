/** Keys of the embedded store are bytes: the partition with its length in front, then the sort key as it is. */
export function itemKey(pk: string, sk: string): Buffer {
  return Buffer.concat([partitionKey(pk), Buffer.from(sk)])
}

/**
 * An index entry sorts by the index's own keys and ends with the item's, so that equal index keys stand side by side.
 * The NUL (no key holds one) closes the index sort key.
 */
export function indexKey(indexPk: string, indexSk: string, item: { readonly pk: string; readonly sk: string }): Buffer {
  return Buffer.concat([partitionKey(indexPk), Buffer.from(`${indexSk}\0`), itemKey(item.pk, item.sk)])
}

/** What every key of a partition starts with. */
export function partitionKey(pk: string): Buffer {
  const text = Buffer.from(pk)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length)
  return Buffer.concat([length, text])
}

/** Sorts behind every key that starts with these bytes: UTF-8 never holds the byte FF. */
export const behind = (start: Buffer): Buffer => Buffer.concat([start, Buffer.from([0xff])])
