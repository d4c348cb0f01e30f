import {
  type EvidenceSet,
  type Language,
  printedEntries,
  ranges,
  type Sentence,
} from '../../../engine/report/document.ts'
import { between, link, run } from './raw-xml.ts'

/** Names of places in the document; Word allows letters, digits and `_`, at most 40. */
export const logAnchor = (e: number) => `log_${e}`
export const evidenceAnchor = (id: string) => `evidence_${id}`

/** How a report speaks of its evidence. */
export const referenceWords = {
  zh: { log: '日志', evidence: '依据', open: '〔', close: '〕', comma: '、', to: '–' },
  en: { log: 'log', evidence: 'evidence', open: ' [', close: ']', comma: ', ', to: '–' },
} as const

/** Writes sentences with the links to their evidence, as runs of XML. */
export function makeTextWriter(lang: Language, evidence: readonly EvidenceSet[]) {
  const word = referenceWords[lang]
  const setOf = new Map(evidence.map((set) => [set.entries.join(), set.id]))
  const linkTo = (e: number) => link(String(e), logAnchor(e))

  /** Links to single entries: 12、15–18, each number that is shown leading to its entry. */
  const entryLinks = (entries: readonly number[]) =>
    ranges(entries)
      .map(([from, to]) =>
        to > from ? linkTo(from) + between(to === from + 1 ? word.comma : word.to) + linkTo(to) : linkTo(from),
      )
      .join(between(word.comma))

  function reference(entries: readonly number[] | undefined): string {
    if (!entries || entries.length === 0) return ''
    const set = entries.length > printedEntries ? setOf.get(entries.join()) : undefined
    const body = set
      ? between(`${word.evidence} `) + link(set, evidenceAnchor(set))
      : between(`${word.log} `) + entryLinks(entries)
    return between(word.open) + body + between(word.close)
  }

  let lists = 0
  return {
    /** Every list counts from 1 again. */
    nextList: () => {
      lists += 1
      return lists
    },
    reference,
    sentences: (sentences: readonly Sentence[]): string =>
      sentences
        .map(({ text, entries }, index) => run(`${index > 0 && lang === 'en' ? ' ' : ''}${text}`) + reference(entries))
        .join(''),
  }
}
export type ReferenceWords = (typeof referenceWords)[Language]
export type TextWriter = ReturnType<typeof makeTextWriter>
