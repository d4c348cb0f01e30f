import { A, useLocation } from '@solidjs/router'
import { createEffect, For, type JSX, Show } from 'solid-js'
import { cx } from './cx.ts'
import { LanguageSwitch } from './language-switch.tsx'
import s from './page.module.css'
import { createArrivalFocus } from './route-focus.ts'
import { lastRole, mayEnter } from './staff-session.ts'
import { t } from './words.ts'

/** Names the browser tab; reactive. */
export function createTitle(title: () => string): void {
  createEffect(() => {
    document.title = `${title()} · ${t('product')}`
  })
}

const areas = [
  { href: '/trainer', word: 'nav.scenarios' },
  { href: '/trainer/drills', word: 'nav.drills' },
  { href: '/manager', word: 'nav.reviews' },
] as const
const judging = { href: '/evaluator', word: 'nav.judging' } as const
/** Evaluators have two: judging, and the reviews to read. */
const judgeAreas = [judging, areas[2]] as const
/** Who may not steer is not led to where one steers. */
const allowed = () => (mayEnter(lastRole() ?? 'trainer', 'trainer') ? areas : [areas[2], judging])

/** A staff page: bar with the areas and the language, a heading with what stands beside it, the content. */
export function Page(props: {
  readonly heading: string
  /** A line above the heading: where this is. */
  readonly over?: JSX.Element
  /** A line under the heading. */
  readonly sub?: JSX.Element
  /** Buttons right of the heading. */
  readonly actions?: JSX.Element
  /** `wide` uses the whole screen. */
  readonly kind?: 'wide'
  readonly children: JSX.Element
}) {
  const location = useLocation()
  let main!: HTMLElement
  createArrivalFocus(() => main)
  createTitle(() => props.heading)
  const current = (href: string) =>
    href === '/trainer'
      ? /^\/trainer(\/scenarios|\/launch|\/?$)/.test(location.pathname)
      : location.pathname.startsWith(href)
  return (
    <>
      <nav class={s.bar} aria-label={t('product')}>
        <A href="/" class={s.brand} aria-label={t('product')}>
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span>{t('product')}</span>
        </A>
        <For each={location.pathname.startsWith('/evaluator') ? judgeAreas : allowed()}>
          {({ href, word }) => (
            <A href={href} class={s.area} aria-current={current(href) ? 'page' : undefined}>
              {t(word)}
            </A>
          )}
        </For>
        <span class={s.space} />
        <LanguageSwitch />
      </nav>
      <main ref={main} class={cx(s.main, props.kind === 'wide' && s.wide)}>
        <header class={s.head}>
          <div class={s.titles}>
            <Show when={props.over}>
              <p class={s.sub}>{props.over}</p>
            </Show>
            <h1>{props.heading}</h1>
            <Show when={props.sub}>
              <p class={s.sub}>{props.sub}</p>
            </Show>
          </div>
          <Show when={props.actions}>
            <div class={s.actions}>{props.actions}</div>
          </Show>
        </header>
        {props.children}
      </main>
    </>
  )
}
