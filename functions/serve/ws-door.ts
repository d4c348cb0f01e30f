import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Identity, Watcher } from '../core/identity.ts'
import type { Connection, Hub, Wire } from '../core/sockets.ts'
import type { Seat, UseCases } from '../core/use-cases.ts'
import { ownOrigin } from '../http/same-origin.ts'

const clientMessage = z.union([z.strictObject({ since: z.int().nonnegative() }), z.strictObject({ ping: z.number() })])

const maxPayload = 32 * 1024
const maxWaiting = 1024 * 1024

/** Calls `tick` again and again until stopped. */
export type Repeat = (tick: () => void) => () => void
const every30s: Repeat = (tick) => {
  const timer = setInterval(tick, 30_000)
  timer.unref()
  return () => clearInterval(timer)
}

export interface SocketDoor {
  /** Ends every socket with 1001 and takes no more. */
  close(): void
}

/**
 * Opens `/api/socket?ticket=…` on a server. The ticket is spent before the handshake: 401 for a bad one, 403 for
 * another site's page or a removed seat. A peer that answers no ping between two ticks is dropped; one that reads too
 * slowly (1 MB waiting) is closed with 1013 and comes back with `since`; an unknown message closes with 1008.
 */
export function openSocketDoor(
  server: Server,
  deps: {
    readonly identity: Pick<Identity, 'redeemTicket'>
    readonly useCases: Pick<UseCases, 'checkSeat'>
    readonly hub: Hub
    readonly publicOrigin?: string
    readonly repeat?: Repeat
    readonly onError?: (error: unknown) => void
  },
): SocketDoor {
  const { identity, useCases, hub, publicOrigin } = deps
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, clientTracking: true })
  const silent = new WeakSet<WebSocket>()
  const report = deps.onError ?? (() => {})

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const onEarlyError = () => socket.destroy()
    socket.on('error', onEarlyError)
    admit(request).then(
      (who) => {
        socket.off('error', onEarlyError)
        if (typeof who === 'string') return turnAway(socket, who)
        sockets.handleUpgrade(request, socket, head, (open) => connect(open, who))
      },
      (error) => {
        report(error)
        turnAway(socket, '500 Internal Server Error')
      },
    )
  }

  const admit = async (request: IncomingMessage): Promise<Seat | Watcher | string> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== '/api/socket') return '404 Not Found'
    const { origin, host = '' } = request.headers
    if (origin !== undefined && !ownOrigin(origin, host, publicOrigin)) return '403 Forbidden'
    const who = await identity.redeemTicket(url.searchParams.get('ticket') ?? '')
    if (!who) return '401 Unauthorized'
    if (who.kind === 'seat' && !(await useCases.checkSeat(who)).ok) return '403 Forbidden'
    return who
  }

  const connect = (socket: WebSocket, who: Seat | Watcher) => {
    let connection: Connection | undefined
    let ended = false
    const end = () => {
      if (ended) return
      ended = true
      guard(() => connection?.closed())
    }
    const wire: Wire = {
      send(message) {
        if (socket.readyState !== socket.OPEN) return
        if (socket.bufferedAmount > maxWaiting) return socket.close(1013, 'too slow: come back with since')
        socket.send(JSON.stringify(message))
      },
      close: (code, reason) => socket.close(code, reason),
    }
    socket.on('error', report)
    socket.on('pong', () => silent.delete(socket))
    socket.on('close', end)
    // One socket's failure must not take the process, and everybody's drill, with it.
    const guard = (step: () => void) => {
      try {
        step()
      } catch (error) {
        report(error)
        socket.close(1011, 'something broke on our side')
      }
    }
    socket.on('message', (data, binary) => {
      const message = binary ? undefined : parse(String(data))
      if (!message) return socket.close(1008, 'unknown message')
      if (socket.readyState === socket.OPEN) guard(() => connection?.receive(message))
    })
    guard(() => {
      connection = hub.open(who, wire)
      if (ended) connection.closed()
    })
  }

  const stop = (deps.repeat ?? every30s)(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      else {
        silent.add(socket)
        socket.ping()
      }
    }
  })

  server.on('upgrade', onUpgrade)
  return {
    close() {
      stop()
      server.off('upgrade', onUpgrade)
      for (const socket of sockets.clients) socket.close(1001, 'the server is stopping')
      sockets.close()
    },
  }
}

function parse(text: string): z.output<typeof clientMessage> | undefined {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function turnAway(socket: Duplex, status: string) {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
