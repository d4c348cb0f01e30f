import type { Text } from '../../../engine/scenario/scenario.ts'
import { keep, readKept } from '../base/storage.ts'

/** The seat this browser holds: what is needed to go back to it. */
export interface KeptSeat {
  readonly token: string
  readonly seat: string
  readonly code: string
  readonly title: Text
  readonly role: Text
}

const key = 'sandtable.seat'

export const keptSeat = (): KeptSeat | undefined => readKept<KeptSeat>(key)
/** Remembers a seat, or with undefined leaves it. */
export const keepSeat = (seat: KeptSeat | undefined): void => void keep(key, seat)
