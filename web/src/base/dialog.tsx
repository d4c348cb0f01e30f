import { createEffect, createUniqueId, type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import s from './dialog.module.css'
import { t } from './words.ts'

export interface DialogProps {
  readonly open: boolean
  /** Asked to close: Esc, the backdrop, the cross. */
  readonly onClose: () => void
  readonly heading: JSX.Element
  readonly children: JSX.Element
  /** Buttons at the bottom. */
  readonly actions?: JSX.Element
  /** `drawer` comes from the right (evidence); `full` fills the screen (a code on a wall). */
  readonly kind?: 'drawer' | 'full'
}

/** A modal on the native dialog: focus stays inside and goes back where it was. Its content exists only while open. */
export function Dialog(props: DialogProps) {
  const label = createUniqueId()
  let dialog!: HTMLDialogElement
  createEffect(() => {
    if (props.open && !dialog.open) {
      dialog.showModal()
      // The browser would take the cross: who opened it by a key wants to write, or to answer with the safe button.
      dialog
        .querySelector<HTMLElement>(`.${s.body} :is(input, select, textarea):enabled, .${s.actions} button`)
        ?.focus()
    }
    if (!props.open && dialog.open) dialog.close()
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Esc, the native way
    <dialog
      ref={dialog}
      class={cx(s.dialog, props.kind && s[props.kind])}
      aria-labelledby={label}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => event.target === dialog && props.onClose()}
    >
      <Show when={props.open}>
        <div class={s.inside}>
          <header class={s.head}>
            <h2 id={label}>{props.heading}</h2>
            <Button kind="plain" small aria-label={t('close')} onClick={() => props.onClose()}>
              ✕
            </Button>
          </header>
          <div class={s.body}>{props.children}</div>
          <Show when={props.actions}>
            <footer class={s.actions}>{props.actions}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  )
}

/** Asks before something that cannot be undone. */
export function Confirm(props: {
  readonly open: boolean
  readonly heading: JSX.Element
  readonly children: JSX.Element
  /** The word on the button that does it. */
  readonly action: string
  readonly danger?: boolean
  readonly onAnswer: (yes: boolean) => void
}) {
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onAnswer(false)}
      heading={props.heading}
      actions={
        <>
          <Button onClick={() => props.onAnswer(false)}>{t('cancel')}</Button>
          <Button kind={props.danger ? 'danger' : 'main'} onClick={() => props.onAnswer(true)}>
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
