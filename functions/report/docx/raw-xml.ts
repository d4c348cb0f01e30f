import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import {
  type Cell,
  type EvidenceSet,
  type Language,
  type LogRow,
  ranges,
  type TableBlock,
} from '../../../engine/report/document.ts'
import { colours } from '../../../engine/report/drawing.ts'
import { clean } from '../clean.ts'
import { faces, grounds, textWidth } from './look.ts'
import { evidenceAnchor, logAnchor, type Reference, type ReferenceWords, referenceWords } from './text.ts'

/*
 * Tables, evidence sets and the log are written as text, not built of objects: of a log of five thousand entries the
 * builder would make a million of them, which takes longer than all the rest. A paragraph holds the place of each.
 */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const quoted = (text: string) => clean(text).replace(/[&<>]/g, (char) => escapes[char] ?? char)
const words = (text: string) => `<w:t xml:space="preserve">${quoted(text).replace(/\r?\n/g, ' ')}</w:t>`
const tabs = (stops: readonly number[]) =>
  `<w:tabs>${stops.map((stop) => `<w:tab w:val="left" w:pos="${stop}"/>`).join('')}</w:tabs>`
const mark = (id: number, anchor: string, text: string) =>
  `<w:bookmarkStart w:id="${id}" w:name="${anchor}"/><w:r><w:rPr><w:b/></w:rPr>${words(text)}</w:r><w:bookmarkEnd w:id="${id}"/>`
const evidenceStyle = '<w:rPr><w:rStyle w:val="Evidence"/></w:rPr>'
const link = (text: string, anchor: string) =>
  `<w:hyperlink w:anchor="${anchor}" w:history="1"><w:r>${evidenceStyle}${words(text)}</w:r></w:hyperlink>`
const between = (text: string) => `<w:r>${evidenceStyle}${words(text)}</w:r>`

/** Links to the entries that begin and end each run of numbers. */
const entriesXml = (entries: readonly number[], { comma, to: dash }: ReferenceWords) =>
  ranges(entries)
    .map(([from, to]) => {
      const first = link(String(from), logAnchor(from))
      return to === from
        ? first
        : `${first}${between(to === from + 1 ? comma : dash)}${link(String(to), logAnchor(to))}`
    })
    .join(between(comma))

function referenceXml(reference: Reference | undefined, of: ReferenceWords): string {
  if (!reference) return ''
  const inside = reference.set
    ? between(`${of.open}${of.evidence} `) + link(reference.set, evidenceAnchor(reference.set))
    : between(`${of.open}${of.log} `) + entriesXml(reference.entries, of)
  return inside + between(of.close)
}

/** One entry: its number as a bookmark, then time, kind and text at tab stops. */
export function entryXml({ e, at, type, text }: LogRow, id: number): string {
  const rest = [at, type, text].map((each) => `<w:tab/>${words(each)}`).join('')
  const style = `<w:pPr><w:pStyle w:val="LogEntry"/>${tabs([560, 1560, 2380])}</w:pPr>`
  return `<w:p>${style}${mark(id, logAnchor(e), String(e))}<w:r>${rest}</w:r></w:p>`
}

/** One evidence set: its number as a bookmark, then its entries. */
export function setXml({ id: name, entries }: EvidenceSet, id: number, lang: Language): string {
  const style = `<w:pPr><w:pStyle w:val="Cell"/>${tabs([560])}<w:ind w:left="560" w:hanging="560"/></w:pPr>`
  const links = entriesXml(entries, referenceWords[lang])
  return `<w:p>${style}${mark(id, evidenceAnchor(name), name)}<w:r><w:tab/></w:r>${links}</w:p>`
}

const side = (name: string, value: 'single' | 'nil', size: number, colour: string) =>
  `<w:${name} w:val="${value}" w:sz="${size}" w:space="0" w:color="${colour}"/>`
const borders = [
  side('top', 'single', 4, 'B9B4A6'),
  side('left', 'nil', 0, 'auto'),
  side('bottom', 'single', 4, 'B9B4A6'),
  side('right', 'nil', 0, 'auto'),
  side('insideH', 'single', 2, colours.line),
  side('insideV', 'single', 2, colours.line),
].join('')
const margins = ['top:30', 'left:80', 'bottom:30', 'right:80']
  .map((each) => each.split(':'))
  .map(([name, size]) => `<w:${name} w:w="${size}" w:type="dxa"/>`)
  .join('')
const shade = (fill: string | undefined) =>
  fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
const align = (to: string | undefined) => (to === undefined ? '' : `<w:jc w:val="${to}"/>`)

/** A table as wide as the text, whose header row comes again on every page. */
export function tableXml(
  { columns, rows }: Pick<TableBlock, 'columns' | 'rows'>,
  lang: Language,
  referenceOf: (entries: readonly number[] | undefined) => Reference | undefined,
): string {
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const widths = columns.map((column) => Math.floor((textWidth * column.share) / whole))
  const { ascii, hAnsi, eastAsia } = faces(lang).head
  const fonts = `<w:rFonts w:ascii="${ascii}" w:hAnsi="${hAnsi}" w:eastAsia="${eastAsia}"/>`
  const box = (index: number, fill: string | undefined, more: string, paragraph: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/>${shade(fill)}${more}</w:tcPr><w:p>${paragraph}</w:p></w:tc>`
  const head = columns.map((column, index) =>
    box(
      index,
      'EFECE4',
      '<w:vAlign w:val="center"/>',
      `<w:pPr><w:pStyle w:val="Cell"/><w:keepNext/>${align(column.align)}</w:pPr><w:r><w:rPr>${fonts}<w:b/></w:rPr>${words(column.head)}</w:r>`,
    ),
  )
  const body = (cell: Cell, index: number) =>
    box(
      index,
      cell.tone && grounds[cell.tone],
      '',
      `<w:pPr><w:pStyle w:val="Cell"/>${align(columns[index]?.align)}</w:pPr><w:r>${cell.strong ? '<w:rPr><w:b/></w:rPr>' : ''}${words(cell.text)}</w:r>${referenceXml(referenceOf(cell.entries), referenceWords[lang])}`,
    )
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders>`,
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`,
    ...rows.map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(body).join('')}</w:tr>`),
    '</w:tbl>',
  ].join('')
}

/** What holds the place of the n-th piece of raw XML; of a character that no XML file can hold, so nobody types it. */
export const placeOf = (index: number) => `\ufffe${index}\ufffe`
const packing = { mtime: '1980-01-01T12:00:00' } as const

/** Puts each piece where its place is held, instead of the paragraph that held it. */
export function withRaw(docx: Uint8Array, pieces: readonly string[]): Uint8Array {
  const parts = unzipSync(docx)
  const body = parts['word/document.xml']
  if (!body) throw new Error('a Word file without a document')
  const xml = strFromU8(body)
  const made: string[] = []
  let from = 0
  pieces.forEach((piece, index) => {
    const at = xml.indexOf(placeOf(index), from)
    if (at < 0) throw new Error(`the place of piece ${index} is gone`)
    made.push(xml.slice(from, xml.lastIndexOf('<w:p>', at)), piece)
    from = xml.indexOf('</w:p>', at) + '</w:p>'.length
  })
  made.push(xml.slice(from))
  const whole = { ...parts, 'word/document.xml': strToU8(made.join('')) }
  return zipSync(Object.fromEntries(Object.entries(whole).map(([name, bytes]) => [name, [bytes, packing] as const])), {
    level: 4,
  })
}
