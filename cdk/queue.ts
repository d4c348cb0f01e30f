import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { answer } from './nag.ts'

/** The queue of alarms, and where that ends which five tries could not do. */
export function makeQueues(scope: Construct) {
  const encryption = QueueEncryption.SQS_MANAGED
  const dead = new Queue(scope, 'DeadLetters', { encryption, enforceSSL: true, retentionPeriod: Duration.days(14) })
  answer(dead, { 'AwsSolutions-SQS3': 'This is the dead-letter queue itself.' })
  const alarms = new Queue(scope, 'Alarms', {
    encryption,
    enforceSSL: true,
    retentionPeriod: Duration.days(1),
    // Longer than the function may take; what fails asks for itself back sooner.
    visibilityTimeout: Duration.seconds(60),
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  })
  return { alarms, dead }
}
export type Queues = ReturnType<typeof makeQueues>
