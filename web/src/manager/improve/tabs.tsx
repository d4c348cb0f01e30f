import { A, useLocation } from '@solidjs/router'
import { For } from 'solid-js'
import { t } from './dictionary.ts'
import s from './tabs.module.css'

const ways = [
  { href: '/manager/actions', word: 'overview.actions' },
  { href: '/manager/trends', word: 'overview.trends' },
  { href: '/manager/calendar', word: 'overview.calendar' },
] as const

/** The three pages of improving, from each to the others. */
export function ImproveTabs() {
  const location = useLocation()
  return (
    <nav class={s.tabs} aria-label={t('overview.heading')}>
      <For each={ways}>
        {({ href, word }) => (
          <A href={href} class={s.tab} aria-current={location.pathname.startsWith(href) ? 'page' : undefined}>
            {t(word)}
          </A>
        )}
      </For>
    </nav>
  )
}
