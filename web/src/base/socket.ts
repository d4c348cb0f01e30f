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
  /** Something stayed away that should have come: asks whether the line lives, and gives it up if nothing answers. */
  doubt(): void
  close(): void
}

/** So long (wall ms) nothing may be heard before the page asks with a ping, unless the server names another time. */
const usualPing = 15_000
/** So long (wall ms) a ping may go unanswered before the line counts as dead. */
const answerMost = 10_000
const connectMost = 15_000

const socketUrl = ({ ticket, socket }: TicketAnswer) =>
  `${socket ?? `${location.origin.replace(/^http/, 'ws')}/api/socket`}?ticket=${encodeURIComponent(ticket)}`

/**
 * A socket that comes back by itself: ticket, connect, `since`; a ping after silence, and an end to a line that does not
 * answer it; reconnects with backoff until closed.
 */
export function makeSocket(options: SocketOptions): Socket {
  const [state, setState] = createSignal<LinkState>('connecting')
  const meter = options.meter ?? makeOffsetMeter()
  const [offset, setOffset] = createSignal(meter.offset)
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let heard = 0
  let words = 0
  let tries = 0
  let round = 0
  let pingEvery = usualPing

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
      ask()
    }
    next.onmessage = ({ data }) => {
      heard = Date.now()
      words += 1
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

  /** Asks whether the line lives: whatever is heard answers. A phone that slept, a line cut without a word: it still says it is open. */
  function ask() {
    const before = words
    send({ ping: Date.now() })
    clearTimeout(timer)
    timer = setTimeout(() => (words > before ? watch() : drop()), answerMost)
  }

  /** Asks when nothing was heard for as long as that. */
  function watch() {
    const left = heard + pingEvery - Date.now()
    if (left <= 0) return ask()
    clearTimeout(timer)
    timer = setTimeout(watch, left)
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
      // While it slept nothing was asked: a line that would have been given up long ago is not asked either.
      if (Date.now() - heard > pingEvery + 2 * answerMost) drop()
      else ask()
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

  const doubt = () => state() === 'open' && ask()

  void connect()
  return { state, offset, catchUp, doubt, close }
}
