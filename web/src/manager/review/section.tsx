import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { isGlance } from './glance.ts'
import s from './review.module.css'

/** One matter of the review, folded: its heading and what it says in a line; its pictures are made when it is opened. */
export function Section(props: {
  readonly id: string
  readonly heading: string
  /** What it comes to, in a few words. */
  readonly says?: string | undefined
  readonly open?: boolean
  readonly children: JSX.Element
}) {
  const asked = () => location.hash === `#${props.id}`
  const [open, setOpen] = createSignal(Boolean(props.open) || asked())
  let own = open()
  // Paper cannot be opened.
  const print = () => {
    own = open()
    if (isGlance()) return
    setOpen(true)
  }
  const back = () => setOpen(own)
  const follow = () => asked() && setOpen(true)
  onMount(() => {
    addEventListener('beforeprint', print)
    addEventListener('afterprint', back)
    addEventListener('hashchange', follow)
  })
  onCleanup(() => {
    removeEventListener('beforeprint', print)
    removeEventListener('afterprint', back)
    removeEventListener('hashchange', follow)
  })
  return (
    <details class={s.section} id={props.id} open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={s.summary}>
        <h3>{props.heading}</h3>
        <span class={s.says}>{props.says}</span>
      </summary>
      <Show when={open()}>
        <div class={s.inside}>{props.children}</div>
      </Show>
    </details>
  )
}
