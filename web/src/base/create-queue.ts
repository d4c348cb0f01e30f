import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { errorText } from './error-note.tsx'
import { isPassing, isProblem } from './problem.ts'
import { nextQueued, type Queued, type QueueStep, stepQueue } from './queue.ts'
import { backoff } from './retry.ts'
import { keep, readKept } from './storage.ts'

export interface Queue<B extends { readonly id: string }> {
  /** What was not taken yet, in the order it was made; those with `why` were refused. */
  readonly items: Accessor<readonly Queued<B>[]>
  /** The network is away and something waits. */
  readonly waiting: Accessor<boolean>
  /** Keeps it on this device and sends it, now or when the network is back. */
  readonly add: (path: string, body: B) => void
  readonly drop: (id: string) => void
}

/**
 * What a person said, kept in this browser under `key` until the server has it: through a dead network, a reload and a
 * closed phone. One at a time, in order; a refusal stops nothing that comes after it. Two tabs share the queue: what
 * both send is the same by its id.
 */
export function createQueue<B extends { readonly id: string }>(
  key: string,
  send: (path: string, body: B) => Promise<unknown>,
  onTaken: (item: Queued<B>, answer: unknown) => void = () => {},
): Queue<B> {
  let memory: readonly Queued<B>[] | undefined
  const read = () => memory ?? readKept<readonly Queued<B>[]>(key) ?? []
  const [items, setItems] = createSignal(read())
  const [waiting, setWaiting] = createSignal(false)
  let running = false
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0

  function step(one: QueueStep<B>) {
    const next = stepQueue(read(), one)
    memory = keep(key, next.length > 0 ? next : undefined) ? undefined : next
    setItems(next)
  }

  async function flush() {
    if (running || stopped) return
    running = true
    clearTimeout(timer)
    try {
      for (let item = nextQueued(read()); item && !stopped; item = nextQueued(read())) {
        const { id } = item.body
        try {
          const answer = await send(item.path, item.body)
          step({ type: 'taken', id })
          tries = 0
          setWaiting(false)
          onTaken(item, answer)
        } catch (error) {
          // A session that ran out comes back with its link; what waits is kept till then.
          if (isPassing(error) || isProblem(error, 'sign-in-needed')) {
            setWaiting(true)
            timer = setTimeout(() => void flush(), backoff(tries, { first: 1_000, most: 15_000 }))
            tries += 1
            return
          }
          setWaiting(false)
          step({ type: 'refused', id, why: errorText(error) })
        }
      }
    } finally {
      running = false
    }
  }

  const changed = (event: StorageEvent) => event.key === key && setItems(read())
  const online = () => void flush()
  addEventListener('storage', changed)
  addEventListener('online', online)
  onCleanup(() => {
    stopped = true
    clearTimeout(timer)
    removeEventListener('storage', changed)
    removeEventListener('online', online)
  })
  void flush()
  return {
    items,
    waiting,
    add(path, body) {
      step({ type: 'made', item: { path, body, madeAt: Date.now() } })
      void flush()
    },
    drop: (id) => step({ type: 'dropped', id }),
  }
}
