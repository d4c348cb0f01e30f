import { createMemo, For, Show } from 'solid-js'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import { Dialog } from '../base/dialog.tsx'
import { pick } from '../base/i18n.ts'
import { t } from './dictionary.ts'
import { makeNarrator } from './entry-text.ts'
import styles from './evidence.module.css'
import type { LogIndex } from './log.ts'
import { stamp } from './stamp.ts'

/** A figure and the numbers of the entries it came from. */
export interface Claim {
  readonly title: string
  readonly figure?: string
  readonly entries: readonly number[]
}

/** The log entries behind a figure, as sentences with their drill time. */
export function EvidenceDialog(props: {
  readonly claim: Claim | undefined
  readonly scenario: Scenario | undefined
  readonly index: LogIndex
  /** Where an entry is seen in the replay. */
  readonly replay?: (e: number) => string
  readonly onClose: () => void
}) {
  const lines = createMemo(() => {
    const { claim, scenario } = props
    if (!claim || !scenario) return []
    const narrator = makeNarrator(scenario, props.index.entryOf, props.index.seatOf)
    return [...new Set(claim.entries)]
      .sort((a, b) => a - b)
      .flatMap((e) => props.index.entryOf(e) ?? [])
      .map((entry) => ({ entry, text: narrator.sentence(entry) }))
  })
  return (
    <Dialog open={props.claim !== undefined} onClose={props.onClose} heading={props.claim?.title ?? ''} kind="drawer">
      <Show when={props.claim?.figure}>
        <p class={styles.figure}>{props.claim?.figure}</p>
      </Show>
      <p class={styles.count}>{t('evidence.count', lines().length)}</p>
      <ol class={styles.lines}>
        <For each={lines()} fallback={<li class={styles.none}>{t('evidence.none')}</li>}>
          {({ entry, text }) => (
            <li class={styles.line}>
              <span class={styles.at}>
                {stamp(entry.at, true)}
                <Show
                  when={props.replay}
                  fallback={<span class={styles.number}>{t('evidence.number', { e: entry.e })}</span>}
                >
                  {(replay) => (
                    <a class={styles.number} href={replay()(entry.e)}>
                      {t('evidence.number', { e: entry.e })} ▶
                    </a>
                  )}
                </Show>
              </span>
              <span>{pick(text)}</span>
            </li>
          )}
        </For>
      </ol>
    </Dialog>
  )
}

/** A button that opens the evidence of a figure; plain text where there is none. */
export function EvidenceLink(props: {
  readonly claim: Claim
  readonly onOpen: (claim: Claim) => void
  readonly children?: string
}) {
  return (
    <Show when={props.claim.entries.length > 0}>
      <button type="button" class={styles.link} onClick={() => props.onOpen(props.claim)} aria-haspopup="dialog">
        {props.children ?? t('evidence.link', new Set(props.claim.entries).size)}
      </button>
    </Show>
  )
}
