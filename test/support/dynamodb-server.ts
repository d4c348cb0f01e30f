import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

export interface DynamoServer {
  readonly endpoint: string
  stop(): Promise<void>
}

const binary = fileURLToPath(new URL('../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url))
const own = process.env.DYNAMODB_ENDPOINT

/** Whether this machine can run the DynamoDB tests; says in one line how, where it cannot. */
export function hasDynamoServer(): boolean {
  const can = Boolean(own) || (process.platform === 'linux' && process.arch === 'x64' && existsSync(binary))
  if (!can) console.warn('DynamoDB tests skipped: set DYNAMODB_ENDPOINT to a DynamoDB-compatible server to run them')
  return can
}

/** A DynamoDB-compatible server: the one `DYNAMODB_ENDPOINT` names, else one of our own, in a temp folder, on a free port. */
export async function startDynamoServer(): Promise<DynamoServer> {
  // The client asks for credentials and a region even where nobody checks them.
  process.env.AWS_ACCESS_KEY_ID ??= 'local'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  if (own) return { endpoint: own, stop: async () => {} }

  const folder = await mkdtemp(join(tmpdir(), 'sandtable-dynamodb-'))
  const port = await freePort()
  const child = spawn(binary, ['serve', '--port', String(port), '--db-path', join(folder, 'table.db')])
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const exited = once(child, 'exit')
  await new Promise<void>((ready, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes('listening on')) ready()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    exited.then(([code]) => reject(new Error(`the DynamoDB server ended with ${code}: ${said}`)), reject)
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      kill()
      await exited
      process.off('exit', kill)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
