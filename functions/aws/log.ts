/** One line of JSON a happening; `id` is what belongs together: a request, a delivery of messages. */
export interface Log {
  info(what: string, facts?: object): void
  /** Never throws, whatever it is given. */
  error(what: string, error: unknown, facts?: object): void
  /** A measured number, which CloudWatch takes out of the line as a metric (embedded metric format). */
  measure(name: string, unit: 'Milliseconds' | 'Count', value: number, facts?: object): void
  /** What follows belongs to this id. */
  follow(id: string): void
}

/** Logs of one function, one JSON object a line, without anything in front that would hide it from a search. */
export function makeLog(
  { door, stage }: { door: string; stage: string },
  write: (line: string) => void = (line) => process.stdout.write(line),
  now: () => number = Date.now,
): Log {
  let id = 'start'
  const line = (level: string, what: string, facts: object) => {
    const trace = process.env._X_AMZN_TRACE_ID?.match(/Root=([^;]+)/)?.[1]
    const at = new Date(now()).toISOString()
    write(`${JSON.stringify({ at, level, door, stage, id, ...(trace && { trace }), what, ...facts })}\n`)
  }
  return {
    follow(next) {
      id = next
    },
    info: (what, facts = {}) => line('info', what, facts),
    error: (what, error, facts = {}) => line('error', what, { ...facts, ...told(error) }),
    measure: (name, unit, value, facts = {}) =>
      line('info', name, {
        ...facts,
        [name]: value,
        _aws: {
          Timestamp: now(),
          CloudWatchMetrics: [
            { Namespace: 'Sandtable', Dimensions: [['stage']], Metrics: [{ Name: name, Unit: unit }] },
          ],
        },
      }),
  }
}

function told(error: unknown) {
  if (!(error instanceof Error)) return { error: String(error) }
  return { error: error.name, message: error.message, stack: error.stack }
}
