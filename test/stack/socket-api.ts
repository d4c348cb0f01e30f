import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { makeFrameWatch } from './frame-lengths.ts'
import { Denied, type Gate, Gone } from './gate.ts'
import { integrationsOf, type Permits } from './integrations.ts'
import type { Lambda } from './lambda.ts'
import { listenOn, readBody, TooLong } from './servers.ts'
import type { Template } from './template.ts'
import { makeThrottle } from './throttle.ts'

/** What the gateway carries, bytes, and how long a socket may be silent, and live, wall ms. */
export const socketLimits = {
  message: 128 * 1024,
  frame: 32 * 1024,
  idle: 10 * 60_000,
  life: 2 * 60 * 60_000,
}

/** Runs something after so many ms; the gateway's limits are long, so tests bring a faster clock. */
export type After = (ms: number, run: () => void) => () => void
const realAfter: After = (ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

export interface Open {
  readonly id: string
  readonly socket: WebSocket
  readonly connectedAt: number
  lastActiveAt: number
  readonly sourceIp: string
  touch(): void
}

/** A WebSocket API: three routes to functions, `@connections` for those whose role allows it, the gateway's limits. */
export async function openSocketApi(deps: {
  readonly apiId: string
  readonly template: Template
  readonly gate: Gate
  readonly lambdaOf: (uri: string) => Lambda
  readonly permits: Permits
  readonly after?: After
}) {
  const { apiId, template, gate, after = realAfter } = deps
  const { place } = template
  const routes = new Map(integrationsOf(deps).map(({ key, lambda }) => [key, lambda]))
  const stage = template.ofType('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties.ApiId === apiId)
  const stageName = String(stage?.properties.StageName)
  const throttle = makeThrottle(template, apiId)
  const sockets = new Map<string, Open>()
  const acceptor = new WebSocketServer({ noServer: true, maxPayload: socketLimits.message })
  /** Messages are counted in begun 32 KB, as they are billed. */
  const counts = { connects: 0, messagesIn: 0, messagesOut: 0, minutes: 0 }
  const billed = (bytes: number) => Math.max(1, Math.ceil(bytes / socketLimits.frame))

  const contextOf = (routeKey: string, eventType: string, id: string, connectedAt: number, sourceIp: string) => ({
    routeKey,
    eventType,
    connectionId: id,
    requestId: randomUUID(),
    extendedRequestId: randomUUID(),
    apiId,
    stage: stageName,
    domainName: `${apiId}.execute-api.${place.region}.${place.suffix}`,
    connectedAt,
    requestTimeEpoch: Date.now(),
    messageDirection: 'IN',
    identity: { sourceIp },
  })

  async function connect(request: IncomingMessage, wire: Duplex, head: Buffer): Promise<void> {
    counts.connects += 1
    const url = new URL(request.url ?? '/', 'http://api')
    const turnAway = (status: number) =>
      wire.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    wire.on('error', () => {})
    if (url.pathname !== `/${stageName}`) return void turnAway(403)
    if (!throttle()) return void turnAway(429)
    const id = `${randomBytes(9).toString('base64url')}=`
    const connectedAt = Date.now()
    const sourceIp = request.socket.remoteAddress ?? ''
    const outcome = await routes.get('$connect')?.invoke({
      headers: request.headers,
      ...(url.search && { queryStringParameters: Object.fromEntries(url.searchParams) }),
      requestContext: contextOf('$connect', 'CONNECT', id, connectedAt, sourceIp),
      isBase64Encoded: false,
    })
    if (outcome && !outcome.ok) return void turnAway(500)
    const { statusCode = 200 } = (outcome?.payload ?? {}) as { statusCode?: number }
    if (statusCode < 200 || statusCode > 299) return void turnAway(statusCode)
    acceptor.handleUpgrade(request, wire, head, (socket) => admit(socket, wire, id, connectedAt, sourceIp))
  }

  function admit(socket: WebSocket, wire: Duplex, id: string, connectedAt: number, sourceIp: string) {
    const stopLife = after(socketLimits.life, () => socket.close(1001, 'Going away'))
    let stopIdle = () => {}
    const open: Open = {
      id,
      socket,
      connectedAt,
      lastActiveAt: connectedAt,
      sourceIp,
      touch() {
        open.lastActiveAt = Date.now()
        stopIdle()
        stopIdle = after(socketLimits.idle, () => socket.close(1001, 'Going away'))
      },
    }
    open.touch()
    sockets.set(id, open)
    wire.on(
      'data',
      makeFrameWatch((bytes) => {
        if (bytes > socketLimits.frame) socket.close(1009, 'Frame too large')
      }),
    )
    socket.on('message', (data) => {
      if (socket.readyState !== socket.OPEN) return
      open.touch()
      void hear(open, String(data))
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      stopLife()
      stopIdle()
      sockets.delete(id)
      counts.minutes += Math.ceil((Date.now() - connectedAt) / 60_000)
      void routes.get('$disconnect')?.invoke({
        requestContext: contextOf('$disconnect', 'DISCONNECT', id, connectedAt, sourceIp),
        isBase64Encoded: false,
      })
    })
  }

  async function hear(open: Open, body: string): Promise<void> {
    counts.messagesIn += billed(Buffer.byteLength(body))
    const requestContext = contextOf('$default', 'MESSAGE', open.id, open.connectedAt, open.sourceIp)
    const failed = throttle()
      ? !(await routes.get('$default')?.invoke({ requestContext, body, isBase64Encoded: false }))?.ok
      : true
    if (!failed || open.socket.readyState !== open.socket.OPEN) return
    const { connectionId, requestId } = requestContext
    open.socket.send(JSON.stringify({ message: 'Internal server error', connectionId, requestId }))
  }

  /** `POST`, `GET`, `DELETE …/@connections/{id}`. */
  async function manage(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> {
    const method = request.method ?? ''
    const answer = (status: number, body: object = {}) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    try {
      const body = await readBody(request, socketLimits.message)
      const resource = `arn:${place.partition}:execute-api:${place.region}:${place.account}:${apiId}/${stageName}/${method}/@connections/${id}`
      await gate.pass(request, { action: 'execute-api:ManageConnections', resource }, async () => {
        const open = sockets.get(id)
        if (!open || open.socket.readyState !== open.socket.OPEN) {
          response.setHeader('x-amzn-errortype', 'GoneException')
          answer(410)
          return
        }
        if (method === 'POST') {
          open.touch()
          counts.messagesOut += billed(body.length)
          sendFrames(open.socket, body)
          answer(200)
        } else if (method === 'DELETE') {
          open.socket.close(1000, 'Connection Closed Normally')
          response.writeHead(204).end()
        } else {
          const { connectedAt, lastActiveAt, sourceIp } = open
          answer(200, {
            ConnectedAt: new Date(connectedAt).toISOString(),
            LastActiveAt: new Date(lastActiveAt).toISOString(),
            Identity: { SourceIp: sourceIp },
          })
        }
      })
    } catch (error) {
      if (error instanceof Gone) response.destroy()
      else if (error instanceof Denied) {
        response.setHeader('x-amzn-errortype', 'ForbiddenException')
        answer(403, { message: error.message })
      } else if (error instanceof TooLong) {
        response.setHeader('x-amzn-errortype', 'PayloadTooLargeException')
        answer(413, { message: 'Payload too large' })
      } else answer(500, { message: String(error) })
    }
  }

  const listening = await listenOn((request, response) => {
    const [, id] = new RegExp(`^/${stageName}/@connections/([^/?]+)$`).exec(request.url ?? '') ?? []
    if (!id) return void response.writeHead(403).end('{"message":"Forbidden"}')
    void manage(request, response, decodeURIComponent(id))
  })
  listening.server.on('upgrade', (request, wire, head) => void connect(request, wire, head))
  return {
    url: listening.url,
    counts,
    sockets,
    async close() {
      for (const { socket } of sockets.values()) socket.terminate()
      await listening.close()
    },
  }
}
export type SocketApi = Awaited<ReturnType<typeof openSocketApi>>

/** One message in frames of at most 32 KB. */
function sendFrames(socket: WebSocket, body: Buffer): void {
  let from = 0
  do {
    const part = body.subarray(from, from + socketLimits.frame)
    from += part.length
    socket.send(part, { binary: false, fin: from >= body.length })
  } while (from < body.length)
}
