import { z } from 'zod'
import type { SocketMessage } from '../../engine/contract.ts'
import { liveView } from '../../engine/view/live-view.ts'
import type { Identity } from '../core/identity.ts'
import type { Connected } from './connections.ts'
import type { Context, SocketRequest } from './lambda.ts'
import { commitMessages, frameMessages } from './messages.ts'
import type { Product } from './product.ts'

const clientMessage = z.union([z.strictObject({ since: z.int().nonnegative() }), z.strictObject({ ping: z.number() })])

export interface SocketAnswer {
  readonly statusCode: number
}
const answer = (statusCode: number): SocketAnswer => ({ statusCode })

/**
 * The three moments of a socket. Opening spends the ticket: 401 for a bad one, 403 for another site's page or a removed
 * seat. `{since}` gets all that came after it, `{ping}` the server's time and the last number; anything else ends it.
 */
export function makeSocketDoor(
  product: Product,
  identity: Pick<Identity, 'redeemTicket'>,
  deps: { readonly site: string; readonly pingEvery: number },
) {
  const { connections, publisher, logs, scriptOf, roleOf, now, log } = product

  async function open({ requestContext, headers = {}, queryStringParameters }: SocketRequest): Promise<SocketAnswer> {
    const origin = headers.Origin ?? headers.origin
    if (origin !== undefined && origin !== deps.site) return answer(403)
    const who = await identity.redeemTicket(queryStringParameters?.ticket ?? '')
    if (!who) return answer(401)
    const role = who.kind === 'seat' ? await roleOf(who) : undefined
    if (who.kind === 'seat' && role === undefined) return answer(403)
    await connections.open(requestContext.connectionId, who, role)
    // Not to this very socket: until it is let in, the gateway says that it is gone. It asks `since` first of all.
    await publisher.tellPresence(who.drill, requestContext.connectionId)
    return answer(200)
  }

  async function since(connected: Connected, k: number): Promise<SocketMessage[]> {
    const { drill, who } = connected
    const [known, script, present] = await Promise.all([logs.read(drill), scriptOf(drill), connections.present(drill)])
    const beat = (last: number): SocketMessage => ({ type: 'heartbeat', now: now(), last, every: deps.pingEvery })
    if (who.kind === 'seat') {
      const frames = known.frames(who.seat, who.role)
      const count: SocketMessage = { type: 'presence', count: present.size }
      return [...frameMessages(frames.slice(k)), beat(frames.length), count]
    }
    const pages = known.pages.filter(({ n }) => n > k)
    const news = script && known.state ? commitMessages(pages, liveView(script, known.state, known.n)) : []
    return [...news, beat(known.n), { type: 'presence', count: present.size, seats: [...present].sort() }]
  }

  async function pong({ drill, who }: Connected, ping: number): Promise<SocketMessage[]> {
    const known = await logs.read(drill)
    const last = who.kind === 'seat' ? known.frames(who.seat, who.role).length : known.n
    const beat: SocketMessage = { type: 'heartbeat', now: now(), last, ping, every: deps.pingEvery }
    if (who.kind === 'seat') return [beat]
    const seats = [...(await connections.present(drill))].sort()
    return [beat, { type: 'presence', count: seats.length, seats }]
  }

  async function hear(request: SocketRequest): Promise<SocketAnswer> {
    const { connectionId } = request.requestContext
    const connected = await connections.find(connectionId)
    const said = parse(request.body ?? '')
    if (!connected || !said) {
      await publisher.end(connectionId)
      return answer(connected ? 400 : 410)
    }
    await publisher.tell(
      connected,
      'ping' in said ? await pong(connected, said.ping) : await since(connected, said.since),
    )
    return answer(200)
  }

  async function close(connection: string): Promise<SocketAnswer> {
    const connected = await connections.find(connection)
    if (connected) {
      await connections.close(connected)
      await publisher.tellPresence(connected.drill)
    }
    return answer(200)
  }

  return async (request: SocketRequest, context: Context): Promise<SocketAnswer> => {
    const { routeKey, connectionId, requestId } = request.requestContext
    log.follow(requestId ?? context.awsRequestId)
    const done =
      routeKey === '$connect'
        ? await open(request)
        : routeKey === '$disconnect'
          ? await close(connectionId)
          : await hear(request)
    // What was heard and answered is most of all calls, and says nothing.
    if (routeKey !== '$default' || done.statusCode !== 200)
      log.info('socket', { route: routeKey, connection: connectionId, status: done.statusCode })
    return done
  }
}

function parse(text: string): z.output<typeof clientMessage> | undefined {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
