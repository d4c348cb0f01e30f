import type { Delivery } from './seat-frames.ts'

/** Until when an answer was asked for, drill ms; nothing asked: undefined. */
export const dueAt = (delivery: Delivery): number | undefined =>
  delivery.type === 'inject' ? delivery.reply.dueAt : undefined

/** Does an answer by this form do what was asked? A bare acknowledgement does not, where more was asked for. */
export const settles = (delivery: Delivery, form: string): boolean =>
  form !== 'acknowledge' ||
  delivery.type === 'message' ||
  (delivery.reply.dueAt === undefined && delivery.reply.options === undefined)

/** Does it want nothing from me? Somebody's bare acknowledgement. */
export const isReceipt = (delivery: Delivery): boolean => delivery.type === 'message' && delivery.form === 'acknowledge'

/**
 * What a delivery is to this seat now. `sending` has an answer on this device that the server has not confirmed yet;
 * a `receipt` wants nothing.
 */
export type Handling = 'open' | 'sending' | 'answered' | 'aside' | 'receipt'

export interface Inbox {
  /** What still wants something: the nearest limit first, then the newest. */
  readonly open: readonly Delivery[]
  /** Answered or set aside, the newest first. */
  readonly rest: readonly Delivery[]
  /** The open one whose limit comes first, if any has one. */
  readonly nearest?: Delivery
}

/** Two lists for the inbox. */
export function sortInbox(deliveries: readonly Delivery[], handling: (delivery: Delivery) => Handling): Inbox {
  const open = deliveries
    .filter((each) => handling(each) === 'open')
    .sort((a, b) => (dueAt(a) ?? Number.MAX_VALUE) - (dueAt(b) ?? Number.MAX_VALUE) || b.k - a.k)
  const rest = deliveries.filter((each) => handling(each) !== 'open').reverse()
  const nearest = open.find((each) => dueAt(each) !== undefined)
  return { open, rest, ...(nearest && { nearest }) }
}

/** How a delivery stands, in one word. */
export type Standing =
  | 'to-read'
  | 'read'
  | 'open'
  | 'overdue'
  | 'sending'
  | 'aside'
  | 'receipt'
  | 'answered'
  | 'answered-in-time'
  | 'answered-late'

/** The word for a delivery at drill time `at`; `answeredAt` is when the first answer that settles it was taken, drill ms. */
export function standingOf(
  delivery: Delivery,
  now: { readonly handling: Handling; readonly seen: boolean; readonly at: number; readonly answeredAt?: number },
): Standing {
  const due = dueAt(delivery)
  if (now.handling === 'answered') {
    if (due === undefined || now.answeredAt === undefined) return 'answered'
    return now.answeredAt <= due ? 'answered-in-time' : 'answered-late'
  }
  if (now.handling !== 'open') return now.handling
  if (due !== undefined && now.at > due) return 'overdue'
  if (!now.seen) return 'to-read'
  return due === undefined && !(delivery.type === 'inject' && delivery.reply.options) ? 'read' : 'open'
}
