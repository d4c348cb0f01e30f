import { expect, it } from 'vitest'
import { type ActionEntry, foldAction } from '../../../engine/improve/corrective-action.ts'
import { writeLedger } from '../../../engine/improve/ledger.ts'
import { deriveVerification } from '../../../engine/improve/verification.ts'
import { smallScenario } from '../small-scenario.ts'

const text = { zh: '报告', en: 'Report "up", now' }
const made: ActionEntry = {
  ...{ n: 1, id: 'a1', at: 1, by: { role: 'manager', name: 'M' }, type: 'made' },
  source: {
    ...{ drill: 'drill-one', title: text, scenario: { id: 'small', version: 1, title: text } },
    ...{ kind: 'expected', id: 'report', text, entries: [4, 7], expected: 'report', clause: 'C-1.1' },
  },
  terms: {
    ...{ cause: '=HYPERLINK("http://x")', measure: 'one\nform', element: 'plan', owner: '＝SUM(A1)', unit: '"=1+1' },
    ...{ start: '2026-01-10', due: '2026-02-28', needsApproval: true, problem: 'P10', capability: 'C1' },
  },
  verification: deriveVerification(smallScenario(), 'report', {})!,
}

/** Reads CSV as RFC 4180 has it: by no code of ours. */
function parse(csv: string): string[][] {
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)]
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

it('[I21] the ledger reads back as written, in one language, and no text in it is a formula', () => {
  const action = foldAction('a1', [made])!
  const csv = writeLedger([action, action], '2026-03-01', 'en')
  expect(csv.startsWith('\uFEFF"Finding","Drill"')).toBe(true)
  const [head, row, again] = parse(csv)
  expect(again).toEqual(row)
  expect(Object.fromEntries(head!.map((name, index) => [name, row![index]]))).toMatchObject({
    ...{ Finding: 'Report "up", now', Clause: 'C-1.1', 'Evidence (log entries)': '4 7', 'Problem class': 'P10' },
    ...{ Cause: '\'=HYPERLINK("http://x")', Measure: 'one\nform', Owner: "'＝SUM(A1)", Unit: '\'"=1+1' },
    ...{ 'Higher level needed': 'yes', Due: '2026-02-28', State: 'Open', Overdue: 'yes' },
  })
  expect(row!.some((cell) => /^[\s"]*[=+\-@＝＋－＠]/.test(cell))).toBe(false)
  expect(parse(writeLedger([action], '2026-02-28', 'zh'))[1]).toContain('待整改')
  expect(parse(writeLedger([action], '2026-02-28', 'zh'))[1]?.at(-2)).toBe('否')
})
