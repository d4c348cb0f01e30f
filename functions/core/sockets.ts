import type { SocketMessage } from '../../engine/contract.ts'
import type { Seat, Staff } from './use-cases.ts'

/** One open socket, seen from the inside: messages go out in order; `close` ends it with a WebSocket code. */
export interface Wire {
  send(message: SocketMessage): void
  close(code: number, reason: string): void
}

/** What a client says on its socket: give me all after `since`, or `ping`. Anything else closes it. */
export type ClientMessage = { readonly since: number } | { readonly ping: number }

export interface Connection {
  receive(message: ClientMessage): void
  closed(): void
}

/** The one-machine fan-out: a door opens a connection for somebody whose ticket was good. */
export interface Hub {
  open(who: Seat | (Staff & { readonly drill: string }), wire: Wire): Connection
}
