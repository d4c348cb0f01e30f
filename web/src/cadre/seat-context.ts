import { createContext, useContext } from 'solid-js'
import type { LiveSeat } from './create-seat.ts'
import { isReceipt } from './inbox.ts'
import type { Delivery } from './seat-frames.ts'

export const SeatContext = createContext<LiveSeat>()

/** The seat this page is for. */
export function useSeat(): LiveSeat {
  const seat = useContext(SeatContext)
  if (!seat) throw new Error('useSeat is called outside of a SeatContext')
  return seat
}

/** Not opened yet, and worth opening. */
export const isUnread = (seat: LiveSeat, delivery: Delivery): boolean =>
  !isReceipt(delivery) && !seat.isSeen(delivery.k)
