import type { SeatAction } from '../../../engine/drill/commands.ts'

/** An action as it was sent: its id is made once, so a resend is the same action and happens once. */
export type OutBody = SeatAction

/** `unsent` waits for the network; `received` is safe with the server; `refused` was not taken, and says why. */
export interface OutItem {
  readonly body: OutBody
  readonly state: 'unsent' | 'received' | 'refused'
  /** Drill ms on this device's clock when the button was pressed. */
  readonly madeAt: number
  /** Why it was refused, as a sentence. */
  readonly why?: string
  readonly detail?: string
}

/** What waits on this device: actions in the order they were made, and opened frames the server does not know of yet. */
export interface Outbox {
  readonly items: readonly OutItem[]
  readonly seen: readonly number[]
}

export const emptyOutbox: Outbox = { items: [], seen: [] }

export type OutStep =
  | { readonly type: 'made'; readonly body: OutBody; readonly madeAt: number }
  | { readonly type: 'received'; readonly id: string }
  | { readonly type: 'refused'; readonly id: string; readonly why: string; readonly detail?: string }
  | { readonly type: 'dismissed'; readonly id: string }
  | { readonly type: 'opened'; readonly k: number }
  | { readonly type: 'told'; readonly k: number }
  /** Frames came: what they confirm needs no keeping. */
  | { readonly type: 'confirmed'; readonly actions: ReadonlySet<string>; readonly seen: ReadonlySet<number> }

const change = (box: Outbox, id: string, to: (item: OutItem) => OutItem): Outbox => ({
  ...box,
  items: box.items.map((item) => (item.body.id === id ? to(item) : item)),
})

/** The outbox after a step; the same object when nothing changed. */
export function stepOutbox(box: Outbox, step: OutStep): Outbox {
  switch (step.type) {
    case 'made':
      if (box.items.some(({ body }) => body.id === step.body.id)) return box
      return { ...box, items: [...box.items, { body: step.body, state: 'unsent', madeAt: step.madeAt }] }
    case 'received':
      return change(box, step.id, ({ body, madeAt }) => ({ body, madeAt, state: 'received' }))
    case 'refused': {
      const { why, detail } = step
      return change(box, step.id, ({ body, madeAt }) => ({
        body,
        madeAt,
        state: 'refused',
        why,
        ...(detail && { detail }),
      }))
    }
    case 'dismissed':
      return { ...box, items: box.items.filter(({ body, state }) => body.id !== step.id || state !== 'refused') }
    case 'opened':
      return box.seen.includes(step.k) ? box : { ...box, seen: [...box.seen, step.k] }
    case 'told':
      return box.seen.includes(step.k) ? { ...box, seen: box.seen.filter((k) => k !== step.k) } : box
    case 'confirmed': {
      const items = box.items.filter(({ body }) => !step.actions.has(body.id))
      const seen = box.seen.filter((k) => !step.seen.has(k))
      return items.length === box.items.length && seen.length === box.seen.length ? box : { items, seen }
    }
  }
}
