import { onCleanup } from 'solid-js'

/** Is somebody writing, or is a dialog open? Then keys are theirs. */
const taken = (target: EventTarget | null) =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element &&
    target.closest('input, textarea, select, button, a, summary, [role="button"], [contenteditable]') !== null)

/** Single keys for the page, while nobody is typing and no dialog is open. Space on a focused button stays the button's. */
export function createKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const act = keys[event.key === ' ' ? ' ' : event.key.toLowerCase()]
    if (!act) return
    const letter = event.key !== ' '
    const target = event.target
    if (taken(target) && !(letter && target instanceof HTMLButtonElement && !document.querySelector('dialog[open]')))
      return
    event.preventDefault()
    act()
  }
  document.addEventListener('keydown', press)
  onCleanup(() => document.removeEventListener('keydown', press))
}
