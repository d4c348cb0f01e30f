import { Show } from 'solid-js'
import type { Ruled } from '../../../../engine/score/ruled.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** Beside a ruled value: what was computed, who ruled and why. */
export function RuledMark<T>(props: {
  readonly ruled: Ruled<T> | undefined
  readonly text: (value: T | null) => string
}) {
  return (
    <Show when={props.ruled}>
      {(ruled) => (
        <span class={s.ruled}>
          ✎ {t('computed', { value: props.text(ruled().computed) })} →{' '}
          {t('ruled', { value: props.text(ruled().value) })}
          <span class={s.soft}> {t('ruledBy', { by: ruled().by, reason: ruled().reason })}</span>
        </span>
      )}
    </Show>
  )
}
