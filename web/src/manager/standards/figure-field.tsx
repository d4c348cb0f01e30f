import { createUniqueId, type JSX, Show } from 'solid-js'
import type { Mistake } from './draft.ts'
import s from './standards.module.css'
import { t } from './words.ts'

/** A mistake as a sentence that says what to do. */
export const mistakeText = (mistake: Mistake): string =>
  mistake.why === 'range' ? t('mistake.range', { from: mistake.from, to: mistake.to }) : t(`mistake.${mistake.why}`)

/** One figure to be written: what it does, the figure with its unit, and the shipped one beside it. */
export function FigureField(props: {
  readonly label: string
  readonly says?: string
  readonly unit: string
  readonly value: string
  readonly shipped?: string | undefined
  readonly mistake: Mistake | undefined
  readonly onInput: (value: string) => void
  readonly aside?: JSX.Element
}) {
  const id = createUniqueId()
  const described = () => [props.says && `${id}-says`, props.mistake && `${id}-bad`].filter(Boolean).join(' ')
  return (
    <div class={s.figure} data-changed={props.shipped !== undefined && props.shipped !== props.value}>
      <div>
        <label class={s.label} for={id}>
          {props.label}
        </label>
        <Show when={props.says}>
          <p class={s.soft} id={`${id}-says`}>
            {props.says}
          </p>
        </Show>
        <Show when={props.mistake}>
          {(mistake) => (
            <p class={s.bad} id={`${id}-bad`}>
              {mistakeText(mistake())}
            </p>
          )}
        </Show>
      </div>
      <div class={s.entry}>
        <span class={s.written}>
          <input
            id={id}
            class={s.input}
            inputmode="decimal"
            autocomplete="off"
            value={props.value}
            aria-invalid={props.mistake ? true : undefined}
            aria-describedby={described() || undefined}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <span class={s.unit}>{props.unit}</span>
        </span>
        <span class={s.soft}>
          <Show when={props.shipped !== undefined}>
            <span class={s.shipped}>{t('shippedValue', { value: `${props.shipped} ${props.unit}`.trim() })}</span>
          </Show>{' '}
          {props.aside}
        </span>
      </div>
    </div>
  )
}
