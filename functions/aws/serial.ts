/**
 * Runs one thing at a time for each key, in this process; calls that come while one waits share the next run. What a
 * caller awaits began after its call.
 */
export function makeSerial(run: (key: string) => Promise<unknown>) {
  const lines = new Map<string, { readonly running: Promise<unknown>; next?: Promise<void> }>()

  function start(key: string): Promise<void> {
    const done = run(key).then(() => {})
    const line = { running: done.catch(() => {}) }
    lines.set(key, line)
    void line.running.then(() => {
      if (lines.get(key) === line && !('next' in line)) lines.delete(key)
    })
    return done
  }

  return (key: string): Promise<void> => {
    const line = lines.get(key)
    if (!line) return start(key)
    line.next ??= line.running.then(() => start(key))
    return line.next
  }
}
