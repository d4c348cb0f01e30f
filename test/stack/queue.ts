import { createHash, randomUUID } from 'node:crypto'
import type { Resource, Template } from './template.ts'

interface Message {
  readonly id: string
  readonly body: string
  readonly sentAt: number
  visibleAt: number
  received: number
  receipt?: string
}

export interface Received {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly received: number
  readonly sentAt: number
}

/**
 * A standard queue of SQS: delay, visibility, receipts, and the dead letters after so many tries. `hurry`: what is hidden
 * comes back so many times sooner.
 */
export function makeQueue(resource: Resource, template: Template, { hurry = 1 } = {}) {
  const { properties } = resource
  const name = String(properties.QueueName ?? `sandtable-${resource.id}`)
  const visibilityMs = (Number(properties.VisibilityTimeout ?? 30) * 1000) / hurry
  const redrive = properties.RedrivePolicy as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined
  const messages = new Set<Message>()
  const counts = { sent: 0, received: 0, deleted: 0, asked: 0 }
  let onSent: () => void = () => {}

  return {
    name,
    arn: `arn:${template.place.partition}:sqs:${template.place.region}:${template.place.account}:${name}`,
    counts,
    deadLetters: redrive?.deadLetterTargetArn,
    /** Bodies of all that is in it, visible or not. */
    bodies: () => [...messages].map(({ body }) => body),
    onSent(hear: () => void) {
      onSent = hear
    },
    /** Delays are whole seconds, 900 at most; a body 1 MB. Throws what SQS refuses. */
    send(body: string, delaySeconds = Number(properties.DelaySeconds ?? 0)) {
      if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > 900)
        throw new Error(`Value ${delaySeconds} for parameter DelaySeconds is invalid`)
      if (Buffer.byteLength(body) > 1024 * 1024) throw new Error('One or more parameters are invalid: body too long')
      const now = Date.now()
      const message: Message = {
        id: randomUUID(),
        body,
        sentAt: now,
        visibleAt: now + delaySeconds * 1000,
        received: 0,
      }
      messages.add(message)
      counts.sent += 1
      onSent()
      return { MessageId: message.id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') }
    },
    /** At most ten that are visible; `bury` takes those that were tried too often. */
    receive(most: number, bury: (body: string) => void): Received[] {
      counts.asked += 1
      const now = Date.now()
      const found: Received[] = []
      for (const message of messages) {
        if (found.length === Math.min(most, 10)) break
        if (message.visibleAt > now) continue
        if (redrive && message.received >= redrive.maxReceiveCount) {
          messages.delete(message)
          bury(message.body)
          continue
        }
        message.received += 1
        message.visibleAt = now + visibilityMs
        message.receipt = randomUUID()
        found.push({
          messageId: message.id,
          receiptHandle: message.receipt,
          body: message.body,
          received: message.received,
          sentAt: message.sentAt,
        })
      }
      counts.received += found.length
      return found
    },
    /** An old receipt deletes nothing. */
    remove(receipt: string) {
      for (const message of messages)
        if (message.receipt === receipt) {
          messages.delete(message)
          counts.deleted += 1
        }
    },
    changeVisibility(receipt: string, seconds: number) {
      const message = [...messages].find((each) => each.receipt === receipt)
      if (!message) throw new Error('The receipt handle is not valid')
      message.visibleAt = Date.now() + (seconds * 1000) / hurry
      onSent()
    },
    /** Wall ms of the next message that will be visible. */
    nextAt: () => Math.min(Number.POSITIVE_INFINITY, ...[...messages].map(({ visibleAt }) => visibleAt)),
  }
}
export type Queue = ReturnType<typeof makeQueue>
