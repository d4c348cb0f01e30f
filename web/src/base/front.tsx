import type { JSX } from 'solid-js'
import s from './front.module.css'
import { LanguageSwitch } from './language-switch.tsx'
import { createArrivalFocus } from './route-focus.ts'
import { t } from './words.ts'

/** A narrow page of one column under the product's name: joining, signing in, a wrong address. */
export function Front(props: { readonly children: JSX.Element }) {
  let main!: HTMLElement
  createArrivalFocus(() => main)
  return (
    <div class={s.front}>
      <header class={s.bar}>
        <a class={s.brand} href="/">
          <img src="/icon.svg" alt="" width="30" height="30" />
          {t('product')} <small>{t('tagline')}</small>
        </a>
        <LanguageSwitch />
      </header>
      <main ref={main} class={s.main}>
        {props.children}
      </main>
    </div>
  )
}
