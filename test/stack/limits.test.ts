import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { TicketAnswer } from '../../engine/contract.ts'
import { type Client, makeClient } from '../support/client.ts'
import { hasDynamoServer } from '../support/dynamodb-server.ts'
import { makeFakeTime } from '../support/fake-time.ts'
import { signInAtIssuer } from './code-flow.ts'
import { makeFrameWatch } from './frame-lengths.ts'
import { openShortDrill } from './short-drill.ts'
import { type Stack, startStack } from './stack.ts'

describe('frames going by', () => {
  it('[C29] are measured wherever the bytes are cut', () => {
    const frame = (bytes: number) => {
      const mask = randomBytes(4)
      const size = Buffer.alloc(bytes < 126 ? 0 : bytes < 65_536 ? 2 : 8)
      if (size.length === 2) size.writeUInt16BE(bytes)
      if (size.length === 8) size.writeBigUInt64BE(BigInt(bytes))
      const short = size.length === 0 ? bytes : size.length === 2 ? 126 : 127
      return Buffer.concat([Buffer.from([0x81, 0x80 | short]), size, mask, randomBytes(bytes)])
    }
    const sizes = [0, 5, 125, 126, 40_000, 65_535, 65_536, 100_000, 1]
    const all = Buffer.concat(sizes.map(frame))
    for (const cut of [1, 2, 3, 7, 1000, all.length]) {
      const seen: number[] = []
      const watch = makeFrameWatch((bytes) => seen.push(bytes))
      for (let at = 0; at < all.length; at += cut) watch(all.subarray(at, at + cut))
      expect(seen).toEqual(sizes)
    }
  })
})

const can = hasDynamoServer()
describe.runIf(can)('the gateway before the functions', { timeout: 60_000 }, () => {
  const time = makeFakeTime()
  let stack: Stack
  let trainer: Client
  let ask: () => Promise<WebSocket>
  beforeAll(async () => {
    stack = await startStack({ after: time.after })
    trainer = await signInAtIssuer(stack.url, 'trainer')
    const drill = await openShortDrill(stack.url, trainer, 'drill-limit', 1)
    for (const each of [drill.duty.phone, drill.sum.phone, drill.room]) each.close()
    ask = async () => {
      const { ticket, socket } = (await drill.duty.client.post<TicketAnswer>('/api/tickets', {})).body
      const opened = new WebSocket(`${socket}?ticket=${ticket}`)
      await once(opened, 'open')
      return opened
    }
  })
  afterAll(() => stack?.stop())

  it('[C29] lets in only whom the issuer vouches for, with a role', async () => {
    const swap = (token?: string) => makeClient(stack.url, token).post<{ message?: string }>('/api/session/oidc', {})
    expect(await swap()).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
    expect(await swap('eyJhbGciOiJub25lIn0.eyJjb2duaXRvOmdyb3VwcyI6WyJ0cmFpbmVyIl19.')).toMatchObject({ status: 401 })
    await expect(signInAtIssuer(stack.url, 'visitor')).rejects.toThrow('no-staff-role')
    const manager = await signInAtIssuer(stack.url, 'manager')
    expect((await manager.get('/api/session')).body).toEqual({ role: 'manager', name: '巴特尔', org: 'main' })
    expect((await manager.post('/api/drills', { scenario: 'short' })).status).toBe(403)
  })

  it('[C29] takes no body above its size, and says so', async () => {
    const tooLong = await trainer.send('POST', '/api/scenarios', 'x'.repeat(11 * 1024 * 1024))
    expect(tooLong.status).toBe(413)
  })

  it('[C29] ends a socket that says too much, is silent for ten minutes, or is two hours old', async () => {
    const ended = async (socket: WebSocket, what: () => unknown) => {
      const closed = once(socket, 'close')
      await what()
      return (await closed)[0] as number
    }
    const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 50))
    let socket = await ask()
    expect(await ended(socket, () => socket.send('x'.repeat(130 * 1024)))).toBe(1009)
    socket = await ask()
    expect(await ended(socket, () => socket.send('x'.repeat(33 * 1024)))).toBe(1009)
    socket = await ask()
    await time.pass(9 * 60_000, settle)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    expect(await ended(socket, () => time.pass(2 * 60_000, settle))).toBe(1001)
    socket = await ask()
    let minutes = 0
    const closed = once(socket, 'close').then(([code]) => code as number)
    for (; minutes < 119; minutes += 7) {
      const heard = once(socket, 'message')
      socket.send(JSON.stringify({ ping: minutes }))
      await heard
      await time.pass(7 * 60_000, async () => {})
    }
    await time.pass(2 * 60_000, settle)
    expect(await closed).toBe(1001)
    // Nothing is posted to one that is gone, and nobody minds.
    await expect.poll(() => stack.socketApi.sockets.size).toBe(0)
  })
})
