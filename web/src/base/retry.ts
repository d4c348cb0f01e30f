/** How long to wait before try n (from 0), wall ms: doubling up to a ceiling, half of it random. */
export function backoff(n: number, { first = 500, most = 20_000, random = Math.random } = {}): number {
  const ceiling = Math.min(most, first * 2 ** Math.min(n, 20))
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}

/** Resolves after so many wall ms; rejects at once when aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Asks again, with backoff, while `mayPass(error)` says it could help; `tries` in all, then the last error. */
export async function withRetry<T>(
  ask: () => Promise<T>,
  { tries, mayPass, signal }: { tries: number; mayPass: (error: unknown) => boolean; signal?: AbortSignal },
): Promise<T> {
  for (let n = 0; ; n += 1) {
    try {
      return await ask()
    } catch (error) {
      if (signal?.aborted || n + 1 >= tries || !mayPass(error)) throw error
      await pause(backoff(n), signal)
    }
  }
}
