import { Worker } from 'node:worker_threads'
import type { Press, PressJob } from '../core/press.ts'

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}
type Answer = { readonly id: number; readonly bytes?: Uint8Array; readonly error?: string }

/** How long (wall ms) an idle thread is kept: it holds some tens of megabytes. */
const idle = 60_000

/**
 * Makes documents on a thread beside this one, one after the other; the thread begins with the first job and ends when
 * it has had none for a minute. Should it die, what it was asked fails and the next job gets a new one.
 */
export function makeWorkerPress(script: URL): Press & { stop(): void } {
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let asked = 0
  const waiting = new Map<number, Waiting>()

  function settle({ id, bytes, error }: Answer) {
    const one = waiting.get(id)
    waiting.delete(id)
    if (bytes) one?.resolve(bytes)
    else one?.reject(new Error(error ?? 'the press gave nothing'))
    if (waiting.size === 0) {
      worker?.unref()
      timer = setTimeout(stop, idle)
      timer.unref()
    }
  }

  function open(): Worker {
    // A document is a million small things that soon die: with room for the young, half of the time goes to making them.
    const made = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 96 } })
    const fail = (error: Error) => {
      if (worker === made) worker = undefined
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
    }
    made.on('message', settle)
    made.on('error', fail)
    made.on('exit', (code) => worker === made && fail(new Error(`the press ended with ${code}`)))
    return made
  }

  function stop() {
    clearTimeout(timer)
    const ending = worker
    worker = undefined
    void ending?.terminate()
  }

  return {
    make(job: PressJob) {
      clearTimeout(timer)
      worker ??= open()
      worker.ref()
      asked += 1
      const id = asked
      return new Promise<Uint8Array>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker?.postMessage({ id, job })
      })
    },
    stop,
  }
}
