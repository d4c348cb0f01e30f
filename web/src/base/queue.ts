/** Something to be sent once, under its own id, however long the network is away. */
export interface Queued<B extends { readonly id: string } = { readonly id: string }> {
  /** Where it goes: an `/api` path. */
  readonly path: string
  readonly body: B
  /** Wall ms by this device. */
  readonly madeAt: number
  /** Why the server refused it; then it waits for the person. */
  readonly why?: string
}
export type QueueStep<B extends { readonly id: string }> =
  | { readonly type: 'made'; readonly item: Queued<B> }
  | { readonly type: 'taken'; readonly id: string }
  | { readonly type: 'refused'; readonly id: string; readonly why: string }
  | { readonly type: 'dropped'; readonly id: string }

/** The queue after one step. What is there already is not added again; order is the order of making. */
export function stepQueue<B extends { readonly id: string }>(
  queue: readonly Queued<B>[],
  step: QueueStep<B>,
): readonly Queued<B>[] {
  switch (step.type) {
    case 'made':
      return queue.some(({ body }) => body.id === step.item.body.id) ? queue : [...queue, step.item]
    case 'taken':
    case 'dropped':
      return queue.filter(({ body }) => body.id !== step.id)
    case 'refused':
      return queue.map((each) => (each.body.id === step.id ? { ...each, why: step.why } : each))
  }
}

/** The one to send next; none while all that is left was refused. */
export const nextQueued = <B extends { readonly id: string }>(queue: readonly Queued<B>[]) =>
  queue.find(({ why }) => why === undefined)
