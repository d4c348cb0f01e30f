import type { SeatAnswer } from '../../../engine/contract.ts'
import type { Frame } from '../../../engine/view/frames.ts'
import { keep, readKept } from '../base/storage.ts'

/** What a seat looked like when the server was last heard, to show while it is away. */
export interface KeptStart {
  readonly answer: SeatAnswer
  readonly frames: readonly Frame[]
}

const key = (seat: string) => `sandtable.start.${seat}`

export const readStart = (seat: string): KeptStart | undefined => readKept<KeptStart>(key(seat))
/** Remembers a start; a browser that is full keeps the one before, whose frames are still right. */
export const keepStart = (seat: string, start: KeptStart): void => void keep(key(seat), start)

/** Forgets everything that this browser keeps of a seat. */
export function forgetSeat(seat: string): void {
  for (const what of ['start', 'outbox', 'drafts', 'aside', 'tab', 'said', 'saying'])
    keep(`sandtable.${what}.${seat}`, undefined)
}
