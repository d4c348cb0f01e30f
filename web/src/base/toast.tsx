import { createSignal, For } from 'solid-js'
import type { Tone } from './chip.tsx'
import { cx } from './cx.ts'
import s from './notes.module.css'

interface Told {
  readonly id: number
  readonly text: string
  readonly tone: Tone
}

const [toasts, setToasts] = createSignal<readonly Told[]>([])
let count = 0

/** Says something for a few seconds at the foot of the screen; read out politely. */
export function toast(text: string, tone: Tone = 'waiting'): void {
  count += 1
  const id = count
  setToasts((all) => [...all.slice(-2), { id, text, tone }])
  setTimeout(() => setToasts((all) => all.filter((each) => each.id !== id)), 6_000)
}

/** The place where toasts appear; once, in the shell. */
export function Toaster() {
  return (
    <div class={s.toaster} role="status" aria-live="polite">
      <For each={toasts()}>{({ text, tone }) => <div class={cx(s.toast, s[tone])}>{text}</div>}</For>
    </div>
  )
}
