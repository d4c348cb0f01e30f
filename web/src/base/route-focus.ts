import { useLocation } from '@solidjs/router'
import { createEffect, on, onMount } from 'solid-js'

let hasMoved = false

/** Notices that somebody went from one page to another; once, in the shell. */
export function createRouteWatch(): void {
  const location = useLocation()
  createEffect(
    on(
      () => location.pathname,
      () => {
        hasMoved = true
      },
      { defer: true },
    ),
  )
}

/** On a page reached from another, puts the focus on its content, unless something has taken it already. */
export function createArrivalFocus(main: () => HTMLElement): void {
  onMount(() =>
    requestAnimationFrame(() => {
      const { activeElement } = document
      if (!hasMoved || (activeElement && activeElement !== document.body)) return
      main().tabIndex = -1
      main().focus({ preventScroll: true })
    }),
  )
}
