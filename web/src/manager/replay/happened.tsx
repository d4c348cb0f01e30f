import { createMemo, For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { t as staff } from '../../staff/dictionary.ts'
import { type EntryKind, entryKinds, kindOf, makeNarrator } from '../../staff/entry-text.ts'
import type { LogIndex } from '../../staff/log.ts'
import { stamp } from '../../staff/stamp.ts'
import type { Player } from './create-player.ts'
import s from './replay.module.css'
import { t } from './words.ts'

const most = 40

/** The last things that happened, newest first; one goes to any of them. */
export function Happened(props: {
  readonly scenario: Scenario
  readonly index: LogIndex
  readonly player: Player
  readonly kinds: readonly EntryKind[]
  readonly onKinds: (kinds: readonly EntryKind[]) => void
}) {
  const narrator = createMemo(() => makeNarrator(props.scenario, props.index.entryOf, props.index.seatOf))
  const lines = createMemo(() => {
    const { entries } = props.index
    const shown = []
    for (let at = props.player.i() - 1; at >= 0 && shown.length < most; at--) {
      const entry = entries[at]
      if (entry && props.kinds.includes(kindOf(entry))) shown.push(entry)
    }
    return shown
  })
  const earlier = () => {
    const first = lines().at(-1)
    return lines().length < most || !first ? 0 : props.index.entries.findIndex((entry) => entry.e === first.e)
  }
  const toggle = (kind: EntryKind) =>
    props.onKinds(props.kinds.includes(kind) ? props.kinds.filter((each) => each !== kind) : [...props.kinds, kind])
  return (
    <Card heading={t('happened')}>
      <div class={s.kinds}>
        <For each={entryKinds}>
          {(kind) => (
            <button type="button" aria-pressed={props.kinds.includes(kind)} onClick={() => toggle(kind)}>
              {staff(`log.kinds.${kind}`)}
            </button>
          )}
        </For>
      </div>
      <ol class={s.feed}>
        <For each={lines()} fallback={<li class={s.soft}>{t('happenedNone')}</li>}>
          {(entry) => (
            <li
              class={s.line}
              data-kind={kindOf(entry)}
              data-last={props.index.entries[props.player.i() - 1] === entry}
            >
              <button type="button" class={s.at} onClick={() => props.player.show(entry.e)}>
                {stamp(entry.at, true)}
              </button>
              <span>{pick(narrator().sentence(entry))}</span>
            </li>
          )}
        </For>
      </ol>
      <Show when={earlier() > 0}>
        <p class={s.soft}>{t('earlier', { n: earlier() })}</p>
      </Show>
    </Card>
  )
}
