import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat } from 'docx'
import type { Language, Tone } from '../../../engine/report/document.ts'
import { colours } from '../../../engine/report/drawing.ts'

/** Twips. A4 with 2 cm at the sides leaves 17 cm, which is what drawings are as wide as. */
export const page = { width: 11_906, height: 16_838, side: 1134, top: 1247, bottom: 1134 } as const
export const textWidth = page.width - 2 * page.side

export const accent = '0F6B5C'

/** Latin and Chinese faces that Word and WPS both have; named apart, so that neither falls back to the other's. */
export const faces = (lang: Language) => ({
  body: {
    ascii: lang === 'zh' ? 'Times New Roman' : 'Calibri',
    hAnsi: lang === 'zh' ? 'Times New Roman' : 'Calibri',
    eastAsia: 'SimSun',
  },
  head: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' },
})

const heading = (lang: Language, size: number, before: number, after: number, colour = colours.ink) => ({
  run: { font: faces(lang).head, size, bold: true, color: colour },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
})

/** Styles by their built-in names, so that Word's outline, table of contents and restyling work on them. */
export function styles(lang: Language): IStylesOptions {
  const { body, head } = faces(lang)
  const language = { value: lang === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' }
  return {
    default: {
      document: {
        run: { font: body, size: 21, color: colours.ink, language },
        paragraph: { spacing: { after: 80, line: 312, lineRule: 'auto' } },
      },
      title: {
        run: { font: head, size: 52, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 2400, after: 240 } },
      },
      heading1: heading(lang, 32, 360, 160, accent),
      heading2: heading(lang, 27, 280, 120),
      heading3: heading(lang, 23, 220, 90),
      heading4: heading(lang, 21, 160, 60),
      caption: {
        run: { font: head, size: 18, color: colours.soft, italics: false },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
      hyperlink: { run: { color: accent, underline: {} } },
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        next: 'Normal',
        run: { font: head, size: 30, color: colours.soft },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 900 } },
      },
      {
        id: 'Cell',
        name: 'Table cell',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 17 },
        paragraph: { spacing: { before: 20, after: 20, line: 250, lineRule: 'auto' } },
      },
      {
        id: 'Aside',
        name: 'Aside',
        basedOn: 'Normal',
        quickFormat: true,
        run: { color: colours.soft, size: 20 },
        paragraph: {
          spacing: { before: 60, after: 120 },
          indent: { left: 170 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: colours.line } },
        },
      },
      {
        id: 'LogEntry',
        name: 'Log entry',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 17 },
        paragraph: {
          spacing: { before: 0, after: 30, line: 250, lineRule: 'auto' },
          indent: { left: 2380, hanging: 2380 },
        },
      },
    ],
    characterStyles: [
      { id: 'Evidence', name: 'Evidence', basedOn: 'DefaultParagraphFont', run: { size: 15, color: accent } },
    ],
  }
}

const bulletLevel = { level: 0, style: { paragraph: { indent: { left: 420, hanging: 300 } } } } as const
export const numbering = {
  config: [
    { reference: 'bullets', levels: [{ ...bulletLevel, format: LevelFormat.BULLET, text: '•' }] },
    { reference: 'numbers', levels: [{ ...bulletLevel, format: LevelFormat.DECIMAL, text: '%1.' }] },
  ],
}

/** A soft ground for a cell that says how something went; the word in it says the same. */
export const grounds: Readonly<Record<Tone, string | undefined>> = {
  'on-time': 'E1F1E7',
  late: 'FCEFDE',
  missed: 'FBE3E1',
  quiet: undefined,
}
