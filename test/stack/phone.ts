import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { SocketMessage, TicketAnswer } from '../../engine/contract.ts'
import type { Frame } from '../../engine/view/frames.ts'
import type { LogPage } from '../../engine/view/live.ts'
import type { Answer, Client } from '../support/client.ts'

/** Asks until somebody answers, under the same id: what pages do when a line or a function dies. */
export async function insist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let tries = 0; ; tries++) {
    const answer = await ask().catch(() => undefined)
    if (answer && answer.status < 500 && answer.status !== 429) return answer
    if (tries === 20) throw new Error(`nobody answers: ${answer?.status} ${answer?.text}`)
    await sleep(50 * Math.min(tries + 1, 4))
  }
}

/**
 * A socket that comes back by itself and asks for what it lacks once a second, as the pages do with their pings; keeps
 * every message with the wall ms it came at.
 */
export function openPhone(client: Client, body: object = {}, catchUpEvery = 1000) {
  const heard: { readonly at: number; readonly message: SocketMessage }[] = []
  let socket: WebSocket | undefined
  let closed = false
  let opened: () => void = () => {}
  const open = new Promise<void>((resolve) => {
    opened = resolve
  })
  const frames = () => heard.flatMap(({ message }) => (message.type === 'frames' ? message.frames : []))
  const pages = () => heard.flatMap(({ message }) => (message.type === 'commits' ? message.commits : []))
  /** The last number without a gap before it. */
  const have = (): number => {
    const known = new Set([...frames().map(({ k }) => k), ...pages().map(({ n }) => n)])
    let last = 0
    while (known.has(last + 1)) last += 1
    return last
  }
  const catchUp = () => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ since: have() }))
  }
  const timer = setInterval(catchUp, catchUpEvery)

  async function connect(): Promise<void> {
    while (!closed) {
      const { ticket, socket: at } = (await insist(() => client.post<TicketAnswer>('/api/tickets', body))).body
      const fresh = new WebSocket(`${at}?ticket=${ticket}`)
      fresh.on('message', (data) => {
        const message = JSON.parse(String(data)) as SocketMessage
        // The gateway's own word that the function failed carries no type.
        if (message.type) heard.push({ at: Date.now(), message })
        else setTimeout(catchUp, 100)
      })
      const up = await new Promise<boolean>((resolve) => {
        fresh.once('open', () => resolve(true))
        fresh.once('error', () => resolve(false))
      })
      if (!up) {
        await sleep(100)
        continue
      }
      socket = fresh
      fresh.once('close', () => void (closed || connect()))
      opened()
      catchUp()
      return
    }
  }
  void connect()

  return {
    open,
    heard,
    frames,
    pages: (): readonly LogPage[] => pages(),
    /** Waits for a frame that fits; throws after so many ms. */
    async until(fits: (frame: Frame) => boolean, ms = 30_000): Promise<Frame> {
      for (const from = Date.now(); Date.now() - from < ms; await sleep(20)) {
        const found = frames().find(fits)
        if (found) return found
      }
      throw new Error(`not heard within ${ms} ms; heard ${JSON.stringify(frames()).slice(-600)}`)
    },
    close() {
      closed = true
      clearInterval(timer)
      socket?.close()
    },
  }
}
export type Phone = ReturnType<typeof openPhone>
