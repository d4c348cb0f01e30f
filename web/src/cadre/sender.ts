import type { ActionOutcome } from '../../../engine/contract.ts'
import { isPassing, Problem } from '../base/problem.ts'
import { backoff } from '../base/retry.ts'
import type { OutBody, Outbox, OutStep } from './outbox.ts'

export interface SenderPorts {
  readonly box: () => Outbox
  readonly step: (step: OutStep) => void
  readonly act: (body: OutBody) => Promise<unknown>
  readonly saw: (k: number) => Promise<unknown>
  readonly outcome: (id: string) => Promise<ActionOutcome>
  /** A sentence for a refusal. */
  readonly why: (error: unknown) => string
  /** The server took an action but its frame has not come. */
  readonly onSilence: () => void
  /** Runs something after so many wall ms; gives a way to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

export interface Sender {
  /** Sends what waits, now: something was added, or the network is back. One run at a time. */
  flush(): Promise<void>
  stop(): void
}

const silenceMs = 4_000

/**
 * Empties the outbox: actions in their order, then opened frames. What the network swallowed is sent again, with
 * backoff, under the same id; what was refused is kept with its reason. A receipt is not yet an outcome: an action
 * whose frame stays away is asked after.
 */
export function makeSender(ports: SenderPorts): Sender {
  let running: Promise<void> | undefined
  let again = false
  let tries = 0
  let stopped = false
  let callOff = () => {}
  const asked = new Map<string, () => void>()

  function refuse(id: string, error: unknown) {
    const detail = error instanceof Problem ? error.details.detail : undefined
    ports.step({ type: 'refused', id, why: ports.why(error), ...(detail && { detail }) })
  }

  function watch(id: string, wait = silenceMs) {
    if (stopped || asked.has(id)) return
    asked.set(
      id,
      ports.after(wait, () => void ask(id, wait)),
    )
  }

  async function ask(id: string, wait: number) {
    asked.delete(id)
    if (!ports.box().items.some(({ body, state }) => body.id === id && state === 'received')) return
    try {
      const outcome = await ports.outcome(id)
      if (outcome.state === 'refused') {
        const { title: why, detail } = outcome
        return ports.step({ type: 'refused', id, why, ...(detail && { detail }) })
      }
      if (outcome.state === 'accepted') ports.onSilence()
    } catch {
      // Nothing is lost by not knowing yet.
    }
    watch(id, Math.min(wait * 2, 60_000))
  }

  async function send(): Promise<boolean> {
    for (const { body, state } of ports.box().items) {
      if (state === 'received') watch(body.id)
      if (state !== 'unsent' || stopped) continue
      try {
        await ports.act(body)
        ports.step({ type: 'received', id: body.id })
        watch(body.id)
      } catch (error) {
        // Later ones must not overtake: an order before its report reads differently.
        if (isPassing(error)) return false
        refuse(body.id, error)
      }
    }
    for (const k of ports.box().seen) {
      if (stopped) return true
      try {
        await ports.saw(k)
        ports.step({ type: 'told', k })
      } catch (error) {
        if (isPassing(error)) return false
        ports.step({ type: 'told', k })
      }
    }
    return true
  }

  async function run() {
    do {
      again = false
      const clean = await send()
      callOff()
      if (clean) tries = 0
      else if (!stopped) {
        callOff = ports.after(backoff(tries, { first: 1_000 }), () => void flush())
        tries += 1
        return
      }
    } while (again && !stopped)
  }

  function flush(): Promise<void> {
    again = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    flush,
    stop() {
      stopped = true
      callOff()
      for (const off of asked.values()) off()
    },
  }
}
