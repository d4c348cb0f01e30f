import { For, Show } from 'solid-js'
import { cx } from '../base/cx.ts'
import s from './screen.module.css'
import { isUnread, useSeat } from './seat-context.ts'
import { t } from './words.ts'

export const tabs = ['inbox', 'act', 'plan', 'history'] as const
export type Tab = (typeof tabs)[number]

/** The four pages of a seat, under the thumb. */
export function TabBar(props: { readonly tab: Tab; readonly onTab: (tab: Tab) => void }) {
  const seat = useSeat()
  const unread = () => seat.fold().deliveries.filter((each) => isUnread(seat, each)).length
  const open = () => seat.fold().deliveries.filter((each) => seat.handling(each) === 'open').length
  return (
    <nav class={s.tabs} aria-label={t('tabs.label')}>
      <For each={tabs}>
        {(tab) => (
          <button
            type="button"
            class={s.tab}
            aria-current={props.tab === tab ? 'page' : undefined}
            onClick={() => props.onTab(tab)}
          >
            {t(`tabs.${tab}`)}
            <Show when={tab === 'inbox' && open() > 0 && seat.fold().status !== 'ended'}>
              {' '}
              <span class={cx(s.badge, unread() > 0 && s.hot)}>{open()}</span>
            </Show>
            <Show when={tab === 'inbox' && unread() > 0}>
              <span class="visually-hidden">{t('unseen', unread())}</span>
            </Show>
          </button>
        )}
      </For>
    </nav>
  )
}
