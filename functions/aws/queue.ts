import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Send } from './alarms.ts'

/** Sends through SQS. */
export function makeSend(client: Pick<SQSClient, 'send'>, queue: string): Send {
  return async (alarm, DelaySeconds) => {
    await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: JSON.stringify(alarm), DelaySeconds }))
  }
}

/** Brings a message that failed back after so many seconds. */
export const makeRetry =
  (client: Pick<SQSClient, 'send'>, queue: string) => async (receipt: string, seconds: number) => {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle: receipt, VisibilityTimeout: seconds }),
    )
  }

/** A client with bounded patience: four tries of 3 s (wall) each. */
export const makeQueueClient = (endpoint?: string) =>
  new SQSClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
    ...(endpoint && { endpoint }),
  })
