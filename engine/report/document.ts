import type { Picture } from './picture.ts'

export type Language = 'zh' | 'en'

/**
 * A sentence in the report's language. One that states a figure of the drill names the log entries it was computed
 * from; a reader is led to them in the log appendix.
 */
export interface Sentence {
  readonly text: string
  readonly entries?: readonly number[]
}

export type Tone = 'on-time' | 'late' | 'missed' | 'quiet'

export interface Cell extends Sentence {
  readonly tone?: Tone
  readonly strong?: boolean
}
export interface Column {
  readonly head: string
  /** Share of the table's width; all shares of a table add up to what they add up to. */
  readonly share: number
  readonly align?: 'right' | 'center'
}
export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly sentences: readonly Sentence[] }
  /** Said apart: a rule of reading, or that something is missing. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Sentence[])[] }
  | TableBlock
  | { readonly kind: 'picture'; readonly caption: string; readonly alt: string; readonly picture: Picture }
  /** The log appendix: where every figure's entries are found. */
  | { readonly kind: 'log'; readonly caption: string; readonly rows: readonly LogRow[] }
  /** Figures over more entries than fit behind a sentence: each set is listed once, here. */
  | { readonly kind: 'evidence'; readonly caption: string }

export interface LogRow {
  /** Entry number. */
  readonly e: number
  /** Drill time as people read it. */
  readonly at: string
  readonly type: string
  readonly text: string
}

export interface Section {
  /** Unique in the report; a bookmark. */
  readonly id: string
  /** `3.1`, `附录A`; empty for the front matter. */
  readonly number: string
  readonly heading: string
  /** One of the six headings that the rules on emergency plans fix for an evaluation of a drill. */
  readonly fixed?: boolean
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** A set of entries that is too long to print behind its sentence. */
export interface EvidenceSet {
  readonly id: string
  readonly entries: readonly number[]
}

/** The report whole, in one language; what page, Word file and PDF are drawn from. */
export interface Report {
  readonly lang: Language
  readonly title: string
  readonly subtitle: string
  readonly cover: readonly (readonly [label: string, value: string])[]
  /** What the report is for and what it must not be used for. */
  readonly handling: readonly string[]
  readonly sections: readonly Section[]
  readonly evidence: readonly EvidenceSet[]
}

/** Every block of the report, in reading order, with the section it stands in. */
export function* blocksOf(
  sections: readonly Section[],
): Generator<{ readonly section: Section; readonly block: Block }> {
  for (const section of sections) {
    for (const block of section.blocks) yield { section, block }
    yield* blocksOf(section.sections)
  }
}

/** Every sentence and cell of a block. */
export function sentencesOf(block: Block): readonly Sentence[] {
  if (block.kind === 'paragraph') return block.sentences
  if (block.kind === 'list') return block.items.flat()
  if (block.kind === 'table') return block.rows.flat()
  return []
}

/** How many entries a sentence prints itself; more become a numbered evidence set. */
export const printedEntries = 4

/** Numbers as people read them: 12–15, 18. Ascending, each once. */
export function ranges(entries: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const found: [number, number][] = []
  for (const e of [...new Set(entries)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last[1] + 1 === e) last[1] = e
    else found.push([e, e])
  }
  return found
}

/** The entry sets that need a number, in the order the report meets them. */
export function gatherEvidence(sections: readonly Section[]): EvidenceSet[] {
  const sets = new Map<string, EvidenceSet>()
  for (const { block } of blocksOf(sections)) {
    for (const { entries } of sentencesOf(block)) {
      if (!entries || entries.length <= printedEntries) continue
      const key = entries.join()
      if (!sets.has(key)) sets.set(key, { id: `E${sets.size + 1}`, entries })
    }
  }
  return [...sets.values()]
}
