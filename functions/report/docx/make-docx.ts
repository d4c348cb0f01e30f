import {
  AlignmentType,
  Bookmark,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Report, Section } from '../../../engine/report/document.ts'
import { colours } from '../../../engine/report/drawing.ts'
import { editionText, signatureRows } from '../../../engine/report/edition.ts'
import type { Edition } from '../../../engine/report/input.ts'
import { clean } from '../clean.ts'
import { blockOf, tableOf } from './block.ts'
import { faces, numbering, page, styles } from './look.ts'
import { withRaw } from './raw-xml.ts'
import { makeTextWriter, type TextWriter } from './text.ts'

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const

/** Captions are counted, pages are not: nothing is left dirty, so Word asks nothing. */
const blank: PageNumberEstimator = () => ({ bookmarks: new Map() })

const sectionAnchor = (id: string) => `sec_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40)

function sectionOf(section: Section, depth: number, report: Report, write: TextWriter): FileChild[] {
  const text = section.number ? `${section.number}　${section.heading}` : section.heading
  return [
    new Paragraph({
      heading: levels[Math.min(depth, levels.length - 1)],
      ...(depth === 0 && { pageBreakBefore: true }),
      children: [new Bookmark({ id: sectionAnchor(section.id), children: [new TextRun(clean(text))] })],
    }),
    ...section.blocks.flatMap((block) => blockOf(block, report, write)),
    ...section.sections.flatMap((each) => sectionOf(each, depth + 1, report, write)),
  ]
}

const small = (text: string) => new TextRun({ text: clean(text), size: 16, color: colours.soft })

function coverOf(report: Report, edition: Edition, date: (wall: number) => string, write: TextWriter): FileChild[] {
  const { lang } = report
  const zh = lang === 'zh'
  const { word, says } = editionText(edition)
  const rows = [[zh ? '版本' : 'Edition', word[lang]] as const, ...report.cover]
  const { head, rows: signed } = signatureRows(edition, lang, date)
  const shares = [6, 13, 19, 12, 11, 21, 18]
  return [
    new Paragraph({ style: 'Title', children: [new TextRun(report.title)] }),
    new Paragraph({ style: 'Subtitle', children: [new TextRun(clean(report.subtitle))] }),
    tableOf(
      {
        columns: [
          { head: zh ? '项目' : 'Item', share: 24 },
          { head: zh ? '内容' : 'Content', share: 76 },
        ],
        rows: rows.map(([label, value]) => [{ text: label, strong: true }, { text: value }]),
      },
      write,
      lang,
    ),
    new Paragraph({ style: 'Aside', spacing: { before: 200 }, children: [new TextRun(clean(says[lang]))] }),
    ...(signed.length > 0
      ? [
          tableOf(
            {
              columns: head.map((each, index) => ({ head: each, share: shares[index] ?? 10 })),
              rows: signed.map((row) => row.map((text) => ({ text }))),
            },
            write,
            lang,
          ),
        ]
      : []),
    new Paragraph({
      style: 'Caption',
      spacing: { before: 300 },
      children: [new TextRun(zh ? '使用说明' : 'How to use this report')],
    }),
    ...report.handling.map(
      (text) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: [new TextRun(text)] }),
    ),
    new Paragraph({
      pageBreakBefore: true,
      spacing: { after: 200 },
      children: [new TextRun({ text: zh ? '目录' : 'Contents', bold: true, size: 32, font: faces(lang).head })],
    }),
    new Paragraph({
      style: 'Cell',
      children: [
        small(
          zh
            ? '点击条目可跳转；右键目录选“更新域”可显示页码。'
            : 'Entries are links; choose “Update field” on the contents to show page numbers.',
        ),
      ],
    }),
    new TableOfContents(zh ? '目录' : 'Contents', { hyperlink: true, headingStyleRange: '1-3' }),
  ]
}

/**
 * The report as a Word file (OOXML, transitional): built-in heading styles, a table of contents with its entries in it,
 * repeated header rows, captions that Word counts, native shapes for pictures, and bookmarks that sentences link to.
 * Page numbers of the contents are left for Word to fill in: laying the pages out here would take three times as long as
 * all the rest, and asking Word to do it would greet every reader with a question.
 */
export async function makeDocx(report: Report, edition: Edition, date: (wall: number) => string): Promise<Uint8Array> {
  const { lang } = report
  const write = makeTextWriter(lang, report.evidence)
  const number = (child: (typeof PageNumber)[keyof typeof PageNumber]) =>
    new TextRun({ children: [child], size: 16, color: colours.soft })
  const { word } = editionText(edition)
  const margin = { top: page.top, bottom: page.bottom, left: page.side, right: page.side, header: 600, footer: 500 }
  const document = new Document({
    title: `${report.title} ${report.subtitle}`,
    subject: word[lang],
    creator: lang === 'zh' ? '沙盘' : 'Sandtable',
    description: report.handling[0] ?? '',
    styles: styles(lang),
    numbering,
    pageNumbers: blank,
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: page.width, height: page.height }, margin },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [small(`${report.subtitle} · ${word[lang]}`)],
              }),
            ],
          }),
          first: new Header({ children: [new Paragraph({ children: [] })] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  small(lang === 'zh' ? '第 ' : 'Page '),
                  number(PageNumber.CURRENT),
                  small(lang === 'zh' ? ' 页，共 ' : ' of '),
                  number(PageNumber.TOTAL_PAGES),
                  small(lang === 'zh' ? ' 页 · 不用于个人考核排名' : ' · not for ranking individuals'),
                ],
              }),
            ],
          }),
          first: new Footer({ children: [new Paragraph({ children: [] })] }),
        },
        children: [
          ...coverOf(report, edition, date, write),
          ...report.sections.flatMap((section) => sectionOf(section, 0, report, write)),
        ],
      },
    ],
  })
  return withRaw(new Uint8Array(await Packer.toBuffer(document)), write.pieces)
}
