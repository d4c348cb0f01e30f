import { InternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import {
  type EvidenceSet,
  type Language,
  printedEntries,
  ranges,
  type Sentence,
} from '../../../engine/report/document.ts'
import { clean } from '../clean.ts'

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

  function reference(entries: readonly number[] | undefined): ParagraphChild[] {
    if (!entries || entries.length === 0) return []
    const set = entries.length > printedEntries ? setOf.get(entries.join()) : undefined
    const body = set
      ? [plain(`${word.evidence} `), link(set, evidenceAnchor(set))]
      : [plain(`${word.log} `), ...entryLinks(entries)]
    return [plain(word.open), ...body, plain(word.close)]
  }

  let lists = 0
  return {
    /** Every list counts from 1 again. */
    nextList: () => {
      lists += 1
      return lists
    },
    reference,
    sentences: (sentences: readonly Sentence[]): ParagraphChild[] =>
      sentences.flatMap((sentence, index) => [
        new TextRun({ text: `${index > 0 && lang === 'en' ? ' ' : ''}${clean(sentence.text)}` }),
        ...reference(sentence.entries),
      ]),
  }
}
export type ReferenceWords = (typeof referenceWords)[Language]
export type TextWriter = ReturnType<typeof makeTextWriter>
