/** Starts a timer of `ms` wall ms; gives what stops it. */
export type After = (ms: number, run: () => void) => () => void

const longest = 2_000_000_000
/** Mail that comes while a drill was just advanced waits so long (wall ms): a burst then costs a few commits. */
const gap = 150
const retryAfter = 1000

interface Worker {
  running: boolean
  /** Somebody asked while it ran: once more. */
  again: boolean
  waiting: (() => void)[]
  lastStart: number
  stopSoon?: () => void
  stopAlarm?: () => void
}

/**
 * One worker a drill in this process. `now` resolves when everything asked for up to then is done, `soon` gathers
 * calls, `arm` calls at a wall time; a failed advance is reported and tried again, since any step may be repeated.
 */
export function makeRunner(deps: {
  readonly advance: (drill: string) => Promise<unknown>
  readonly clock: () => number
  readonly after: After
  readonly onError: (error: unknown) => void
}) {
  const { advance, clock, after, onError } = deps
  const workers = new Map<string, Worker>()
  let stopped = false

  function workerOf(drill: string): Worker {
    const found = workers.get(drill)
    if (found) return found
    const fresh: Worker = { running: false, again: false, waiting: [], lastStart: 0 }
    workers.set(drill, fresh)
    return fresh
  }

  function run(drill: string, worker: Worker) {
    if (stopped) return
    if (worker.running) {
      worker.again = true
      return
    }
    worker.running = true
    worker.lastStart = clock()
    worker.stopSoon?.()
    worker.stopSoon = undefined
    const served = worker.waiting.splice(0)
    advance(drill)
      .catch((error) => {
        onError(error)
        worker.stopSoon ??= after(retryAfter, () => {
          worker.stopSoon = undefined
          run(drill, worker)
        })
      })
      .finally(() => {
        worker.running = false
        for (const resolve of served) resolve()
        if (worker.again) {
          worker.again = false
          run(drill, worker)
        }
      })
  }

  return {
    now(drill: string): Promise<void> {
      const worker = workerOf(drill)
      return new Promise((resolve) => {
        worker.waiting.push(resolve)
        run(drill, worker)
      })
    },
    soon(drill: string) {
      const worker = workerOf(drill)
      const wait = worker.lastStart + gap - clock()
      if (wait <= 0 && !worker.running) run(drill, worker)
      else {
        worker.stopSoon ??= after(Math.max(1, wait), () => {
          worker.stopSoon = undefined
          run(drill, worker)
        })
      }
    },
    async arm(drill: string, at: number | undefined): Promise<void> {
      const worker = workerOf(drill)
      worker.stopAlarm?.()
      worker.stopAlarm = undefined
      if (at === undefined || stopped) return
      worker.stopAlarm = after(Math.min(longest, Math.max(1, at - clock())), () => run(drill, worker))
    },
    stop() {
      stopped = true
      for (const worker of workers.values()) {
        worker.stopAlarm?.()
        worker.stopSoon?.()
      }
    },
  }
}
export type Runner = ReturnType<typeof makeRunner>
