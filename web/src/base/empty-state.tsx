import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import s from './notes.module.css'

/** Nothing here yet: what that means and, as children, what to do next. `h1` where it is all there is on the page. */
export function EmptyState(props: {
  readonly heading: JSX.Element
  readonly level?: 'h1' | 'h2'
  readonly children?: JSX.Element
}) {
  return (
    <div class={s.empty}>
      <Dynamic component={props.level ?? 'h2'} class={s.emptyHeading}>
        {props.heading}
      </Dynamic>
      <div class={s.emptyText}>{props.children}</div>
    </div>
  )
}
