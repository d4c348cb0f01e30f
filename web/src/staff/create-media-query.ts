import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Does a media query hold? Reactive. */
export function createMediaQuery(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [holds, setHolds] = createSignal(list.matches)
  const change = () => setHolds(list.matches)
  list.addEventListener('change', change)
  onCleanup(() => list.removeEventListener('change', change))
  return holds
}
