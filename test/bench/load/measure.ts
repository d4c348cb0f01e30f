import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { makeDynamoClient, makeDynamoTable } from '../../../functions/adapters/dynamodb-table.ts'
import { makeManagementClient, makePost } from '../../../functions/aws/post.ts'

/** What one call costs the process that makes it, ms of one core of this machine. */
export interface Cost {
  readonly table: number
  readonly post: number
}

/** A server of its own process that says yes at once. */
const yes = `
  const server = require('node:http').createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'))
  })
  server.keepAliveTimeout = 60000
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)))`

async function portOf(child: ChildProcess): Promise<number> {
  const [port] = (await once(child.stdout!, 'data')) as [Buffer]
  return Number(String(port))
}

async function cpuOf(call: (index: number) => Promise<unknown>): Promise<number> {
  const [warm, calls, width] = [500, 2000, 50]
  const make = async (from: number, to: number) => {
    let next = from
    const work = async () => {
      while (next < to) await call(next++)
    }
    await Promise.all(Array.from({ length: width }, work))
  }
  await make(0, warm)
  const before = process.cpuUsage()
  await make(warm, warm + calls)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / calls
}

/** Measures the clients that the functions use, against a server that answers at once. */
export async function measureCalls(): Promise<Cost> {
  process.env.AWS_ACCESS_KEY_ID ??= 'none'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'none'
  process.env.AWS_REGION ??= 'us-east-1'
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  const child = spawn(process.execPath, ['-e', yes], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const endpoint = `http://127.0.0.1:${await portOf(child)}`
    const table = makeDynamoTable(makeDynamoClient({ endpoint }), 'none')
    const post = makePost(makeManagementClient(endpoint), (error) => {
      throw error
    })
    const frame = JSON.stringify({ type: 'frames', frames: [{ k: 7, at: 1, type: 'message', text: 'x'.repeat(300) }] })
    return {
      table: await cpuOf((index) => table.put({ pk: 'P', sk: `CMD#${index}`, n: index, body: 'x'.repeat(300) })),
      post: await cpuOf((index) => post.send(`connection-${index}`, frame)),
    }
  } finally {
    child.kill()
  }
}
