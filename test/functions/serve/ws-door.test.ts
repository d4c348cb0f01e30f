import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { SocketMessage } from '../../../engine/contract.ts'
import { makeIdentity, type Watcher } from '../../../functions/core/identity.ts'
import { spendInMemory } from '../../../functions/core/identity-spend.ts'
import type { ClientMessage, Wire } from '../../../functions/core/sockets.ts'
import type { Seat } from '../../../functions/core/use-cases.ts'
import { openSocketDoor } from '../../../functions/serve/ws-door.ts'
import { makeFakeUseCases } from '../http/fake-use-cases.ts'

const seat: Seat = { kind: 'seat', drill: 'drill-01', seat: 'seat-1' }
const staff: Watcher = { kind: 'staff', org: 'local', role: 'trainer', name: 't', drill: 'drill-01' }
const frames: SocketMessage = { type: 'frames', frames: [] }

interface Opened {
  readonly who: Seat | Watcher
  readonly wire: Wire
  readonly said: ClientMessage[]
  /** Settles when the hub was told that the socket is gone. */
  readonly gone: Promise<void>
  times: number
}

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

/** A real server with the door on it, and a hub that greets with frames and echoes pings. */
async function openDoor() {
  const clock = { at: Date.UTC(2026, 0, 1) }
  const now = () => clock.at
  const identity = makeIdentity({ secret: new Uint8Array(32).fill(3), now, spend: spendInMemory(now) })
  const fake = makeFakeUseCases()
  const opened: Opened[] = []
  const errors: unknown[] = []
  let tick = () => {}
  const server = createServer()
  const door = openSocketDoor(server, {
    identity,
    useCases: fake.useCases,
    onError: (error) => errors.push(error),
    repeat: (each) => {
      tick = each
      return () => {}
    },
    hub: {
      open(who, wire) {
        let leave = () => {}
        const gone = new Promise<void>((resolve) => {
          leave = resolve
        })
        const one: Opened = { who, wire, said: [], gone, times: 0 }
        opened.push(one)
        wire.send(frames)
        return {
          receive(message) {
            one.said.push(message)
            if ('ping' in message && message.ping === 666) throw new Error('hub broke')
            if ('ping' in message) wire.send({ type: 'heartbeat', now: now(), last: 0, ping: message.ping })
          },
          closed() {
            one.times++
            leave()
          },
        }
      },
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  cleanups.push(() => {
    door.close()
    server.closeAllConnections()
    server.close()
  })
  const dial = (ticket: string, headers = {}, path = '/api/socket') => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?ticket=${ticket}`, { headers })
    cleanups.push(() => socket.terminate())
    return socket
  }
  return { ...fake, identity, clock, opened, errors, door, dial, port, tick: () => tick() }
}

const opening = async (socket: WebSocket) => {
  const hello = once(socket, 'message')
  await once(socket, 'open')
  return JSON.parse(String((await hello)[0])) as SocketMessage
}
const closing = async (socket: WebSocket) => (await once(socket, 'close'))[0] as number
const statusOf = (socket: WebSocket) =>
  new Promise<number | undefined>((resolve, reject) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => reject(new Error('it opened')))
    socket.on('error', reject)
  })

test('[P1] a ticket opens one socket for the one it was made for', async () => {
  const { identity, opened, dial } = await openDoor()
  for (const who of [seat, staff]) expect(await opening(dial(await identity.issueTicket(who)))).toEqual(frames)
  expect(opened.map(({ who }) => who)).toEqual([seat, staff])
})

test('[P1] without a good ticket there is no handshake', async () => {
  const { identity, clock, dial, opened, removed } = await openDoor()
  const used = await identity.issueTicket(seat)
  await opening(dial(used))
  expect(await statusOf(dial(used))).toBe(401)
  expect(await statusOf(dial(''))).toBe(401)
  expect(await statusOf(dial(await identity.issueSeat(seat)))).toBe(401)
  const late = await identity.issueTicket(seat)
  clock.at += 31_000
  expect(await statusOf(dial(late))).toBe(401)
  const gone = await identity.issueTicket(seat)
  removed.add('seat-1')
  expect(await statusOf(dial(gone))).toBe(403)
  expect(await statusOf(dial(await identity.issueTicket(staff), {}, '/api/other'))).toBe(404)
  expect(opened).toHaveLength(1)
})

test('[P1] the page of another site is turned away before its ticket is spent', async () => {
  const { identity, dial, port } = await openDoor()
  const ticket = await identity.issueTicket(seat)
  expect(await statusOf(dial(ticket, { Origin: 'https://evil.example' }))).toBe(403)
  expect(await opening(dial(ticket, { Origin: `http://127.0.0.1:${port}` }))).toEqual(frames)
})

test('[P1] what a client says reaches the hub, and the hub learns once that it left', async () => {
  const { identity, dial, opened } = await openDoor()
  const socket = dial(await identity.issueTicket(seat))
  await opening(socket)
  socket.send('{"since":4}')
  socket.send('{"ping":17}')
  const [answer] = await once(socket, 'message')
  expect(JSON.parse(String(answer))).toMatchObject({ type: 'heartbeat', ping: 17 })
  expect(opened[0]?.said).toEqual([{ since: 4 }, { ping: 17 }])
  socket.close()
  await opened[0]?.gone
  expect(opened[0]?.times).toBe(1)
})

test('[P1] anything but since and ping closes the socket, and so does too much', async () => {
  const { identity, dial, opened } = await openDoor()
  const said = ['hello', '{}', '{"since":-1}', '{"since":1.5}', '{"since":1,"x":1}', 'null', Buffer.from('{"since":1}')]
  for (const message of said) {
    const socket = dial(await identity.issueTicket(seat))
    await opening(socket)
    socket.send(message)
    expect([String(message), await closing(socket)]).toEqual([String(message), 1008])
  }
  const loud = dial(await identity.issueTicket(seat))
  await opening(loud)
  loud.send(`{"ping":1${' '.repeat(40_000)}}`)
  expect(await closing(loud)).toBe(1009)
  expect(opened.flatMap(({ said }) => said)).toEqual([])
})

test('[P1] the hub can end a socket: a removed seat loses its own at once', async () => {
  const { identity, dial, opened } = await openDoor()
  const socket = dial(await identity.issueTicket(seat))
  await opening(socket)
  const code = closing(socket)
  opened[0]?.wire.close(4001, 'removed')
  expect(await code).toBe(4001)
  await opened[0]?.gone
})

test('[P1] a peer that answers no ping is dropped; one that answers stays', async () => {
  const { identity, dial, opened, tick } = await openDoor()
  const alive = dial(await identity.issueTicket(seat))
  await opening(alive)
  const dead = new WebSocket(alive.url.replace(/ticket=.*/, `ticket=${await identity.issueTicket(staff)}`), {
    autoPong: false,
  })
  await opening(dead)
  for (const round of [1, 2]) {
    const pinged = once(alive, 'ping')
    tick()
    await pinged
    // The pong and this message come in order, so the door has the pong when the hub has this.
    alive.send(`{"ping":${round}}`)
    await once(alive, 'message')
  }
  await opened[1]?.gone
  expect([opened[0]?.times, opened[1]?.times, alive.readyState]).toEqual([0, 1, WebSocket.OPEN])
})

test('[P1] who reads too slowly is closed with 1013 and told to come back', async () => {
  const { identity, dial, opened } = await openDoor()
  const socket = dial(await identity.issueTicket(seat))
  await opening(socket)
  socket.pause()
  const heavy: SocketMessage = {
    type: 'frames',
    frames: [{ k: 1, at: 0, type: 'seen', of: 1, ...{ ballast: 'x'.repeat(1_000_000) } }],
  }
  for (let i = 0; i < 40; i++) opened[0]?.wire.send(heavy)
  const code = closing(socket)
  socket.resume()
  expect(await code).toBe(1013)
})

test('[P1] a failure for one client closes that one and no other', async () => {
  const { identity, dial, opened, errors } = await openDoor()
  const [one, other] = [dial(await identity.issueTicket(seat)), dial(await identity.issueTicket(staff))]
  await Promise.all([opening(one), opening(other)])
  one.send('{"ping":666}')
  expect(await closing(one)).toBe(1011)
  other.send('{"ping":1}')
  await once(other, 'message')
  expect([errors.length, opened.length]).toEqual([1, 2])
})

test('[P1] a stopping server says so', async () => {
  const { identity, dial, door } = await openDoor()
  const socket = dial(await identity.issueTicket(seat))
  await opening(socket)
  const code = closing(socket)
  door.close()
  expect(await code).toBe(1001)
})
