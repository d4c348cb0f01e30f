import type { Lambda } from './lambda.ts'
import type { Queue, Received } from './queue.ts'
import type { Properties, Template } from './template.ts'

/** Delivers what comes out of a queue to a function: batches, as many at once as the mapping allows, partial failures. */
export function mapQueue(deps: {
  readonly queue: Queue
  readonly lambda: Lambda
  readonly mapping: Properties
  readonly template: Template
  readonly bury: (body: string) => void
  /** Each batch is delivered so often, the records of the second turned round: for tests of what at-least-once means. */
  readonly times?: number
}) {
  const { queue, lambda, mapping, template, bury, times = 1 } = deps
  const size = Number(mapping.BatchSize ?? 10)
  const { MaximumConcurrency = 1000 } = (mapping.ScalingConfig ?? {}) as { MaximumConcurrency?: number }
  const partial = ((mapping.FunctionResponseTypes ?? []) as readonly string[]).includes('ReportBatchItemFailures')
  let busy = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  function look() {
    if (stopped) return
    clearTimeout(timer)
    while (busy < MaximumConcurrency) {
      const batch = queue.receive(size, bury)
      if (batch.length === 0) break
      busy += 1
      void deliver(batch).finally(() => {
        busy -= 1
        look()
      })
    }
    const wait = queue.nextAt() - Date.now()
    if (Number.isFinite(wait)) timer = setTimeout(look, Math.min(Math.max(wait, 1), 1000))
  }

  async function deliver(batch: readonly Received[]): Promise<void> {
    for (let time = 0; time < times; time++) {
      const records = time % 2 === 0 ? batch : [...batch].reverse()
      const outcome = await lambda.invoke({ Records: records.map(recordOf) })
      // All of a batch comes back when its time is up.
      if (!outcome.ok) return
      const failed = failuresOf(outcome.payload, partial)
      if (time === times - 1)
        for (const { messageId, receiptHandle } of batch) if (!failed.has(messageId)) queue.remove(receiptHandle)
    }
  }

  const recordOf = ({ messageId, receiptHandle, body, received, sentAt }: Received) => ({
    messageId,
    receiptHandle,
    body,
    attributes: {
      ApproximateReceiveCount: String(received),
      SentTimestamp: String(sentAt),
      ApproximateFirstReceiveTimestamp: String(Date.now()),
    },
    messageAttributes: {},
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: template.place.region,
  })

  queue.onSent(look)
  look()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** The records a function gives back; an answer of another shape fails nobody, as in Lambda. */
export function failuresOf(payload: unknown, partial: boolean): ReadonlySet<string> {
  if (!partial) return new Set()
  const { batchItemFailures = [] } = (payload ?? {}) as { batchItemFailures?: readonly { itemIdentifier: string }[] }
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
}
