import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Does the screen match this media query? Reactive. */
export function createMedia(query: string): Accessor<boolean> {
  const list = matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const changed = () => setMatches(list.matches)
  list.addEventListener('change', changed)
  onCleanup(() => list.removeEventListener('change', changed))
  return matches
}
