/** Wall time that moves only when told to; callbacks due run in order, each followed by everything it set off. */
export function makeFakeTime(start = 1_800_000_000_000) {
  let now = start
  let made = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      made += 1
      const id = made
      timers.set(id, { at: now + ms, run })
      return () => timers.delete(id)
    },
    /** Moves on by `ms`; `idle` waits until what was set off has come to rest. */
    async pass(ms: number, idle: () => Promise<void>) {
      const end = now + ms
      for (;;) {
        const next = [...timers].sort(([a, x], [b, y]) => x.at - y.at || a - b)[0]
        if (!next || next[1].at > end) break
        timers.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].run()
        await idle()
      }
      now = end
      await idle()
    },
  }
}
