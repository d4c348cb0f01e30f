import type { SocketMessage } from '../../engine/contract.ts'
import type { Script } from '../../engine/scenario/script.ts'
import { liveView } from '../../engine/view/live-view.ts'
import type { Commit } from '../core/commit.ts'
import type { DrillLogs } from '../core/drill-logs.ts'
import type { Connected, Connections } from './connections.ts'
import type { Log } from './log.ts'
import { commitMessages, frameMessages } from './messages.ts'
import type { Post } from './post.ts'

const few = 8

/** The fan-out of functions that hold no socket: what a commit says is posted to each it concerns. */
export function makePublisher(deps: {
  readonly logs: DrillLogs
  readonly connections: Connections
  readonly post: Post
  readonly scriptOf: (drill: string) => Promise<Script | undefined>
  readonly log: Log
}) {
  const { logs, connections, post, scriptOf, log } = deps

  /** In order. A socket that is gone is forgotten; one that nothing gets through to is ended, and comes back with `since`. */
  async function tell(connected: Connected, messages: readonly SocketMessage[]): Promise<void> {
    for (const message of messages) {
      const became = await post.send(connected.connection, JSON.stringify(message))
      if (became === 'sent') continue
      try {
        if (became === 'failed') await post.end(connected.connection)
        await connections.close(connected)
      } catch (error) {
        // Its next ping shows it the gap.
        log.error('socket', error, { drill: connected.drill })
      }
      return
    }
  }

  /** An action concerns a few seats, whose sockets are looked for one by one; an inject to a hall is sent by one look at all. */
  async function connectedOf(drill: string, seats: readonly string[]): Promise<Connected[]> {
    if (seats.length > few) return connections.seats(drill)
    return (await Promise.all(seats.map((seat) => connections.ofSeat(drill, seat)))).flat()
  }

  /** Tells staff who is there, all but one socket; at most once in ten seconds a drill. */
  async function tellPresence(drill: string, but?: string): Promise<void> {
    const staff = (await connections.staff(drill)).filter(({ connection }) => connection !== but)
    if (staff.length === 0 || !(await connections.mayTell(drill, 10_000))) return
    const seats = [...(await connections.present(drill))].sort()
    await Promise.all(staff.map((each) => tell(each, [{ type: 'presence', count: seats.length, seats }])))
  }

  return {
    tell,
    tellPresence,
    end: post.end,
    async publish(drill: string, commit: Commit): Promise<void> {
      const { n, entries, state } = commit
      const [known, script] = await Promise.all([logs.follow(drill, commit), scriptOf(drill)])
      if (!script) return
      const frames = new Map(
        known.entries.flatMap((entry) => {
          const own = entry.type === 'seat-joined' ? known.framesOf(entry.seat, entry.role, n) : []
          return entry.type === 'seat-joined' && own.length > 0 ? [[entry.seat, own] as const] : []
        }),
      )
      const [staff, seats] = await Promise.all([connections.staff(drill), connectedOf(drill, [...frames.keys()])])
      const toStaff = staff.length > 0 ? commitMessages([{ n, entries }], liveView(script, state, n)) : []
      await Promise.all([
        ...staff.map((each) => tell(each, toStaff)),
        ...seats.map((each) =>
          tell(each, frameMessages(each.who.kind === 'seat' ? (frames.get(each.who.seat) ?? []) : [])),
        ),
      ])
    },
    /** Ends a removed seat's sockets; its ticket for another is refused. */
    async dismiss(drill: string, seat: string): Promise<void> {
      for (const each of await connections.ofSeat(drill, seat)) {
        await post.end(each.connection)
        await connections.close(each)
      }
    },
  }
}
export type Publisher = ReturnType<typeof makePublisher>
