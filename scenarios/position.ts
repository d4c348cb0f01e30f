import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml'

/** The way from the top of a pack to a place in it. */
export type Path = readonly (string | number)[]

/** Where a reader's eye should go: line and column count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

function step(doc: Document, node: unknown, key: string | number): { key?: unknown; value: unknown } | undefined {
  const here = isAlias(node) ? node.resolve(doc) : node
  if (isSeq(here) && typeof key === 'number') return key in here.items ? { value: here.items[key] } : undefined
  if (!isMap(here)) return undefined
  return here.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
}

/**
 * The position of the value at a path, or of its key (`at: 'key'`); where the path leads nowhere, of the deepest
 * part of it that is there.
 */
export function positionOf(
  doc: Document,
  lines: LineCounter,
  path: Path,
  { at = 'value' }: { at?: 'value' | 'key' } = {},
): Position {
  let node: unknown = doc.contents
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
  for (const [index, key] of path.entries()) {
    const next = step(doc, node, key)
    if (!next) break
    const wanted = at === 'key' && index === path.length - 1 ? (next.key ?? next.value) : (next.value ?? next.key)
    if (isNode(wanted) && wanted.range) offset = wanted.range[0]
    node = next.value
  }
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** A path as people read it: `injects[3].reply.within`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  )
}
