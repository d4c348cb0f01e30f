import { describe, expect, it } from 'vitest'
import type { ReportInput } from '../../../engine/report/input.ts'
import { csvCell, csvColumns, makeCsv } from '../../../functions/report/csv.ts'
import { makeXes, uuidOf } from '../../../functions/report/xes.ts'
import { rehearsed } from '../../support/rehearsed.ts'
import { xesProblems } from './xes-rules.ts'
import { named, readXml } from './xml.ts'

/** Reads RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

const nasty = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '"=1"',
  '＝1',
  'a,b',
  'a"b',
  'a\nb',
  "<b>&'",
  '\u0001x',
  '\ud800',
]
/** The log with an action for each thing a spreadsheet or a reader of XML could stumble over. */
function withNastyText(): ReportInput {
  const input = rehearsed()
  const action = input.entries.find((entry) => entry.type === 'action-taken')
  if (!action) throw new Error('no action')
  const last = input.entries.at(-1)
  const more = nasty.map((content, index) => ({
    ...action,
    e: input.entries.length + 1 + index,
    at: last?.at ?? 0,
    wall: last?.wall ?? 0,
    fields: { content },
    clause: content,
  }))
  return { ...input, entries: [...input.entries, ...more] }
}

describe('the event log as CSV', () => {
  it('[R40] reads back as it was: one row an entry, in UTF-8 with a mark, lines ended by CRLF', () => {
    const input = withNastyText()
    const bytes = makeCsv(input, 'zh')
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder('utf-8', { ignoreBOM: false, fatal: true }).decode(bytes)
    const [head, ...rows] = readCsv(text)
    expect(head).toEqual([...csvColumns])
    expect(rows.map((row) => Number(row[1]))).toEqual(input.entries.map((entry) => entry.e))
    expect(rows.map((row) => Date.parse(row[7] ?? ''))).toEqual(input.entries.map((entry) => entry.wall))
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([csvColumns.length]))
    // The resource is a role of the plan.
    const roles = new Set(['', ...input.scenario.roles.map((role) => role.id)])
    for (const row of rows) expect(roles).toContain(row[5])
  })

  it('[R41] leaves no cell that a spreadsheet would take for a formula', () => {
    for (const cell of readCsv(new TextDecoder().decode(makeCsv(withNastyText(), 'en'))).flat()) {
      if (/^-?\d+$/.test(cell)) continue
      expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
    }
    expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"')
    expect(csvCell(-7_200_000)).toBe('-7200000')
  })
})

describe('the event log as XES', () => {
  it.each(['zh', 'en'] as const)('[R42] keeps every rule of the published schema: %s', (lang) => {
    const input = withNastyText()
    const log = readXml(new TextDecoder().decode(makeXes(input, lang)))
    expect(xesProblems(log)).toEqual([])
  })

  it('[R42] is one trace of the run, with the extensions, globals and classifiers that process miners ask for', () => {
    const input = rehearsed()
    const log = readXml(new TextDecoder().decode(makeXes(input, 'zh')))
    expect(named(log, 'extension').map((each) => each.attributes.prefix)).toEqual([
      'concept',
      'time',
      'org',
      'lifecycle',
      'identity',
    ])
    expect(named(log, 'global').map((each) => each.attributes.scope)).toEqual(['trace', 'event'])
    expect(named(log, 'classifier').map((each) => each.attributes.keys)).toEqual([
      'concept:name lifecycle:transition',
      'org:resource',
    ])
    expect(named(log, 'trace')).toHaveLength(1)
    const events = named(log, 'event')
    const of = (key: string) =>
      events.map((event) => event.children.find((each) => each.attributes.key === key)?.attributes.value ?? '')
    expect(of('sandtable:entry').map(Number)).toEqual(input.entries.map((entry) => entry.e))
    expect(of('time:timestamp').map((each) => Date.parse(each))).toEqual(input.entries.map((entry) => entry.wall))
    expect(new Set(of('identity:id')).size).toBe(events.length)
    // Every event has what the globals promise, and a transition of the standard lifecycle model.
    const promised = named(log, 'global')[1]?.children.map((each) => each.attributes.key) ?? []
    for (const event of events) {
      const keys = event.children.map((each) => each.attributes.key)
      for (const key of promised) expect(keys).toContain(key)
    }
    const standard = ['start', 'complete', 'suspend', 'resume', 'pi_abort', 'autoskip']
    for (const transition of of('lifecycle:transition')) expect(standard).toContain(transition)
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('[R42] the rules themselves refuse what the schema refuses', () => {
    const wrong = [
      '<log xes.version="1849-2016"/>',
      '<log xes.version="1.0"><trace/><extension name="A" prefix="a" uri="u"/></log>',
      '<log xes.version="1.0"><classifier name="two words" scope="event" keys="a"/></log>',
      '<log xes.version="1.0"><trace><event><date key="time:timestamp" value="yesterday"/></event></trace></log>',
      '<log xes.version="1.0"><trace><event><int key="a b" value="1"/></event></trace></log>',
    ]
    for (const each of wrong) expect(xesProblems(readXml(each)), each).not.toEqual([])
  })
})
