import type { SocketMessage } from '../../engine/contract.ts'
import type { Script } from '../../engine/scenario/script.ts'
import { liveView } from '../../engine/view/live-view.ts'
import type { Commit } from '../core/commit.ts'
import type { DrillLog, DrillLogs } from '../core/drill-logs.ts'
import type { ClientMessage, Connection, Hub, Wire } from '../core/sockets.ts'
import type { Seat, Staff } from '../core/use-cases.ts'

interface Open {
  readonly wire: Wire
  readonly who: { readonly kind: 'seat'; readonly seat: string; readonly role: string } | { readonly kind: 'staff' }
  /** The last frame number (of staff: the last n) that went out; undefined until the client said where it is. */
  sent: number | undefined
}

const page = 200
/** A socket closed with this is not to come back: its seat was removed. */
const seatRemoved = 4410

/** The fan-out of one process: every connection gets what its audience may see, in order, from where it is. */
export function makeHub(deps: {
  readonly logs: DrillLogs
  readonly roleOf: (who: Seat) => Promise<string | undefined>
  readonly scriptOf: (drill: string) => Promise<Script | undefined>
  readonly now: () => number
  readonly onError: (error: unknown) => void
}) {
  const { logs, now, onError } = deps
  const rooms = new Map<string, Set<Open>>()
  const shown = new Map<string, string>()

  const presence = (drill: string): ReadonlySet<string> => {
    const seats = [...(rooms.get(drill) ?? [])].flatMap(({ who }) => (who.kind === 'seat' ? [who.seat] : []))
    return new Set(seats)
  }

  const lastOf = (open: Open, log: DrillLog) =>
    open.who.kind === 'seat' ? log.frames(open.who.seat, open.who.role).length : log.n

  function flush(open: Open, log: DrillLog, script: Script) {
    if (open.sent === undefined) return
    if (open.who.kind === 'seat') {
      const frames = log.frames(open.who.seat, open.who.role)
      for (let from = open.sent; from < frames.length; from += page) {
        open.wire.send({ type: 'frames', frames: frames.slice(from, from + page) })
      }
      open.sent = Math.max(open.sent, frames.length)
      return
    }
    const since = open.sent
    const commits = log.pages.filter(({ n }) => n > since)
    if (commits.length > 0 && log.state) {
      open.wire.send({ type: 'commits', commits, live: liveView(script, log.state, log.n) })
    }
    open.sent = Math.max(open.sent, log.n)
  }

  function sayPresence(drill: string, room: Set<Open>, only?: Open) {
    const seats = [...presence(drill)].sort()
    for (const open of only ? [only] : room) {
      const message: SocketMessage = {
        type: 'presence',
        count: seats.length,
        ...(open.who.kind === 'staff' && { seats }),
      }
      open.wire.send(message)
    }
    shown.set(drill, seats.join())
  }

  async function connect(drill: string, wire: Wire, who: Seat | Staff, joined: (open: Open) => void) {
    const role = who.kind === 'seat' ? await deps.roleOf(who) : undefined
    if (who.kind === 'seat' && role === undefined) return wire.close(seatRemoved, 'this seat was removed')
    const open: Open = {
      wire,
      who: who.kind === 'seat' ? { kind: 'seat', seat: who.seat, role: role ?? '' } : { kind: 'staff' },
      sent: undefined,
    }
    const room = rooms.get(drill) ?? new Set()
    rooms.set(drill, room.add(open))
    joined(open)
    sayPresence(drill, room, open)
  }

  const hub: Hub = {
    open(who, wire): Connection {
      const { drill } = who
      let closed = false
      let open: Open | undefined
      // What is said is answered in the order it was said, the opening first.
      let turn = connect(drill, wire, who, (made) => {
        open = made
        if (closed) rooms.get(drill)?.delete(made)
      })
      const answer = async (message: ClientMessage) => {
        if (!open || closed) return
        const [log, script] = await Promise.all([logs.read(drill), deps.scriptOf(drill)])
        if (!script) return
        if ('ping' in message) {
          wire.send({ type: 'heartbeat', now: now(), last: lastOf(open, log), ping: message.ping })
        } else {
          open.sent = Math.min(message.since, lastOf(open, log))
          flush(open, log, script)
          wire.send({ type: 'heartbeat', now: now(), last: lastOf(open, log) })
        }
      }
      return {
        receive(message) {
          turn = turn.then(() => answer(message)).catch(onError)
        },
        closed() {
          closed = true
          if (open) rooms.get(drill)?.delete(open)
          if (rooms.get(drill)?.size === 0) {
            rooms.delete(drill)
            shown.delete(drill)
          }
        },
      }
    },
  }

  return {
    ...hub,
    presence,
    /** Sends a settled commit's frames to whoever is connected. */
    async publish(drill: string, commit: Commit) {
      const room = rooms.get(drill)
      if (!room) return
      const [log, script] = await Promise.all([logs.follow(drill, commit), deps.scriptOf(drill)])
      if (script) for (const open of room) flush(open, log, script)
    },
    /** Closes a removed seat's sockets. */
    dismiss(drill: string, seat: string) {
      for (const { who, wire } of rooms.get(drill) ?? []) {
        if (who.kind === 'seat' && who.seat === seat) wire.close(seatRemoved, 'this seat was removed')
      }
    },
    /** To be called every ten seconds: who is there, where that changed. */
    tellPresence() {
      for (const [drill, room] of rooms) {
        if (shown.get(drill) !== [...presence(drill)].sort().join()) sayPresence(drill, room)
      }
    },
    /** To be called every twenty seconds: the server's time and the last number, so that a gap is noticed. */
    async heartbeat() {
      for (const [drill, room] of rooms) {
        const log = await logs.read(drill)
        for (const open of room) open.wire.send({ type: 'heartbeat', now: now(), last: lastOf(open, log) })
      }
    },
  }
}
