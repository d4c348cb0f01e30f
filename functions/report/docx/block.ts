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
import type { Block, Cell, Language, Report, TableBlock } from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'
import { barsChart, dotsChart, lanesCharts } from './chart.ts'
import { networkGrid, stepsGrid } from './grid.ts'
import { borders, faces, grounds, textWidth } from './look.ts'
import { placeholders } from './raw-xml.ts'
import type { TextWriter } from './text.ts'

const alignments = { right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const

/** `表 3 …`: a numbered caption that Word itself counts. */
export function caption(lang: Language, kind: 'table' | 'figure', text: string): Paragraph {
  const label = { table: { zh: '表', en: 'Table' }, figure: { zh: '图', en: 'Figure' } }[kind][lang]
  return new Paragraph({
    style: 'Caption',
    children: [new TextRun(`${label} `), new SequentialIdentifier(label), new TextRun(`  ${clean(text)}`)],
  })
}

export function tableOf(table: Pick<TableBlock, 'columns' | 'rows'>, write: TextWriter, lang: Language): Table {
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
  const body = (cell: Cell, index: number) => {
    const ground = cell.tone && grounds[cell.tone]
    const align = table.columns[index]?.align
    return new TableCell({
      width: width(index),
      ...(ground && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } }),
      children: [
        new Paragraph({
          style: 'Cell',
          ...(align && { alignment: alignments[align] }),
          children: [
            new TextRun({ text: clean(cell.text), ...(cell.strong && { bold: true }) }),
            ...write.reference(cell.entries),
          ],
        }),
      ],
    })
  }
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders,
    margins: { top: 30, bottom: 30, left: 80, right: 80 },
    rows: [head, ...table.rows.map((row) => new TableRow({ cantSplit: true, children: row.map(body) }))],
  })
}

/** Room after a table: Word sets the next paragraph hard under it otherwise. */
const gap = () => new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: 'auto' }, children: [] })

function pictureOf(
  block: Extract<Block, { kind: 'picture' }>,
  lang: Language,
  write: TextWriter,
): readonly FileChild[] {
  const { picture, caption: name, alt } = block
  switch (picture.kind) {
    case 'bars':
      return [barsChart(picture, name, alt)]
    case 'dots':
      return [dotsChart(picture, lang, name, alt)]
    case 'lanes':
      return lanesCharts(picture, lang, name, alt)
    case 'network':
      return [tableOf(networkGrid(picture, lang), write, lang)]
    case 'steps':
      return [tableOf(stepsGrid(picture, lang), write, lang)]
  }
}

export function blockOf(block: Block, report: Report, write: TextWriter): FileChild[] {
  const { lang } = report
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: write.sentences(block.sentences) })]
    case 'note':
      return [new Paragraph({ style: 'Aside', children: [new TextRun(clean(block.text))] })]
    case 'list': {
      const reference = block.ordered ? 'numbers' : 'bullets'
      const instance = write.nextList()
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference, level: 0, instance }, children: write.sentences(item) }),
      )
    }
    case 'table':
      return [caption(lang, 'table', block.caption), tableOf(block, write, lang), gap()]
    case 'picture':
      return [...pictureOf(block, lang, write), caption(lang, 'figure', block.caption), gap()]
    case 'evidence':
      return report.evidence.length === 0
        ? []
        : [
            new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] }),
            new Paragraph({ children: [new TextRun(placeholders.evidence)] }),
          ]
    case 'log':
      return [
        new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] }),
        new Paragraph({ children: [new TextRun(placeholders.log)] }),
      ]
  }
}
