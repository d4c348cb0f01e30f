import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** The server's wall time (ms), ticking: own clock plus the measured offset. For drawing clocks and countdowns. */
export function createServerNow(offset: Accessor<number>, everyMs = 250): Accessor<number> {
  const [own, setOwn] = createSignal(Date.now())
  const timer = setInterval(() => setOwn(Date.now()), everyMs)
  onCleanup(() => clearInterval(timer))
  return () => own() + offset()
}
