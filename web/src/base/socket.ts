import { type Accessor, createSignal } from 'solid-js'
import type { SocketMessage, TicketAnswer } from '../../../engine/contract.ts'
import { makeOffsetMeter, type OffsetMeter } from './offset.ts'
import { isPassing } from './problem.ts'
import { backoff } from './retry.ts'

/** `waiting`: the line is down and will be tried again by itself. `closed`: for good. */
export type LinkState = 'connecting' | 'open' | 'waiting' | 'closed'

export interface SocketOptions {
  /** Asks for a fresh single-use ticket, e.g. from `POST /api/tickets`. */
  readonly ticket: () => Promise<TicketAnswer>
  /** The last number one has: a frame number for a cadre, n for staff. Asked at every connection and after a gap. */
  readonly since: () => number
  /** Every message in order, heartbeats too. */
  readonly onMessage: (message: SocketMessage) => void
  /** The ticket was refused and asking again would not help (seat removed, signed out). The socket is closed. */
  readonly onRefused?: (error: unknown) => void
  /** The line was lost or could not be made: a good moment to ask over plain HTTP. */
  readonly onLost?: () => void
  readonly meter?: OffsetMeter
  readonly open?: (url: string) => WebSocket
}

export interface Socket {
  readonly state: Accessor<LinkState>
  /** Server time minus own time, wall ms; settles after the first heartbeat. */
  readonly offset: Accessor<number>
  /** Asks for everything after `since()` again: call it when a number was skipped. */
  catchUp(): void
  close(): void
}

/** Wall ms between pings, unless the server asks for another pace; it is silent after two of them and a little. */
const usualPing = 15_000
const connectMost = 15_000

const socketUrl = ({ ticket, socket }: TicketAnswer) =>
  `${socket ?? `${location.origin.replace(/^http/, 'ws')}/api/socket`}?ticket=${encodeURIComponent(ticket)}`

/** A socket that comes back by itself: ticket, connect, `since`; pings; reconnects with backoff until closed. */
export function makeSocket(options: SocketOptions): Socket {
  const [state, setState] = createSignal<LinkState>('connecting')
  const meter = options.meter ?? makeOffsetMeter()
  const [offset, setOffset] = createSignal(meter.offset)
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let heard = 0
  let tries = 0
  let round = 0
  let pingEvery = usualPing
  const silenceMost = () => 2 * pingEvery + 10_000

  const send = (message: { since: number } | { ping: number }) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const catchUp = () => send({ since: options.since() })

  async function connect() {
    round += 1
    const mine = round
    clearTimeout(timer)
    setState('connecting')
    let ticket: TicketAnswer
    try {
      ticket = await options.ticket()
    } catch (error) {
      if (mine !== round) return
      if (isPassing(error)) return again()
      close()
      return options.onRefused?.(error)
    }
    if (mine !== round) return
    const next = (options.open ?? ((url) => new WebSocket(url)))(socketUrl(ticket))
    socket = next
    timer = setTimeout(drop, connectMost)
    next.onopen = () => {
      heard = Date.now()
      setState('open')
      catchUp()
      send({ ping: Date.now() })
      watch()
    }
    next.onmessage = ({ data }) => {
      heard = Date.now()
      tries = 0
      hear(JSON.parse(String(data)) as SocketMessage)
    }
    next.onclose = () => {
      if (mine === round) again()
    }
  }

  function hear(message: SocketMessage) {
    if (message.type === 'heartbeat') {
      if (message.every !== undefined) pingEvery = message.every
      if (message.ping !== undefined) {
        setOffset(meter.add({ asked: message.ping, answered: Date.now(), server: message.now }))
      }
      if (message.last > options.since()) catchUp()
    }
    options.onMessage(message)
  }

  function watch() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // A phone that slept, or a line cut without a word: the socket still says it is open.
      if (Date.now() - heard > silenceMost()) return drop()
      send({ ping: Date.now() })
      watch()
    }, pingEvery)
  }

  function drop() {
    if (socket) socket.onclose = null
    socket?.close()
    again()
  }

  function again() {
    round += 1
    socket = undefined
    clearTimeout(timer)
    setState('waiting')
    options.onLost?.()
    timer = setTimeout(connect, backoff(tries))
    tries += 1
  }

  const wake = () => {
    if (document.visibilityState === 'hidden' || state() === 'closed') return
    if (state() === 'waiting') {
      tries = 0
      void connect()
    } else if (state() === 'open') {
      if (Date.now() - heard > silenceMost()) drop()
      else send({ ping: Date.now() })
    }
  }
  // The device knows that it has no network long before the socket does.
  const cut = () => state() === 'open' && drop()
  window.addEventListener('online', wake)
  window.addEventListener('offline', cut)
  document.addEventListener('visibilitychange', wake)

  function close() {
    round += 1
    clearTimeout(timer)
    window.removeEventListener('online', wake)
    window.removeEventListener('offline', cut)
    document.removeEventListener('visibilitychange', wake)
    setState('closed')
    if (socket) socket.onclose = null
    socket?.close()
  }

  void connect()
  return { state, offset, catchUp, close }
}
