import { parentPort } from 'node:worker_threads'
import type { PressJob } from './core/press.ts'
import { inlinePress } from './report/press.ts'

/* A thread that makes documents, so that the one that keeps the drills' clocks does not. */

parentPort?.on('message', async ({ id, job }: { id: number; job: PressJob }) => {
  try {
    const made = await inlinePress.make(job)
    // A copy of its own: what is handed over leaves this thread, and a pooled buffer would take others with it.
    const bytes = new Uint8Array(made)
    parentPort?.postMessage({ id, bytes }, [bytes.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.stack : String(error) })
  }
})
