import type { Watcher } from '../core/identity.ts'
import type { Item, Table } from '../core/table.ts'
import type { Seat } from '../core/use-cases.ts'

/** An open socket as it stands in the table. */
export interface Connected {
  readonly connection: string
  readonly drill: string
  readonly who:
    | { readonly kind: 'seat'; readonly seat: string; readonly role: string }
    | { readonly kind: 'staff'; readonly name: string }
}

const roomKey = (drill: string) => `CONN#${drill}`
const socketKey = (connection: string) => `SOCKET#${connection}`
/** Longer than the two hours after which every socket ends by itself; then the store may forget it. */
const forgetAfter = 3 * 3600

const placeOf = ({ connection, who }: Connected) =>
  who.kind === 'seat' ? `seat#${who.seat}#${connection}` : `staff#${connection}`

/** Who is connected, kept in the table by drill and audience. What is written here is a hint: a lost line mends itself. */
export function makeConnections(table: Table, now: () => number) {
  const take = (items: Item[]) => items as unknown as Connected[]
  const seats = async (drill: string): Promise<Connected[]> =>
    take(await table.query(roomKey(drill), { prefix: 'seat#' }))
  return {
    /** Keeps a socket that has just been let in. */
    async open(connection: string, who: Seat | Watcher, role: string | undefined): Promise<Connected> {
      const kept: Connected = {
        connection,
        drill: who.drill,
        who:
          who.kind === 'seat' ? { kind: 'seat', seat: who.seat, role: role ?? '' } : { kind: 'staff', name: who.name },
      }
      const ttl = Math.ceil(now() / 1000) + forgetAfter
      await table.put({ pk: socketKey(connection), sk: 'WHO', ttl, ...kept })
      await table.put({ pk: roomKey(who.drill), sk: placeOf(kept), ttl, ...kept })
      return kept
    },
    async find(connection: string): Promise<Connected | undefined> {
      return (await table.get(socketKey(connection), 'WHO')) as (Item & Connected) | undefined
    },
    async close(connected: Connected): Promise<void> {
      await table.remove(roomKey(connected.drill), placeOf(connected))
      await table.remove(socketKey(connected.connection), 'WHO')
    },
    seats,
    async staff(drill: string): Promise<Connected[]> {
      return take(await table.query(roomKey(drill), { prefix: 'staff#' }))
    },
    async ofSeat(drill: string, seat: string): Promise<Connected[]> {
      return take(await table.query(roomKey(drill), { prefix: `seat#${seat}#` }))
    },
    /** Seats with an open socket. */
    async present(drill: string): Promise<ReadonlySet<string>> {
      return new Set((await seats(drill)).flatMap(({ who }) => (who.kind === 'seat' ? [who.seat] : [])))
    },
    /** Who is there may be told once in so long (wall ms): true for the one that is to tell it. */
    async mayTell(drill: string, every: number): Promise<boolean> {
      const n = Math.floor(now() / every)
      return (await table.put({ pk: roomKey(drill), sk: 'told', n }, { ifNewer: 'n' })).ok
    },
  }
}
export type Connections = ReturnType<typeof makeConnections>
