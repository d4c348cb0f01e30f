import { drillKey } from './commit.ts'
import type { Item, Table } from './table.ts'

/** One person's place in one drill. */
export interface SeatItem {
  readonly seat: string
  readonly role: string
  readonly name: string
  readonly removed: boolean
  /** Wall ms. */
  readonly joinedAt: number
}

const seatKey = (seat: string) => `SEAT#${seat}`

export async function getSeat(table: Table, drill: string, seat: string): Promise<SeatItem | undefined> {
  return (await table.get(drillKey(drill), seatKey(seat))) as (Item & SeatItem) | undefined
}

export async function listSeats(table: Table, drill: string): Promise<SeatItem[]> {
  return (await table.query(drillKey(drill), { prefix: 'SEAT#' })) as (Item & SeatItem)[]
}

/** Makes the seat, or finds it made: the same id is the same seat, as it is. */
export async function putSeat(table: Table, drill: string, seat: SeatItem): Promise<SeatItem> {
  const item = { pk: drillKey(drill), sk: seatKey(seat.seat), ...seat }
  const put = await table.put(item, { ifAbsent: true })
  if (put.ok) return seat
  return (await getSeat(table, drill, seat.seat)) ?? seat
}

export async function removeSeat(table: Table, drill: string, seat: SeatItem): Promise<void> {
  await table.put({ pk: drillKey(drill), sk: seatKey(seat.seat), ...seat, removed: true })
}
