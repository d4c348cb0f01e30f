import { InternalHyperlink, Paragraph, type ParagraphChild, TextRun } from 'docx'
import {
  type EvidenceSet,
  type Language,
  printedEntries,
  ranges,
  type Sentence,
} from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'
import { placeOf } from './raw-xml.ts'

/** Names of places in the document; Word allows letters, digits and `_`, at most 40. */
export const logAnchor = (e: number) => `log_${e}`
export const evidenceAnchor = (id: string) => `evidence_${id}`

/** How a report speaks of its evidence. */
export const referenceWords = {
  zh: { log: '日志', evidence: '依据', open: '〔', close: '〕', comma: '、', to: '–' },
  en: { log: 'log', evidence: 'evidence', open: ' [', close: ']', comma: ', ', to: '–' },
} as const

const link = (text: string, anchor: string) =>
  new InternalHyperlink({ anchor, children: [new TextRun({ text, style: 'Evidence' })] })
const plain = (text: string) => new TextRun({ text, style: 'Evidence' })

/** What stands behind a sentence: entries, or the evidence set that lists them. */
export interface Reference {
  readonly entries: readonly number[]
  readonly set?: string
}

/** Bookmarks in raw XML are numbered from here on, beyond those the builder numbers itself. */
const firstMark = 100_000

/** Writes sentences with the links to their evidence. */
export function makeTextWriter(lang: Language, evidence: readonly EvidenceSet[]) {
  const word = referenceWords[lang]
  const setOf = new Map(evidence.map((set) => [set.entries.join(), set.id]))

  /** Links to single entries: 12、15–18, each number that is shown leading to its entry. */
  function entryLinks(entries: readonly number[]): ParagraphChild[] {
    return ranges(entries).flatMap(([from, to], index) => [
      ...(index > 0 ? [plain(word.comma)] : []),
      link(String(from), logAnchor(from)),
      ...(to > from ? [plain(to === from + 1 ? word.comma : word.to), link(String(to), logAnchor(to))] : []),
    ])
  }

  function referenceOf(entries: readonly number[] | undefined): Reference | undefined {
    if (!entries || entries.length === 0) return undefined
    const set = entries.length > printedEntries ? setOf.get(entries.join()) : undefined
    return { entries, ...(set !== undefined && { set }) }
  }

  function reference(entries: readonly number[] | undefined): ParagraphChild[] {
    const found = referenceOf(entries)
    if (!found) return []
    return found.set
      ? [plain(`${word.open}${word.evidence} `), link(found.set, evidenceAnchor(found.set)), plain(word.close)]
      : [plain(`${word.open}${word.log} `), ...entryLinks(found.entries), plain(word.close)]
  }

  const pieces: string[] = []
  let marks = firstMark
  let lists = 0
  return {
    /** Every list counts from 1 again. */
    nextList: () => {
      lists += 1
      return lists
    },
    referenceOf,
    /** Everything that was written as raw XML, in the order of the document. */
    pieces,
    /** A paragraph that holds the place of raw XML. */
    raw: (xml: string): Paragraph => {
      pieces.push(xml)
      return new Paragraph({ children: [new TextRun(placeOf(pieces.length - 1))] })
    },
    /** The id of a bookmark in raw XML. */
    nextMark: () => {
      marks += 1
      return marks
    },
    sentences: (sentences: readonly Sentence[]): ParagraphChild[] =>
      sentences.flatMap((sentence, index) => [
        new TextRun({ text: `${index > 0 && lang === 'en' ? ' ' : ''}${clean(sentence.text)}` }),
        ...reference(sentence.entries),
      ]),
  }
}
export type ReferenceWords = (typeof referenceWords)[Language]
export type TextWriter = ReturnType<typeof makeTextWriter>
