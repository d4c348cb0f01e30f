import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SocketMessage } from '../../engine/contract.ts'
import { Problem } from '../../web/src/base/problem.ts'
import { makeSocket, type Socket } from '../../web/src/base/socket.ts'

/** A line that the test opens, cuts and speaks on by hand. */
class Line {
  readyState = 0
  readonly said: unknown[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  constructor(readonly url: string) {}
  send(text: string) {
    this.said.push(JSON.parse(text))
  }
  close() {
    this.readyState = 3
    this.onclose?.()
  }
  accept() {
    this.readyState = 1
    this.onopen?.()
  }
  hear(message: SocketMessage) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
let lines: Line[]
let socket: Socket
let last: number
let heard: SocketMessage[]
const ticket = vi.fn<() => Promise<{ ticket: string; socket?: string }>>()
const onRefused = vi.fn()
const onLost = vi.fn()

async function start() {
  socket = makeSocket({
    ticket,
    since: () => last,
    onMessage: (message) => heard.push(message),
    onRefused,
    onLost,
    open: (url) => {
      const line = new Line(url)
      lines.push(line)
      return line as unknown as WebSocket
    },
  })
  await vi.advanceTimersByTimeAsync(0)
}
const beat = (more: Partial<Extract<SocketMessage, { type: 'heartbeat' }>> = {}): SocketMessage => ({
  type: 'heartbeat',
  now: Date.now(),
  last,
  ...more,
})

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  vi.stubGlobal('WebSocket', { OPEN: 1 })
  vi.stubGlobal('location', { origin: 'https://drill.example' })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
  page.visibilityState = 'visible'
  lines = []
  last = 0
  heard = []
  let count = 0
  ticket.mockReset().mockImplementation(async () => ({ ticket: `t/${++count}` }))
  onRefused.mockReset()
  onLost.mockReset()
})
afterEach(() => {
  socket.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('it connects with a ticket and says from where it goes on', async () => {
  last = 7
  await start()
  expect(lines[0]!.url).toBe('wss://drill.example/api/socket?ticket=t%2F1')
  expect(socket.state()).toBe('connecting')
  lines[0]!.accept()
  expect(socket.state()).toBe('open')
  expect(lines[0]!.said).toEqual([{ since: 7 }, { ping: 1_000_000 }])
})

test('a heartbeat that knows more than we do makes it ask again', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat({ last: 3 }))
  expect(lines[0]!.said.at(-1)).toEqual({ since: 0 })
  expect(heard).toHaveLength(1)
})

test("an echoed ping measures the server's clock", async () => {
  await start()
  lines[0]!.accept()
  vi.setSystemTime(1_000_100)
  lines[0]!.hear(beat({ now: 1_005_050, ping: 1_000_000 }))
  expect(socket.offset()).toBe(5_000)
})

test('it goes where the ticket says, and pings as seldom as the server asks', async () => {
  ticket.mockImplementation(async () => ({ ticket: 'x', socket: 'wss://sockets.example/live' }))
  await start()
  expect(lines[0]!.url).toBe('wss://sockets.example/live?ticket=x')
  lines[0]!.accept()
  lines[0]!.hear(beat({ every: 60_000 }))
  const pings = lines[0]!.said.length
  await vi.advanceTimersByTimeAsync(59_000)
  expect(lines[0]!.said.length).toBe(pings)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lines[0]!.said.length).toBe(pings + 1)
})

test('[W6] it does not ask whether a line lives on which something was just heard', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat())
  const { length } = lines[0]!.said
  for (let second = 0; second < 300; second += 10) {
    await vi.advanceTimersByTimeAsync(10_000)
    lines[0]!.hear({ type: 'presence', count: 3 })
  }
  expect(lines[0]!.said).toHaveLength(length)
  expect(lines).toHaveLength(1)
})

test('a lost line comes back by itself with a fresh ticket and the newest number', async () => {
  await start()
  lines[0]!.accept()
  last = 4
  lines[0]!.close()
  expect(socket.state()).toBe('waiting')
  expect(onLost).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1_000)
  lines[1]!.accept()
  expect(lines[1]!.url).toContain('t%2F2')
  expect(lines[1]!.said[0]).toEqual({ since: 4 })
})

test('while the network is away it tries ever more rarely, and at once when the network is back', async () => {
  ticket.mockImplementation(async () => {
    throw new Problem({ type: 'urn:sandtable:problem:http-503', title: '', status: 503 })
  })
  await start()
  await vi.advanceTimersByTimeAsync(120_000)
  const tries = ticket.mock.calls.length
  expect(tries).toBeGreaterThan(5)
  expect(tries).toBeLessThan(25)
  ticket.mockImplementation(async () => ({ ticket: 'back' }))
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(lines).toHaveLength(1)
})

test('a seat that was removed is not tried again', async () => {
  const gone = new Problem({ type: 'urn:sandtable:problem:seat-removed', title: '', status: 410 })
  ticket.mockRejectedValue(gone)
  await start()
  expect(onRefused).toHaveBeenCalledWith(gone)
  expect(socket.state()).toBe('closed')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(ticket).toHaveBeenCalledTimes(1)
})

test('[W6] a line that does not answer its ping is replaced, ten seconds after it was asked', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat())
  await vi.advanceTimersByTimeAsync(24_900)
  expect(lines[0]!.said.at(-1)).toEqual({ ping: 1_015_000 })
  expect(lines).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(lines).toHaveLength(2)
})

test('[W6] an answer in the very millisecond of the ping is an answer', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat({ ping: 1_000_000 }))
  await vi.advanceTimersByTimeAsync(11_000)
  expect(socket.state()).toBe('open')
})

test('[W6] a line on which something stayed away is asked at once, and replaced if it does not answer', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat({ every: 180_000 }))
  await vi.advanceTimersByTimeAsync(60_000)
  socket.doubt()
  expect(lines[0]!.said.at(-1)).toEqual({ ping: 1_060_000 })
  await vi.advanceTimersByTimeAsync(11_000)
  expect(lines).toHaveLength(2)
})

test('a line that never opens is given up and tried again', async () => {
  await start()
  await vi.advanceTimersByTimeAsync(17_000)
  expect(lines).toHaveLength(2)
})

test('a phone taken out of a pocket replaces its dead line at once', async () => {
  await start()
  lines[0]!.accept()
  vi.setSystemTime(1_000_000 + 3_600_000)
  page.dispatchEvent(new Event('visibilitychange'))
  expect(socket.state()).toBe('waiting')
})

test('[W6] a phone looked at again soon asks whether its line still lives', async () => {
  await start()
  lines[0]!.accept()
  lines[0]!.hear(beat())
  await vi.advanceTimersByTimeAsync(5_000)
  page.dispatchEvent(new Event('visibilitychange'))
  expect(lines[0]!.said.at(-1)).toEqual({ ping: 1_005_000 })
  await vi.advanceTimersByTimeAsync(9_900)
  expect(socket.state()).toBe('open')
  await vi.advanceTimersByTimeAsync(200)
  expect(socket.state()).toBe('waiting')
})

test('closed for good, it neither speaks nor comes back', async () => {
  await start()
  lines[0]!.accept()
  socket.close()
  await vi.advanceTimersByTimeAsync(600_000)
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(lines).toHaveLength(1)
  expect(lines[0]!.readyState).toBe(3)
})
