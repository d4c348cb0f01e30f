import type { JSX } from 'solid-js'
import s from './notes.module.css'
import { t } from './words.ts'

/** Says that something takes a while; shows itself only when the wait passes one second. */
export function Progress(props: { readonly children?: JSX.Element }) {
  return (
    <div class={s.progress} role="status">
      <span class={s.bar} aria-hidden="true" />
      {props.children ?? t('loading')}
    </div>
  )
}
