import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { expect, test } from 'vitest'
import { makeTestApp } from './test-app.ts'

/** Posts chunks without saying how long they will be; the status that comes back. */
async function postChunks(port: number, headers: Record<string, string>, chunks: number) {
  const ask = request({ host: '127.0.0.1', port, path: '/api/drills', method: 'POST', headers })
  const answered = once(ask, 'response')
  ask.on('error', () => {})
  for (let i = 0; i < chunks; i++) ask.write(' '.repeat(16_384))
  ask.end('{"scenario":"flood"}')
  const [response] = await answered
  response.resume()
  return response.statusCode
}

test('[H1] over a real connection a body of unknown length is cut off at the limit', async () => {
  const { app, as } = makeTestApp()
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const headers = { ...(await as('trainer')), 'Content-Type': 'application/json' }
  expect(await postChunks(port, headers, 2)).toBe(201)
  expect(await postChunks(port, headers, 40)).toBe(413)
  const big = await fetch(`http://127.0.0.1:${port}/api/drills`, { method: 'POST', headers, body: ' '.repeat(200_000) })
  expect(big.status).toBe(413)
  server.close()
})
