import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { blocksOf, type Section } from '../../../engine/report/document.ts'
import type { ReportInput } from '../../../engine/report/input.ts'
import { makeReport } from '../../../engine/report/report.ts'
import { contentHash, editionOf, inlinePress } from '../../../functions/report/press.ts'
import { rehearsed } from '../../support/rehearsed.ts'
import { named, readXml, textOf } from './xml.ts'

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice'].find(existsSync)
const make = (product: 'docx' | 'xlsx' | 'pack', input: ReportInput, lang: 'zh' | 'en' = 'zh') =>
  inlinePress.make({ product, lang, input, signed: [] })
const headings = (sections: readonly Section[]): string[] =>
  sections.flatMap((section) => [section.heading, ...headings(section.sections)])

/** Runs LibreOffice on bytes and gives what it made of them. */
function convert(bytes: Uint8Array, name: string, to: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-office-'))
  try {
    writeFileSync(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      soffice as string,
      [profile, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)],
      { stdio: 'ignore', timeout: 110_000 },
    )
    return readFileSync(join(folder, name.replace(/\.\w+$/, `.${to.split(':')[0]}`)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const formulas = ['=1+1', '+2', '-3', '@SUM(A1)', '\t=4', '=HYPERLINK("http://x","y")']
function withFormulas(): ReportInput {
  const input = rehearsed()
  const action = input.entries.find((entry) => entry.type === 'action-taken')
  if (!action) throw new Error('no action')
  const last = input.entries.length
  return {
    ...input,
    entries: [
      ...input.entries,
      ...formulas.map((content, index) => ({ ...action, e: last + 1 + index, clause: content, fields: { content } })),
    ],
  }
}

describe('the Word file', () => {
  it.each(['zh', 'en'] as const)('[R43] reads back equal: headings, sentences, tables and log: %s', async (lang) => {
    const input = rehearsed()
    const report = makeReport(input, lang)
    const parts = unzipSync(await make('docx', input, lang))
    const document = readXml(strFromU8(parts['word/document.xml'] as Uint8Array))
    const paragraphs = named(document, 'w:p')
    const style = (name: RegExp) =>
      paragraphs.filter((each) => named(each, 'w:pStyle').some((of) => name.test(of.attributes['w:val'] ?? '')))
    expect(style(/^Heading[1-4]$/).map((each) => textOf(each).replace(/^[^　]*　/, ''))).toEqual(
      headings(report.sections),
    )
    const text = paragraphs.map(textOf).join('\n')
    for (const { block } of blocksOf(report.sections)) {
      if (block.kind === 'paragraph') for (const sentence of block.sentences) expect(text).toContain(sentence.text)
      if (block.kind === 'note') expect(text).toContain(block.text)
    }
    const tables = [...blocksOf(report.sections)].flatMap(({ block }) => (block.kind === 'table' ? [block] : []))
    const written = named(document, 'w:tbl').map((table) =>
      named(table, 'w:tr').map((row) => named(row, 'w:tc').map(textOf)),
    )
    for (const table of tables) {
      const found = written.find(
        (rows) =>
          rows.length === table.rows.length + 1 &&
          table.columns.every((column, index) => rows[0]?.[index] === column.head) &&
          table.rows.every((row, r) => row.every((cell, c) => rows[r + 1]?.[c]?.startsWith(cell.text))),
      )
      expect(found, table.caption).toBeDefined()
    }
    // Every table repeats its header row.
    for (const table of named(document, 'w:tbl'))
      expect(named(table.children.find((each) => each.name === 'w:tr') as never, 'w:tblHeader')).toHaveLength(1)
    expect(style(/^LogEntry$/)).toHaveLength(input.entries.length)
  })

  it('[R43] takes no words of a person for a place of its own', async () => {
    const input = rehearsed()
    const odd = 'SANDTABLE-RAW-0- \ufffe0\ufffe <w:p> & "so" \'on\''
    const entries = input.entries.map((entry) => (entry.type === 'action-taken' ? { ...entry, reason: odd } : entry))
    const title = { zh: odd, en: odd }
    const review = { ...input.review, drill: { ...input.review.drill, title } }
    const parts = unzipSync(await make('docx', { ...input, entries, review }))
    const paragraphs = named(readXml(strFromU8(parts['word/document.xml'] as Uint8Array)), 'w:p').map(textOf)
    const said = odd.replaceAll('\ufffe', '')
    expect(paragraphs.filter((each) => each === said).length).toBeGreaterThan(0)
    expect(paragraphs.filter((each) => /^\d+T/.test(each))).toHaveLength(entries.length)
  })

  it('[R44] has a bookmark for every link, each once, and a contents entry for every chapter', async () => {
    const input = rehearsed()
    const parts = unzipSync(await make('docx', input))
    const document = readXml(strFromU8(parts['word/document.xml'] as Uint8Array))
    const marks = named(document, 'w:bookmarkStart')
    const names = marks.map((each) => each.attributes['w:name'] ?? '')
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(marks.map((each) => each.attributes['w:id'])).size).toBe(marks.length)
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/)
    const known = new Set(names)
    const links = named(document, 'w:hyperlink').flatMap((each) => each.attributes['w:anchor'] ?? [])
    expect(links.length).toBeGreaterThan(500)
    for (const link of links) expect(known.has(link), link).toBe(true)
    for (const entry of input.entries) expect(known.has(`log_${entry.e}`)).toBe(true)
    expect(named(document, 'w:instrText').some((each) => /TOC/.test(each.text))).toBe(true)
    // Nothing asks Word to update fields on opening, and captions carry their number already.
    const xml = strFromU8(parts['word/document.xml'] as Uint8Array)
    expect(xml).not.toContain('w:dirty')
    expect(strFromU8(parts['word/settings.xml'] as Uint8Array)).not.toContain('updateFields')
  })

  it('[R44] names Latin and Chinese faces apart, and every part is well-formed and listed', async () => {
    const parts = unzipSync(await make('docx', rehearsed()))
    expect(strFromU8(parts['word/styles.xml'] as Uint8Array)).toMatch(
      /w:ascii="Times New Roman"[^>]*w:eastAsia="SimSun"/,
    )
    const types = strFromU8(parts['[Content_Types].xml'] as Uint8Array)
    for (const [name, bytes] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(name)) continue
      expect(() => readXml(strFromU8(bytes)), name).not.toThrow()
      if (name.endsWith('.xml') && name !== '[Content_Types].xml')
        expect(types.includes(`/${name}`) || types.includes('Extension="xml"'), name).toBe(true)
    }
    expect(Object.keys(parts).filter((name) => name.startsWith('word/charts/chart')).length).toBeGreaterThan(2)
  })

  it.skipIf(!soffice)(
    '[R45] opens in LibreOffice and says there what it says here (skipped where LibreOffice is not installed)',
    async () => {
      const input = rehearsed()
      const text = convert(await make('docx', input), 'report.docx', 'txt:Text (encoded):UTF8')
        .toString('utf8')
        .replace(/^\ufeff/, '')
      for (const heading of headings(makeReport(input, 'zh').sections)) expect(text).toContain(heading)
    },
    120_000,
  )
})

describe('the workbook', () => {
  it.each(['zh', 'en'] as const)('[R46] reads back equal, typed, with a frozen header: %s', async (lang) => {
    const input = rehearsed()
    const bytes = Buffer.from(await make('xlsx', input, lang))
    const book = await readXlsxFile(bytes)
    expect(book.map(({ sheet }) => sheet)).toEqual(
      lang === 'zh'
        ? ['时间线', '期望行动', '得分', 'AQT 9009', '消息日志']
        : ['Timeline', 'Expected actions', 'Scores', 'AQT 9009', 'Messages'],
    )
    const sheet = (index: number) => (book[index - 1]?.data ?? []) as readonly (readonly unknown[])[]
    const lines = sheet(1)
    expect(lines.slice(1).map((row) => row[0])).toEqual(input.entries.map((entry) => entry.e))
    expect(lines.slice(1).map((row) => row[2])).toEqual(input.entries.map((entry) => Math.round(entry.at / 600) / 100))
    const items = sheet(2)
    expect(items.slice(1).map((row) => row[0])).toEqual(input.review.items.map((item) => item.expected))
    const took = items.slice(1).map((row) => row[10])
    input.review.items.forEach((item, index) => {
      if (item.took === undefined) expect(took[index] ?? null).toBeNull()
      else {
        // A length of time reads back as a moment after Excel's day 0.
        expect(Math.abs(Number(took[index]) - Date.UTC(1899, 11, 30) - item.took)).toBeLessThan(1000)
      }
    })
    const scores = sheet(3)
    expect(scores[1]?.[2]).toBe(input.review.score)
    const parts = unzipSync(new Uint8Array(bytes))
    for (const index of [1, 2, 3, 4, 5]) {
      const xml = strFromU8(parts[`xl/worksheets/sheet${index}.xml`] as Uint8Array)
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
      expect(xml).toMatch(/<col [^>]*width=/)
      expect(xml).not.toContain('<f>')
    }
  })

  it('[R47] never lets a text become a formula', async () => {
    const bytes = await make('xlsx', withFormulas())
    for (const [name, part] of Object.entries(unzipSync(bytes)))
      if (name.includes('worksheets')) expect(strFromU8(part)).not.toMatch(/<f[ >]/)
    const rows = ((await readXlsxFile(Buffer.from(bytes), { trim: false }))[0]?.data ??
      []) as readonly (readonly unknown[])[]
    expect(rows.slice(-formulas.length).map((row) => row[7])).toEqual(formulas)
  })

  it.skipIf(!soffice)(
    '[R47] nor does LibreOffice (skipped where LibreOffice is not installed)',
    async () => {
      const csv = convert(
        await make('xlsx', withFormulas()),
        'book.xlsx',
        'csv:Text - txt - csv (StarCalc):44,34,76',
      ).toString('utf8')
      for (const formula of ['=1+1', '+2', '-3', '@SUM(A1)']) expect(csv).toContain(formula)
      expect(csv).not.toMatch(/#NAME|Err:/)
    },
    120_000,
  )
})

describe('the archive', () => {
  it('[R48] holds every file of the drill, and a manifest by which any change shows', async () => {
    const input = rehearsed()
    const files = { 'review.json': JSON.stringify(input.review), 'log.json': '[]', 'scenario.yaml': 'id: x' }
    const parts = unzipSync(await inlinePress.make({ product: 'pack', lang: 'zh', input, signed: [], files }))
    expect(Object.keys(parts).sort()).toEqual([
      'event-log.csv',
      'event-log.xes',
      'log.json',
      'manifest.json',
      'report.docx',
      'report.json',
      'review.json',
      'scenario.yaml',
      'workbook.xlsx',
    ])
    const manifest = JSON.parse(strFromU8(parts['manifest.json'] as Uint8Array))
    expect(manifest.files.map((file: { name: string }) => file.name).sort()).toEqual(
      Object.keys(parts)
        .filter((name) => name !== 'manifest.json')
        .sort(),
    )
    for (const { name, bytes, sha256 } of manifest.files) {
      expect(parts[name]?.byteLength).toBe(bytes)
      expect(
        createHash('sha256')
          .update(parts[name] as Uint8Array)
          .digest('hex'),
      ).toBe(sha256)
    }
    expect(manifest.edition).toMatchObject({ number: 1, state: 'draft' })
  }, 60_000)
})

describe('the content that is signed', () => {
  it('[R36] stays the same in another language, with a later plan of improvement, and after the review is released', () => {
    const input = rehearsed()
    const hash = contentHash(input)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(contentHash({ ...input, improvements: [], org: 'x' })).toBe(hash)
    expect(contentHash({ ...input, review: { ...input.review, drill: { ...input.review.drill, n: 99 } } })).toBe(hash)
    expect(contentHash({ ...input, review: { ...input.review, score: 1 } })).not.toBe(hash)
    expect(contentHash({ ...input, entries: input.entries.slice(0, -1) })).not.toBe(hash)
  })

  it('[R36] is final while it is what was signed last, else the next draft', () => {
    const signature = { number: 3, name: '乌兰', at: 1, n: 9, standard: 1, hash: 'a' }
    expect(editionOf('a', [signature])).toMatchObject({ number: 3, state: 'final' })
    expect(editionOf('b', [signature])).toMatchObject({ number: 4, state: 'draft' })
    expect(editionOf('b', [])).toMatchObject({ number: 1, state: 'draft' })
  })
})
