import { createContext, useContext } from 'solid-js'
import type { LiveSeat } from './create-seat.ts'

export const SeatContext = createContext<LiveSeat>()

/** The seat this page is for. */
export function useSeat(): LiveSeat {
  const seat = useContext(SeatContext)
  if (!seat) throw new Error('useSeat is called outside of a SeatContext')
  return seat
}
