import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { shippedScenarios } from '../scenarios/catalogue.ts'
import { openTable } from './adapters/open-table.ts'
import { makeIdentity } from './core/identity.ts'
import { makeKeys } from './core/identity-keys.ts'
import { spendInTable } from './core/identity-spend.ts'
import { makeDiscovery, readSignIn } from './core/issuer.ts'
import { openSecret } from './core/secret.ts'
import { makeApp } from './http/app.ts'
import { makeIssuer } from './http/issuer.ts'
import { makeStatic } from './http/static.ts'
import { lanAddress, makeProduct } from './serve/product.ts'
import { makeWorkerPress } from './serve/worker-press.ts'
import { openSocketDoor } from './serve/ws-door.ts'

/* The one-machine door: HTTP, sockets, alarms and recovery in one process. */

const root = new URL('../', import.meta.url)
const port = Number(process.env.PORT ?? 3000)
/** Whose drills these are: one machine serves one organisation. */
const org = process.env.SANDTABLE_ORG || 'local'
const now = Date.now
const onError = (error: unknown) => console.error(error)
const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Fails with a sentence, not with a stack: these are things the person at the keyboard can mend. */
function giveUp(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

if (!Number.isInteger(port) || port < 0 || port > 65_535)
  giveUp(`PORT must be a number from 0 to 65535, not “${process.env.PORT}”.`)
const table = await openTable(process.env).catch(giveUp)
const server = createServer()
server.once('error', (error: NodeJS.ErrnoException) =>
  giveUp(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what runs there, or start with another: PORT=3001 npm start`
      : error,
  ),
)

let origin = process.env.SANDTABLE_URL ?? ''
const press = makeWorkerPress(new URL('report-worker.mjs', import.meta.url))
const product = makeProduct({ table, now, after, onError, press, joinUrl: (code) => `${origin}/join/${code}` })
const identity = makeIdentity({ secret: await openSecret(table), now, spend: spendInTable(table) })
const keys = makeKeys()
const signIn = readSignIn({ ...process.env, SANDTABLE_ORG: org })
const issuer =
  signIn &&
  makeIssuer(
    signIn,
    await makeDiscovery(signIn)().catch((error) => giveUp(`The issuer ${signIn.issuer} cannot be reached: ${error}`)),
  )
for (const { id, yaml } of await shippedScenarios(new URL('scenarios/', root))) {
  const put = await product.scenarios.put(org, yaml, id)
  if (!put.ok) giveUp(`The scenario ${id} cannot be read: ${JSON.stringify(put.problems ?? put.reason)}`)
}

// Reading packs leaves a heap behind that an idle server would keep for hours.
setFlagsFromString('--expose-gc')
runInNewContext('gc')()

const app = makeApp({
  useCases: product.useCases,
  identity,
  keys,
  org,
  issuer,
  now,
  addressOf: (c) => getConnInfo(c).remote.address ?? 'unknown',
  publicOrigin: process.env.SANDTABLE_URL,
  web: makeStatic(fileURLToPath(new URL('dist/web/', root))),
  log: (line) => line.kind === 'error' && console.error(`${line.id} ${line.method} ${line.route}`, line.error),
})
server.on('request', getRequestListener(app.fetch))
const sockets = openSocketDoor(server, {
  identity,
  useCases: product.useCases,
  hub: product.hub,
  publicOrigin: process.env.SANDTABLE_URL,
  onError,
})

server.listen(port)
await once(server, 'listening')
const address = server.address()
const actual = typeof address === 'object' && address ? address.port : port
const here = `http://localhost:${actual}`
origin ||= `http://${lanAddress() ?? 'localhost'}:${actual}`
await product.sweep()
const every = [
  setInterval(product.hub.tellPresence, 10_000),
  setInterval(() => product.sweep().catch(onError), 60_000),
  setInterval(() => product.hub.heartbeat().catch(onError), 20_000),
]
console.log(`trainer  ${here}/trainer?key=${keys.trainer}`)
console.log(`manager  ${here}/manager?key=${keys.manager}`)
console.log(`evaluator  ${here}/evaluator?key=${keys.evaluator}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    for (const timer of every) clearInterval(timer)
    product.stop()
    press.stop()
    sockets.close()
    server.close()
    await table.close()
    process.exit(0)
  })
}
