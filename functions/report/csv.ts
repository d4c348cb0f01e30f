import type { Language } from '../../engine/report/document.ts'
import type { ReportInput } from '../../engine/report/input.ts'
import { plainCell } from '../../engine/words/plain-cell.ts'
import { clean } from './clean.ts'
import { exchangeRows } from './rows.ts'

/** A cell of RFC 4180. No text in it is taken for a formula; plain numbers stay as they are. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = plainCell(clean(value))
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Column names are fixed words in both languages' files: programs read them. */
export const csvColumns = [
  'case',
  'entry',
  'activity',
  'type',
  'lifecycle',
  'resource',
  'group',
  'timestamp',
  'drill_ms',
  'expected',
  'clause',
  'text',
] as const

/** The event log as UTF-8 CSV with a byte order mark (Excel needs it) and CRLF; timestamps are ISO 8601 in UTC. */
export function makeCsv(input: ReportInput, lang: Language): Uint8Array {
  const run = input.review.drill.id
  const lines = [
    csvColumns.join(','),
    ...exchangeRows(input, lang).map((row) =>
      [
        run,
        row.e,
        row.activity,
        row.type,
        row.lifecycle,
        row.resource,
        row.group,
        new Date(row.wall).toISOString(),
        row.at,
        row.expected,
        row.clause,
        row.text,
      ]
        .map(csvCell)
        .join(','),
    ),
  ]
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}
