import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Entry } from '../../../engine/drill/entries.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import { pick } from '../base/i18n.ts'
import { t } from './dictionary.ts'
import { type EntryKind, entryKinds, kindOf, makeNarrator } from './entry-text.ts'
import type { LogIndex } from './log.ts'
import styles from './log-feed.module.css'
import { stamp } from './stamp.ts'

const page = 60

/** The log as sentences, newest first, filtered by kind and by words. */
export function LogFeed(props: {
  readonly scenario: Scenario
  readonly index: LogIndex
  /** Something to do with a line. */
  readonly action?: { readonly label: string; readonly run: (entry: Entry) => void }
}) {
  const [kinds, setKinds] = createSignal<readonly EntryKind[]>(entryKinds.filter((kind) => kind !== 'score'))
  const [words, setWords] = createSignal('')
  const [shown, setShown] = createSignal(page)
  const narrator = createMemo(() => makeNarrator(props.scenario, props.index.entryOf, props.index.seatOf))
  const lines = createMemo(() => {
    const search = words().trim().toLowerCase()
    return props.index.entries
      .filter((entry) => kinds().includes(kindOf(entry)))
      .toReversed()
      .filter((entry) => search === '' || pick(narrator().sentence(entry)).toLowerCase().includes(search))
  })
  const toggle = (kind: EntryKind) =>
    setKinds((all) => (all.includes(kind) ? all.filter((each) => each !== kind) : [...all, kind]))
  return (
    <div>
      <div class={styles.filter}>
        <For each={entryKinds}>
          {(kind) => (
            <button
              type="button"
              class={styles.kind}
              aria-pressed={kinds().includes(kind)}
              onClick={() => toggle(kind)}
            >
              {t(`log.kinds.${kind}`)}
            </button>
          )}
        </For>
        <input
          class={styles.search}
          type="search"
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
          placeholder={t('log.search')}
          aria-label={t('log.search')}
        />
      </div>
      <section class={styles.feed} tabindex="0" aria-label={t('log.feed')}>
        <ol>
          <For each={lines().slice(0, shown())} fallback={<li class={styles.none}>{t('log.none')}</li>}>
            {(entry) => (
              <li class={styles.line} data-kind={kindOf(entry)}>
                <span class={styles.at}>{stamp(entry.at, true)}</span>
                <span>
                  {pick(narrator().sentence(entry))}
                  <Show when={props.action}>
                    {(action) => (
                      <button type="button" class={styles.do} onClick={() => action().run(entry)}>
                        {action().label}
                      </button>
                    )}
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ol>
      </section>
      <Show when={lines().length > shown()}>
        <button type="button" class={styles.more} onClick={() => setShown(shown() + page)}>
          {t('log.more', { n: lines().length - shown() })}
        </button>
      </Show>
    </div>
  )
}
