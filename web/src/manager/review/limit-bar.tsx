import { Show } from 'solid-js'
import type { ItemScore } from '../../../../engine/score/review.ts'
import s from '../manager.module.css'
import { resultTone } from '../words.ts'

/** Time used as a bar, the limit as a tick on it. A longer time than twice the limit ends at the edge. */
export function LimitBar(props: { readonly item: ItemScore }) {
  const limit = () => {
    const { openedAt, dueAt } = props.item
    return openedAt !== undefined && dueAt !== undefined && dueAt > openedAt ? dueAt - openedAt : undefined
  }
  // The limit stands in the middle of every bar, so that a column of them can be compared at a glance.
  const whole = () => 2 * (limit() ?? 1)
  const share = (ms: number) => `${Math.min(100, (100 * ms) / whole())}%`
  return (
    <Show when={limit() !== undefined}>
      <span class={s.bar} aria-hidden="true">
        <Show when={props.item.took !== undefined}>
          <span
            class={s.fill}
            data-tone={resultTone[props.item.result]}
            style={{ width: share(Math.max(props.item.took ?? 0, whole() / 100)) }}
          />
        </Show>
        <span class={s.tick} style={{ left: share(limit() ?? 0) }} />
      </span>
    </Show>
  )
}
