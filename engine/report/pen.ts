import type { Entry, EntryOf } from '../drill/entries.ts'
import type { Scenario, Text } from '../scenario/scenario.ts'
import type { Figure, ItemScore } from '../score/review.ts'
import { makeNarrator, type Narrator } from '../words/entry-text.ts'
import { makeNames, type Names } from '../words/names.ts'
import { span } from '../words/time-text.ts'
import { both, brief } from '../words/words.ts'
import type { Block, Cell, Column, Language, Section, Sentence, Tone } from './document.ts'
import type { ReportInput } from './input.ts'
import type { Picture } from './picture.ts'

export interface Head {
  readonly text: Text
  readonly share: number
  readonly align?: Column['align']
}

/** What every part of a report writes with: the input, its names, and one language. */
export interface Pen {
  readonly input: ReportInput
  readonly scenario: Scenario
  readonly lang: Language
  readonly names: Names
  readonly narrator: Narrator
  readonly entryOf: (e: number) => Entry | undefined
  readonly items: ReadonlyMap<string, ItemScore>
  readonly say: (text: Text) => string
  readonly role: (id: string) => string
  readonly roles: (ids: readonly string[]) => string
  readonly list: (texts: readonly string[]) => string
  readonly date: (wall: number, withTime?: boolean) => string
  readonly of: <T extends Entry['type']>(type: T) => readonly EntryOf<T>[]
  readonly s: (text: Text, entries?: readonly number[]) => Sentence
  readonly cell: (text: Text | string | number, more?: Omit<Cell, 'text'>) => Cell
  readonly para: (...sentences: readonly (Sentence | undefined)[]) => Block
  readonly note: (text: Text) => Block
  readonly bullets: (items: readonly (readonly Sentence[])[], ordered?: boolean) => Block
  readonly table: (caption: Text, columns: readonly Head[], rows: readonly (readonly Cell[])[]) => Block
  readonly picture: (caption: Text, alt: Text, picture: Picture) => Block
  readonly section: (
    id: string,
    number: string,
    heading: Text,
    blocks: readonly (Block | undefined)[],
    more?: { readonly fixed?: boolean; readonly sections?: readonly Section[] },
  ) => Section
}

const tidy = (entries: readonly number[] | undefined) => {
  const kept = [...new Set(entries ?? [])].sort((a, b) => a - b)
  return kept.length > 0 ? { entries: kept } : {}
}

function dateWriter(lang: Language, zone: string) {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false })
  return (wall: number, withTime = false) => {
    const [year, month, date] = day.format(wall).split('-')
    const on = lang === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${year}-${month}-${date}`
    return withTime ? `${on} ${time.format(wall)}` : on
  }
}

/** Makes the pen of one report. */
export function makePen(input: ReportInput, lang: Language): Pen {
  const { scenario, entries, review } = input
  const byNumber = new Map(entries.map((entry) => [entry.e, entry]))
  const seats = new Map(
    entries.flatMap((entry) =>
      entry.type === 'seat-joined' ? [[entry.seat, { role: entry.role, name: entry.name }] as const] : [],
    ),
  )
  const names = makeNames(scenario)
  const entryOf = (e: number) => byNumber.get(e)
  const say = (text: Text) => text[lang]
  const join = (texts: readonly string[]) => texts.join(lang === 'zh' ? '、' : ', ')
  const role = (id: string) => say(brief(names.role(id)))
  const s = (text: Text, from?: readonly number[]): Sentence => ({ text: say(text), ...tidy(from) })
  return {
    input,
    scenario,
    lang,
    names,
    narrator: makeNarrator(scenario, entryOf, (seat) => seats.get(seat)),
    entryOf,
    items: new Map(review.items.map((item) => [item.expected, item])),
    say,
    role,
    roles: (ids) => join(ids.map(role)),
    list: join,
    date: dateWriter(lang, input.zone),
    of: <T extends Entry['type']>(type: T) => entries.filter((entry): entry is EntryOf<T> => entry.type === type),
    s,
    cell: (text, { entries: from, ...more } = {}) => ({
      text: typeof text === 'object' ? say(text) : String(text),
      ...tidy(from),
      ...more,
    }),
    para: (...sentences) => ({ kind: 'paragraph', sentences: sentences.filter((each) => each !== undefined) }),
    note: (text) => ({ kind: 'note', text: say(text) }),
    bullets: (items, ordered = false) => ({ kind: 'list', ordered, items }),
    table: (caption, columns, rows) => ({
      kind: 'table',
      caption: say(caption),
      columns: columns.map(({ text, ...column }) => ({ head: say(text), ...column })),
      rows,
    }),
    picture: (caption, alt, picture) => ({ kind: 'picture', caption: say(caption), alt: say(alt), picture }),
    section: (id, number, heading, blocks, { fixed, sections = [] } = {}) => ({
      id,
      number,
      heading: say(heading),
      ...(fixed && { fixed }),
      blocks: blocks.filter((block) => block !== undefined),
      sections,
    }),
  }
}

export const head = (zh: string, en: string, share: number, align?: Column['align']): Head => ({
  text: both(zh, en),
  share,
  ...(align && { align }),
})

const nothing = both('无可评', 'nothing to measure')
/** A share (0–1) as a whole percentage. */
export const percent = (value: number | null): Text => {
  if (value === null) return nothing
  const shown = Math.round(value * 100)
  return both(`${shown}%`, `${shown} %`)
}
export const percentOf = (figure: Figure | undefined): Text => percent(figure?.value ?? null)
export const spanOf = (figure: Figure | undefined): Text => (figure?.value == null ? nothing : span(figure.value))
/** A plain number with at most `digits` decimals. */
export const number = (value: number | null, digits = 1): Text => {
  if (value === null) return nothing
  const shown = String(Math.round(value * 10 ** digits) / 10 ** digits)
  return both(shown, shown)
}

/** The tone of a share: from 0.9 good, from 0.6 middling, else bad. */
export const toneOf = (value: number | null): Tone =>
  value === null ? 'quiet' : value >= 0.9 ? 'on-time' : value >= 0.6 ? 'late' : 'missed'
