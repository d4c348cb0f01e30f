import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { SocketMessage, TicketAnswer } from '../../engine/contract.ts'
import type { Frame } from '../../engine/view/frames.ts'

/** An answer, its body parsed where it is JSON; `text` is every byte of it. */
export interface Answer<T> {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly body: T
}

/** Talks to a running server as a program would. */
export function makeClient(url: string, token?: string) {
  async function send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const raw = typeof body === 'string'
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        // A server may hang up on a body it will not read; no later call may find that connection in a pool.
        connection: 'close',
        ...headers,
      },
      ...(body !== undefined && { body: raw ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, text, body: (type.includes('json') ? JSON.parse(text) : text) as T }
  }
  return {
    token,
    send,
    get: <T = unknown>(path: string) => send<T>('GET', path),
    post: <T = unknown>(path: string, body: unknown) => send<T>('POST', path, body),
    /** A trainer's command under a fresh id. */
    command: (drill: string, type: string, more: object = {}) =>
      send<{ id: string; receivedAt: number; type?: string }>('POST', `/api/drills/${drill}/commands`, {
        id: randomUUID(),
        type,
        ...more,
      }),
  }
}
export type Client = ReturnType<typeof makeClient>

/** Signs in with a key and gives the client that may do what the key allows. */
export async function signIn(url: string, key: string): Promise<Client> {
  const { body } = await makeClient(url).post<{ token: string }>('/api/session', { key })
  return makeClient(url, body.token)
}

/** Joins a drill and gives the seat's client. */
export async function join(url: string, code: string, role: string, name: string): Promise<Client & { seat: string }> {
  const { body } = await makeClient(url).post<{ token: string; seat: string }>(`/api/join/${code}`, {
    id: randomUUID(),
    name,
    role,
  })
  return { ...makeClient(url, body.token), seat: body.seat }
}

/** A seat's socket that keeps all it hears; `until` waits for a message that fits. */
export async function listen(url: string, client: Client, body: object = {}) {
  const { ticket, socket: at } = (await client.post<TicketAnswer>('/api/tickets', body)).body
  const socket = new WebSocket(`${at ?? `${url.replace('http', 'ws')}/api/socket`}?ticket=${ticket}`)
  const heard: { at: number; message: SocketMessage }[] = []
  const bytes: string[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    bytes.push(String(data))
    heard.push({ at: Date.now(), message: JSON.parse(String(data)) })
    for (const check of waiting) check()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  socket.send(JSON.stringify({ since: 0 }))
  const frames = () => heard.flatMap(({ message }) => (message.type === 'frames' ? message.frames : []))
  return {
    socket,
    heard,
    bytes,
    frames,
    until: (fits: (frame: Frame) => boolean) =>
      new Promise<Frame>((resolve) => {
        const check = () => {
          const found = frames().find(fits)
          if (!found) return
          waiting.delete(check)
          resolve(found)
        }
        waiting.add(check)
        check()
      }),
    close: () => socket.close(),
  }
}
