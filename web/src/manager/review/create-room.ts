import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** The width (px) of an element, followed; give the second to its `ref`. */
export function createRoom(first = 640): readonly [Accessor<number>, (element: HTMLElement) => void] {
  const [room, setRoom] = createSignal(first)
  return [
    room,
    (element) => {
      const watch = new ResizeObserver(() => element.clientWidth > 0 && setRoom(element.clientWidth))
      watch.observe(element)
      onCleanup(() => watch.disconnect())
    },
  ]
}
