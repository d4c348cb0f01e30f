import { type JSX, Show, splitProps } from 'solid-js'
import s from './button.module.css'
import { cx } from './cx.ts'

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main` once a screen; `danger` for what cannot be undone; `plain` has no border. */
  readonly kind?: 'main' | 'plain' | 'danger'
  /** The key that does the same, printed on the button. */
  readonly hint?: string
  readonly wide?: boolean
  readonly small?: boolean
  /** Works: cannot be pressed, says so. */
  readonly busy?: boolean
}

/** A button; `type="button"` unless told otherwise. */
export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['kind', 'hint', 'wide', 'small', 'busy', 'class', 'children', 'disabled'])
  return (
    <button
      type="button"
      {...rest}
      class={cx(s.button, own.kind && s[own.kind], own.wide && s.wide, own.small && s.small, own.class)}
      disabled={own.disabled || own.busy}
      aria-busy={own.busy || undefined}
      aria-keyshortcuts={own.hint}
    >
      {own.children}
      <Show when={own.hint}>
        <span class={s.hint} aria-hidden="true">
          {own.hint}
        </span>
      </Show>
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink(
  props: JSX.AnchorHTMLAttributes<HTMLAnchorElement> & Pick<ButtonProps, 'kind' | 'wide' | 'small'>,
) {
  const [own, rest] = splitProps(props, ['kind', 'wide', 'small', 'class'])
  return (
    <a {...rest} class={cx(s.button, own.kind && s[own.kind], own.wide && s.wide, own.small && s.small, own.class)} />
  )
}
