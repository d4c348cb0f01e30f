import { A, useLocation } from '@solidjs/router'
import { For, onMount } from 'solid-js'
import { t } from './dictionary.ts'
import s from './tabs.module.css'

const ways = [
  { href: '/manager/actions', word: 'overview.actions' },
  { href: '/manager/trends', word: 'overview.trends' },
  { href: '/manager/calendar', word: 'overview.calendar' },
  { href: '/manager/standards', word: 'overview.standards' },
] as const

/** The pages of improving and the standard that drills are scored by, from each to the others. */
export function ImproveTabs() {
  const location = useLocation()
  let nav!: HTMLElement
  // On a phone the row is longer than the screen.
  onMount(() => nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  return (
    <nav ref={nav} class={s.tabs} aria-label={t('overview.heading')}>
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
