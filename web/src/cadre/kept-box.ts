import { createSignal, onCleanup } from 'solid-js'
import { keep, readKept } from '../base/storage.ts'
import { emptyOutbox, type Outbox, type OutStep, stepOutbox } from './outbox.ts'

/** The outbox of one seat as a signal, kept in this browser. Two tabs of one seat share it. */
export function createKeptBox(seat: string) {
  const key = `sandtable.outbox.${seat}`
  let memory: Outbox | undefined
  // What is kept is read again before each step: another tab may have added to it.
  const read = () => memory ?? readKept<Outbox>(key) ?? emptyOutbox
  const [box, setBox] = createSignal(read())

  function step(one: OutStep) {
    const next = stepOutbox(read(), one)
    const empty = next.items.length + next.seen.length === 0
    const kept = keep(key, empty ? undefined : next)
    memory = kept ? undefined : next
    setBox(next)
  }

  const changed = (event: StorageEvent) => event.key === key && setBox(read())
  addEventListener('storage', changed)
  onCleanup(() => removeEventListener('storage', changed))
  return { box, step }
}
