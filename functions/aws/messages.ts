import type { SocketMessage } from '../../engine/contract.ts'
import type { Frame } from '../../engine/view/frames.ts'
import type { LiveView, LogPage } from '../../engine/view/live.ts'

/** What API Gateway counts as one message and carries as one frame; the message may be four of these long. */
export const frameBytes = 32 * 1024
export const messageBytes = 128 * 1024

const room = 512

/** Cuts a list into parts that are each at most `bytes` long as JSON; a single thing that is longer goes alone. */
function parts<T>(things: readonly T[], bytes: number): T[][] {
  const made: T[][] = []
  let size = bytes
  for (const thing of things) {
    const own = Buffer.byteLength(JSON.stringify(thing)) + 1
    if (size + own > bytes) {
      made.push([])
      size = 0
    }
    made.at(-1)?.push(thing)
    size += own
  }
  return made
}

/** A seat's frames as messages of at most 32 KB each. */
export const frameMessages = (frames: readonly Frame[]): SocketMessage[] =>
  parts(frames, frameBytes - room).map((some) => ({ type: 'frames', frames: some }))

/**
 * Commits as messages that a socket can carry, the live view with each. Where a commit alone is too large, staff are
 * told to fetch what comes next over HTTP.
 */
export function commitMessages(pages: readonly LogPage[], live: LiveView): SocketMessage[] {
  const besides = Buffer.byteLength(JSON.stringify(live)) + room
  return parts(pages, Math.max(1, frameBytes - besides)).map((commits) => {
    const message: SocketMessage = { type: 'commits', commits, live }
    return Buffer.byteLength(JSON.stringify(message)) > messageBytes ? { type: 'fetch', n: live.n } : message
  })
}
