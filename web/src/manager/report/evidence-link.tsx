import { For, Show } from 'solid-js'
import { printedEntries, ranges } from '../../../../engine/report/document.ts'
import s from './report.module.css'

export interface Words {
  readonly log: string
  readonly evidence: string
  readonly open: string
  readonly close: string
  readonly comma: string
}
/** A printed page says its references in the language of the report, whatever the buttons around it speak. */
export const referenceWords = {
  zh: { log: '日志', evidence: '依据', open: '〔', close: '〕', comma: '、' },
  en: { log: 'log', evidence: 'evidence', open: ' [', close: ']', comma: ', ' },
} as const satisfies Record<string, Words>

/** Numbers of entries, each leading to its place in the log appendix. */
export function EntryLinks(props: { readonly entries: readonly number[]; readonly words: Words }) {
  return (
    <For each={ranges(props.entries)}>
      {([from, to], index) => (
        <>
          {index() > 0 ? props.words.comma : ''}
          <a href={`#log-${from}`}>{from}</a>
          <Show when={to > from}>
            {to === from + 1 ? props.words.comma : '–'}
            <a href={`#log-${to}`}>{to}</a>
          </Show>
        </>
      )}
    </For>
  )
}

/** What stands behind a sentence: its entries, or the number of its evidence set. */
export function Reference(props: {
  readonly entries: readonly number[] | undefined
  readonly setOf: (entries: readonly number[]) => string | undefined
  readonly words: Words
}) {
  const set = () => {
    const { entries } = props
    return entries && entries.length > printedEntries ? props.setOf(entries) : undefined
  }
  return (
    <Show when={props.entries && props.entries.length > 0 ? props.entries : undefined}>
      {(entries) => (
        <span class={s.reference}>
          {props.words.open}
          <Show
            when={set()}
            fallback={
              <>
                {props.words.log} <EntryLinks entries={entries()} words={props.words} />
              </>
            }
          >
            {(id) => (
              <>
                {props.words.evidence} <a href={`#evidence-${id()}`}>{id()}</a>
              </>
            )}
          </Show>
          {props.words.close}
        </span>
      )}
    </Show>
  )
}
