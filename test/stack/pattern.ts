import type { Json } from './template.ts'

/**
 * Does a record fit a filter of an event source mapping? Every name in the pattern must be in the record, with one of
 * the values listed. Throws for a comparison nobody has needed so far.
 */
export function fitsPattern(pattern: Json, record: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((each) => fitsValue(each, record))
  if (typeof pattern !== 'object' || pattern === null) throw new Error('a pattern is an object of lists')
  if (typeof record !== 'object' || record === null) return false
  return Object.entries(pattern).every(([name, each]) => fitsPattern(each, (record as Record<string, unknown>)[name]))
}

function fitsValue(wanted: Json, value: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return wanted === value
  const [[comparison, to] = ['', null]] = Object.entries(wanted)
  switch (comparison) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(to))
    case 'exists':
      return (value !== undefined) === to
    case 'anything-but':
      return ![to].flat().includes(value as string)
    default:
      throw new Error(`the runner does not know the comparison ${comparison}`)
  }
}
