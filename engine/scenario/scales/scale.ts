import type { Provenance, Text } from '../scenario.ts'

/** A step of a scale, by its id. */
export type Level = Text & { readonly id: string }

/** What counts: `from` (以上) includes its number, `below` (以下) excludes it. */
export interface Criterion {
  readonly figure: string
  readonly from?: number
  readonly below?: number
  /** Within so many hours. */
  readonly hours?: number
  /** Only where people live this densely. */
  readonly density?: 'dense' | 'fairly-dense'
}

/** One table of criteria: rows from the gravest on; a row is reached when any of its criteria is. */
export interface Criteria<L extends string = string> extends Text {
  readonly id: string
  readonly source: Text
  readonly article?: string
  readonly tag: Provenance
  /** No longer in force: kept because old plans still quote it. */
  readonly stale?: true
  readonly note?: Text
  readonly figures: Readonly<Record<string, Text & { readonly measure: Text }>>
  readonly rows: readonly { readonly level: L; readonly any: readonly Criterion[] }[]
}

/** What is known: figures by name; a figure that is not known reaches nothing. */
export interface Known {
  readonly hours?: number
  readonly density?: 'dense' | 'fairly-dense' | 'sparse'
  readonly [figure: string]: number | string | undefined
}

function reached({ figure, from, below, hours, density }: Criterion, known: Known): boolean {
  const value = known[figure]
  if (typeof value !== 'number') return false
  if (hours !== undefined && (known.hours === undefined || known.hours > hours)) return false
  if (density !== undefined && known.density !== density) return false
  return (from === undefined || value >= from) && (below === undefined || value < below)
}

/** The gravest level of a table that what is known reaches; undefined where it reaches none. */
export function judge<L extends string>(table: Criteria<L>, known: Known): L | undefined {
  return table.rows.find((row) => row.any.some((criterion) => reached(criterion, known)))?.level
}
