import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { portOf, readBody } from './servers.ts'

const bootstrap = fileURLToPath(new URL('bootstrap.mjs', import.meta.url))

/** What became of one invocation. */
export type Outcome =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: { readonly errorType: string; readonly errorMessage: string } }

export interface SandboxOptions {
  /** Names the process among all: its session token. */
  readonly id: string
  readonly folder: string
  readonly handler: string
  readonly arn: string
  /** What the runtime itself sets, and the function's own variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly memory: number
  /** Each line the process writes. */
  readonly onLine: (line: string) => void
}

/** One process of a function behind the Runtime API of its own; one invocation at a time. */
export interface Sandbox {
  readonly id: string
  readonly pid: number | undefined
  /** Wall ms from its start until it asked for work. */
  readonly initMs: Promise<number>
  isAlive(): boolean
  invoke(event: unknown, timeoutMs: number): Promise<Outcome>
  /** SIGKILL: what it does is lost. */
  kill(): void
  ended: Promise<void>
}

const failure = (errorType: string, errorMessage: string): Outcome => ({
  ok: false,
  error: { errorType, errorMessage },
})

/** Starts a process of a function; the first invocation waits until it has loaded its bundle. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let waiting: ServerResponse | undefined
  let job: { id: string; event: string; deadline: number; done: (outcome: Outcome) => void } | undefined
  let handed = false
  let alive = true
  let made = 0
  const started = performance.now()
  let ready: (ms: number) => void = () => {}
  const initMs = new Promise<number>((resolve) => {
    ready = resolve
  })

  function hand() {
    if (!waiting || !job || handed) return
    handed = true
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': job.id,
      'lambda-runtime-deadline-ms': String(job.deadline),
      'lambda-runtime-invoked-function-arn': options.arn,
      'lambda-runtime-trace-id': `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${job.id.replaceAll('-', '').slice(0, 24)};Sampled=0`,
    })
    waiting.end(job.event)
    waiting = undefined
  }
  function finish(outcome: Outcome) {
    const done = job?.done
    job = undefined
    handed = false
    done?.(outcome)
  }

  /** The Runtime API, as far as a runtime needs it: next, response, error, and the error before there was a first. */
  const server = createServer(async (request, response) => {
    const [, what] = /^\/2018-06-01\/runtime\/(?:invocation\/)?(.+)$/.exec(request.url ?? '') ?? []
    if (request.method === 'GET' && what === 'next') {
      ready(performance.now() - started)
      waiting = response
      hand()
      return
    }
    const body = JSON.parse((await readBody(request)).toString() || 'null')
    response.writeHead(202).end('{"status":"OK"}')
    if (what === `${job?.id}/response`) finish({ ok: true, payload: body })
    else if (what === `${job?.id}/error` || what === 'init/error') finish({ ok: false, error: body })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const child: ChildProcess = spawn(
    process.execPath,
    [`--max-old-space-size=${Math.floor(options.memory * 0.9)}`, bootstrap],
    {
      cwd: options.folder,
      env: {
        PATH: process.env.PATH,
        TZ: ':UTC',
        LAMBDA_TASK_ROOT: options.folder,
        _HANDLER: options.handler,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${portOf(server)}`,
        AWS_SESSION_TOKEN: options.id,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...options.environment,
      },
      // Its input ends with this process, however that ends; then it goes too.
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, options.onLine)
  child.stdin?.on('error', () => {})
  const ended = once(child, 'exit').then(() => {
    alive = false
    server.close()
    server.closeAllConnections()
    ready(performance.now() - started)
    finish(failure('Runtime.ExitError', 'Runtime exited without providing a reason'))
  })

  const kill = () => {
    alive = false
    child.kill('SIGKILL')
  }
  return {
    id: options.id,
    pid: child.pid,
    initMs,
    isAlive: () => alive,
    ended,
    kill,
    invoke: async (event, timeoutMs) => {
      if (!alive) return failure('Runtime.ExitError', 'Runtime exited without providing a reason')
      // The clock of a call runs once the bundle is loaded.
      await initMs
      if (!alive) return failure('Runtime.ExitError', 'Runtime exited without providing a reason')
      return new Promise<Outcome>((resolve) => {
        const limit = setTimeout(() => {
          const seconds = (timeoutMs / 1000).toFixed(2)
          finish(failure('Sandbox.Timedout', `Task timed out after ${seconds} seconds`))
          kill()
        }, timeoutMs)
        const id = `${options.id}-${String(++made).padStart(8, '0')}`
        const done = (outcome: Outcome) => {
          clearTimeout(limit)
          resolve(outcome)
        }
        job = { id, event: JSON.stringify(event), deadline: Date.now() + timeoutMs, done }
        hand()
      })
    },
  }
}

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void) {
  let rest = ''
  stream?.setEncoding('utf8')
  stream?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
}
