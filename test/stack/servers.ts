import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of the runner: where it listens, and an end that waits for nobody. */
export interface Listening {
  readonly server: Server
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/** Listens on this machine only; port 0 is any free one. */
export async function listenOn(listener: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(listener)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    server,
    port: portOf(server),
    url: `http://localhost:${portOf(server)}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port

/** Thrown by `readBody`; whoever serves answers 413. */
export class TooLong extends Error {}

/** Reads to the end even what is too long: an answer to somebody who still sends would be lost. */
export async function readBody(request: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  }
  if (size > most) throw new TooLong()
  return Buffer.concat(chunks)
}
