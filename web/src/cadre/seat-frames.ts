import type { Clock } from '../../../engine/drill/clock.ts'
import type { DrillStatus, Frame, FrameOf } from '../../../engine/view/frames.ts'

/** What lands in the inbox: an inject, or a message from another role. */
export type Delivery = FrameOf<'inject'> | FrameOf<'message'>

/** Frames one after another without a gap, from whatever arrives: repeats are dropped; what lies behind a gap waits to be asked for again. */
export function joinFrames(
  kept: readonly Frame[],
  incoming: readonly Frame[],
): { readonly frames: readonly Frame[]; readonly gap: boolean } {
  const fresh: Frame[] = []
  let last = kept.length
  let gap = false
  for (const frame of [...incoming].sort((a, b) => a.k - b.k)) {
    if (frame.k <= last) continue
    if (frame.k > last + 1) {
      gap = true
      break
    }
    fresh.push(frame)
    last = frame.k
  }
  return { frames: fresh.length > 0 ? [...kept, ...fresh] : kept, gap }
}

/** Everything that a seat's screen shows, folded from its frames. Frames keep their identity. */
export interface SeatFold {
  readonly status: DrillStatus
  readonly clock: Clock
  readonly deliveries: readonly Delivery[]
  /** My accepted actions, by their own id. */
  readonly actions: ReadonlyMap<string, FrameOf<'action'>>
  /** My actions in reply to a frame number, the first one first. */
  readonly answers: ReadonlyMap<number, readonly FrameOf<'action'>[]>
  /** Frame numbers that the server knows I opened. */
  readonly seen: ReadonlySet<number>
  readonly removed: boolean
  readonly released: boolean
  /** The frame number of the last survey that the trainer sent. */
  readonly survey?: number
}

/** `start` is what the server said of the drill before the first frame. */
export function foldFrames(
  frames: readonly Frame[],
  start: { readonly status: DrillStatus; readonly clock: Clock },
): SeatFold {
  let { status, clock } = start
  const deliveries: Delivery[] = []
  const actions = new Map<string, FrameOf<'action'>>()
  const answers = new Map<number, FrameOf<'action'>[]>()
  const seen = new Set<number>()
  let removed = false
  let released = false
  let survey: number | undefined
  for (const frame of frames) {
    switch (frame.type) {
      case 'clock':
        status = frame.status
        clock = frame.clock
        break
      case 'inject':
      case 'message':
        deliveries.push(frame)
        break
      case 'action':
        actions.set(frame.id, frame)
        if (frame.inReplyTo !== undefined) {
          answers.set(frame.inReplyTo, [...(answers.get(frame.inReplyTo) ?? []), frame])
        }
        break
      case 'seen':
        seen.add(frame.of)
        break
      case 'removed':
        removed = true
        break
      case 'survey':
        survey = frame.k
        break
      case 'review-released':
        released = true
    }
  }
  return {
    status,
    clock,
    deliveries,
    actions,
    answers,
    seen,
    removed,
    released,
    ...(survey !== undefined && { survey }),
  }
}
