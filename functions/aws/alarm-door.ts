import { readAlarm } from './alarms.ts'
import type { Context, Partial, QueueRecord } from './lambda.ts'
import type { Product } from './product.ts'

/**
 * Messages whose time has nearly come, side by side: each sleeps to its millisecond and advances its drill. One that
 * fails comes back sooner than the queue would bring it (`retry`, in seconds), until the queue puts it with the dead letters.
 */
export function makeAlarmDoor(
  { ring, log }: Pick<Product, 'ring' | 'log'>,
  retry: (receiptHandle: string, seconds: number) => Promise<void>,
) {
  return async ({ Records }: { readonly Records: readonly QueueRecord[] }, context: Context): Promise<Partial> => {
    log.follow(context.awsRequestId)
    const failed: string[] = []
    await Promise.all(
      Records.map(async ({ messageId, receiptHandle, body, attributes }) => {
        try {
          await ring(readAlarm(body))
        } catch (error) {
          failed.push(messageId)
          log.error('alarm', error, { message: messageId })
          const tries = Number(attributes?.ApproximateReceiveCount ?? 1)
          await retry(receiptHandle, Math.min(60, 2 ** tries)).catch((again) => log.error('retry', again))
        }
      }),
    )
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
}
