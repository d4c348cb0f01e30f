import { type FileChild, Paragraph, SequentialIdentifier, TextRun } from 'docx'
import type { Block, Language, Report, TableBlock } from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'
import { barsChart, dotsChart, lanesCharts } from './chart.ts'
import { networkGrid, stepsGrid } from './grid.ts'
import { entryXml, setXml, tableXml } from './raw-xml.ts'
import type { TextWriter } from './text.ts'

/** `表 3 …`: a numbered caption that Word itself counts. */
export function caption(lang: Language, kind: 'table' | 'figure', text: string): Paragraph {
  const label = { table: { zh: '表', en: 'Table' }, figure: { zh: '图', en: 'Figure' } }[kind][lang]
  return new Paragraph({
    style: 'Caption',
    children: [new TextRun(`${label} `), new SequentialIdentifier(label), new TextRun(`  ${clean(text)}`)],
  })
}

export const tableOf = (table: Pick<TableBlock, 'columns' | 'rows'>, write: TextWriter, lang: Language): FileChild =>
  write.raw(tableXml(table, lang, write.referenceOf))

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
            write.raw(report.evidence.map((set) => setXml(set, write.nextMark(), lang)).join('')),
          ]
    case 'log':
      return [
        new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] }),
        write.raw(block.rows.map((row) => entryXml(row, write.nextMark())).join('')),
      ]
  }
}
