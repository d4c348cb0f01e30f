import {
  AlignmentType,
  type FileChild,
  Paragraph,
  SequentialIdentifier,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, Language, Report, Sentence, TableBlock } from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'
import { entryXml, setXml } from './appendix-xml.ts'
import { barsChart, dotsChart, lanesCharts } from './chart.ts'
import { networkGrid, stepsGrid } from './grid.ts'
import { borders, faces, textWidth } from './look.ts'
import type { Places } from './places.ts'
import { rowsXml } from './row-xml.ts'
import { referenceWords, type TextWriter } from './text.ts'

const alignments = { right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const

/** `表 3 …`: a numbered caption that Word itself counts. */
export function caption(lang: Language, kind: 'table' | 'figure', text: string): Paragraph {
  const label = { table: { zh: '表', en: 'Table' }, figure: { zh: '图', en: 'Figure' } }[kind][lang]
  return new Paragraph({
    style: 'Caption',
    children: [new TextRun(`${label} `), new SequentialIdentifier(label), new TextRun(`  ${clean(text)}`)],
  })
}

/** What blocks are written with: sentences as text, and the places that hold them until the document is built. */
export interface Tools {
  readonly lang: Language
  readonly write: TextWriter
  readonly places: Places
}

/** The one paragraph or row that is built for all that repeats. */
const holder = (token: string) => [new TextRun(token)]

export function tableOf(table: Pick<TableBlock, 'columns' | 'rows'>, { lang, write, places }: Tools): Table {
  const whole = table.columns.reduce((sum, column) => sum + column.share, 0)
  const widths = table.columns.map((column) => Math.floor((textWidth * column.share) / whole))
  const width = (index: number) => ({ size: widths[index] ?? 0, type: WidthType.DXA })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(
      (column, index) =>
        new TableCell({
          width: width(index),
          verticalAlign: VerticalAlign.CENTER,
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EFECE4' },
          children: [
            new Paragraph({
              style: 'Cell',
              keepNext: true,
              ...(column.align && { alignment: alignments[column.align] }),
              children: [new TextRun({ text: column.head, bold: true, font: faces(lang).head })],
            }),
          ],
        }),
    ),
  })
  const body = () =>
    new TableRow({
      children: [
        new TableCell({
          children: [new Paragraph({ children: holder(places.hold('w:tr', () => rowsXml(table, widths, write))) })],
        }),
      ],
    })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 30, bottom: 30, left: 80, right: 80 },
    rows: table.rows.length > 0 ? [head, body()] : [head],
  })
}

/** Room after a table: Word sets the next paragraph hard under it otherwise. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: 'auto' }, children: [] })

function pictureOf(block: Extract<Block, { kind: 'picture' }>, tools: Tools): readonly FileChild[] {
  const { picture, caption: name, alt } = block
  const { lang } = tools
  switch (picture.kind) {
    case 'bars':
      return [barsChart(picture, name, alt)]
    case 'dots':
      return [dotsChart(picture, lang, name, alt)]
    case 'lanes':
      return lanesCharts(picture, lang, name, alt)
    case 'network':
      return [tableOf(networkGrid(picture, lang), tools)]
    case 'steps':
      return [tableOf(stepsGrid(picture, lang), tools)]
  }
}

export function blockOf(block: Block, report: Report, tools: Tools): FileChild[] {
  const { lang, write, places } = tools
  /** Paragraphs of one kind, each with the properties of the one that holds their place. */
  const paragraphs = (bodies: readonly (readonly Sentence[])[]) =>
    holder(places.hold('w:p', (own) => bodies.map((body) => `<w:p>${own}${write.sentences(body)}</w:p>`).join('')))
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: paragraphs([block.sentences]) })]
    case 'note':
      return [new Paragraph({ style: 'Aside', children: [new TextRun(clean(block.text))] })]
    case 'list': {
      const numbering = { reference: block.ordered ? 'numbers' : 'bullets', level: 0, instance: write.nextList() }
      return block.items.length > 0 ? [new Paragraph({ numbering, children: paragraphs(block.items) })] : []
    }
    case 'table':
      return [caption(lang, 'table', block.caption), tableOf(block, tools), gap()]
    case 'picture':
      return [...pictureOf(block, tools), caption(lang, 'figure', block.caption), gap()]
    case 'evidence': {
      if (report.evidence.length === 0) return []
      const sets = places.hold('w:p', (_, next) =>
        report.evidence.map((set) => setXml(set, next(), referenceWords[lang])).join(''),
      )
      return [appendixHead(block.caption), new Paragraph({ children: holder(sets) })]
    }
    case 'log': {
      const entries = places.hold('w:p', (_, next) => block.rows.map((row) => entryXml(row, next())).join(''))
      return [appendixHead(block.caption), new Paragraph({ children: holder(entries) })]
    }
  }
}

const appendixHead = (text: string) => new Paragraph({ style: 'Caption', children: [new TextRun(text)] })
