import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { cx } from './cx.ts'
import s from './fields.module.css'
import { t } from './words.ts'

interface Labelled {
  readonly label: JSX.Element
  /** A line under the label. */
  readonly help?: JSX.Element
  /** What is wrong with it, as a sentence. */
  readonly error?: string | undefined
}
export interface Option {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly disabled?: boolean
}

const ownKeys = ['label', 'help', 'error', 'class'] as const

function Frame(
  props: Labelled & { readonly for: string; readonly required?: boolean; readonly children: JSX.Element },
) {
  return (
    <div class={s.field}>
      <label class={s.label} for={props.for}>
        {props.label}
        <Show when={props.required}>
          <span class={s.required}>{t('required')}</span>
        </Show>
      </label>
      <Show when={props.help}>
        <p class={s.help} id={`${props.for}-help`}>
          {props.help}
        </p>
      </Show>
      {props.children}
      <Show when={props.error}>
        <p class={s.error} id={`${props.for}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  )
}

const described = (id: string, props: Labelled) =>
  [props.error && `${id}-error`, props.help && `${id}-help`].filter(Boolean).join(' ') || undefined

/** One line of text; `type` may be `number`, `time` and so on. */
export function TextField(props: Labelled & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [own, rest] = splitProps(props, ownKeys)
  const id = rest.id ?? createUniqueId()
  return (
    <Frame {...own} for={id} required={rest.required}>
      <input
        {...rest}
        id={id}
        class={cx(s.input, own.class)}
        aria-invalid={own.error !== undefined || undefined}
        aria-describedby={described(id, own)}
      />
    </Frame>
  )
}

/** Several lines of text; grows with them. */
export function LongField(props: Labelled & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const [own, rest] = splitProps(props, ownKeys)
  const id = rest.id ?? createUniqueId()
  return (
    <Frame {...own} for={id} required={Boolean(rest.required)}>
      <textarea
        rows={2}
        {...rest}
        id={id}
        class={cx(s.input, s.long, own.class)}
        aria-invalid={own.error !== undefined || undefined}
        aria-describedby={described(id, own)}
      />
    </Frame>
  )
}

/** One of many. The empty value is offered first unless `noEmpty`. */
export function SelectField(
  props: Labelled &
    Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> & {
      readonly options: readonly Option[]
      readonly empty?: string
      readonly noEmpty?: boolean
      readonly onPick: (id: string) => void
    },
) {
  const [own, rest] = splitProps(props, [...ownKeys, 'options', 'empty', 'noEmpty', 'onPick', 'value'])
  const id = rest.id ?? createUniqueId()
  return (
    <Frame {...own} for={id} required={Boolean(rest.required)}>
      <select
        {...rest}
        id={id}
        class={cx(s.input, s.select, own.class)}
        aria-invalid={own.error !== undefined || undefined}
        aria-describedby={described(id, own)}
        onChange={(event) => own.onPick(event.currentTarget.value)}
      >
        <Show when={!own.noEmpty}>
          <option value="" selected={!own.value}>
            {own.empty ?? t('choose')}
          </option>
        </Show>
        <For each={own.options}>
          {(option) => (
            <option value={option.id} disabled={option.disabled} selected={own.value === option.id}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </Frame>
  )
}

/** A few choices, all in sight: one of them, or with `many` any number. `value` and `onPick` speak in lists of ids. */
export function ChoiceField(
  props: Labelled & {
    readonly options: readonly Option[]
    readonly value: readonly string[]
    readonly onPick: (ids: readonly string[]) => void
    readonly many?: boolean
    readonly required?: boolean
    /** Lines for long labels, pills for short ones. */
    readonly look?: 'pills' | 'lines'
  },
) {
  const name = createUniqueId()
  const pick = (id: string, on: boolean) => {
    if (!props.many) return props.onPick(on ? [id] : [])
    props.onPick(on ? [...props.value, id] : props.value.filter((each) => each !== id))
  }
  return (
    <fieldset class={s.field} aria-describedby={described(name, props)}>
      <legend class={s.label}>
        {props.label}
        <Show when={props.required}>
          <span class={s.required}>{t('required')}</span>
        </Show>
      </legend>
      <Show when={props.help}>
        <p class={s.help} id={`${name}-help`}>
          {props.help}
        </p>
      </Show>
      <Show when={props.error}>
        <p class={s.error} id={`${name}-error`}>
          {props.error}
        </p>
      </Show>
      <div class={props.look === 'lines' ? s.lines : s.pills}>
        <For each={props.options}>
          {(option) => (
            <label class={s.choice}>
              <input
                type={props.many ? 'checkbox' : 'radio'}
                name={name}
                value={option.id}
                checked={props.value.includes(option.id)}
                disabled={option.disabled}
                onChange={(event) => pick(option.id, event.currentTarget.checked)}
              />
              <span class={s.choiceText}>
                {option.label}
                <Show when={option.help}>
                  <small class={s.choiceHelp}>{option.help}</small>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}
