import { attributeOf, referenceOf } from './names.ts'
import { type Outcome, type Sandbox, startSandbox } from './sandbox.ts'
import type { Resource, Template } from './template.ts'

export interface LambdaOptions {
  readonly resource: Resource
  readonly template: Template
  /** The function's own variables, and where AWS's services are; asked when a process starts. */
  readonly variables: () => Readonly<Record<string, string>>
  /** How many processes at most; what comes while all are busy waits. */
  readonly most: number
  /** How far the clock of the n-th process is ahead, ms. */
  readonly ahead?: (name: string, process: number) => number
  readonly onLine?: (line: string) => void
}

/** What was asked of a function, as the bill would say it. */
export interface Meter {
  invocations: number
  errors: number
  /** ms, each begun one. */
  billed: number
  readonly durations: number[]
  /** ms from a process's start until it asked for work. */
  readonly inits: number[]
}

/** A function of the stack: as many processes as there are calls at once, each kept warm for the next. */
export interface Lambda {
  readonly id: string
  readonly name: string
  readonly arn: string
  readonly role: string
  readonly accessKey: string
  readonly meter: Meter
  /** Payloads above 6 MB are refused, both ways. */
  invoke(event: unknown): Promise<Outcome>
  /** SIGKILL to one process, or to all. */
  kill(process?: string): void
  processes(): readonly Sandbox[]
  stop(): Promise<void>
}

/** The largest payload of a call that waits for its answer, bytes. */
export const payloadBytes = 6 * 1024 * 1024

export function makeLambda({ resource, template, variables, most, ahead, onLine }: LambdaOptions): Lambda {
  const { properties, id } = resource
  const { S3Key } = properties.Code as { S3Key: string }
  const timeoutMs = Number(properties.Timeout ?? 3) * 1000
  const memory = Number(properties.MemorySize ?? 128)
  const name = referenceOf(resource, template.place)
  const arn = attributeOf(resource, 'Arn', template.place)
  // Keys of AWS are 20 of A–Z and 0–9.
  const accessKey = `ASIA${id.toUpperCase().padEnd(16, '0').slice(0, 16)}`
  const folder = template.asset(S3Key)
  const meter: Meter = { invocations: 0, errors: 0, billed: 0, durations: [], inits: [] }
  const all = new Set<Sandbox>()
  const idle: Sandbox[] = []
  const queue: (() => void)[] = []
  let starting = 0
  let made = 0
  let stopped = false

  async function start(): Promise<Sandbox> {
    starting += 1
    const number = made++
    const clock = ahead?.(name, number) ?? 0
    const sandbox = await startSandbox({
      id: `${id}-${number}`,
      folder,
      handler: String(properties.Handler),
      arn,
      memory,
      onLine: onLine ?? (() => {}),
      environment: {
        AWS_REGION: template.place.region,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
        AWS_ACCESS_KEY_ID: accessKey,
        AWS_SECRET_ACCESS_KEY: 'the-gate-looks-at-the-key-only',
        ...(clock !== 0 && { STACK_CLOCK_MS: String(clock) }),
        ...variables(),
      },
    })
    starting -= 1
    all.add(sandbox)
    void sandbox.initMs.then((ms) => meter.inits.push(ms))
    void sandbox.ended.then(() => {
      all.delete(sandbox)
      const at = idle.indexOf(sandbox)
      if (at >= 0) idle.splice(at, 1)
      queue.shift()?.()
    })
    return sandbox
  }

  async function take(): Promise<Sandbox> {
    for (;;) {
      const warm = idle.pop()
      if (warm?.isAlive()) return warm
      if (all.size + starting < most) return start()
      await new Promise<void>((resolve) => queue.push(resolve))
    }
  }

  return {
    id,
    name,
    arn,
    role: String(properties.Role),
    accessKey,
    meter,
    async invoke(event) {
      if (Buffer.byteLength(JSON.stringify(event)) > payloadBytes) return tooLarge('Request')
      if (stopped) return { ok: false, error: { errorType: 'Stopped', errorMessage: 'the stack is stopped' } }
      const sandbox = await take()
      await sandbox.initMs
      const from = performance.now()
      const outcome = await sandbox.invoke(event, timeoutMs)
      const ms = performance.now() - from
      meter.invocations += 1
      meter.billed += Math.ceil(ms)
      meter.durations.push(ms)
      if (!outcome.ok) meter.errors += 1
      if (sandbox.isAlive()) {
        idle.push(sandbox)
        queue.shift()?.()
      }
      const answer = outcome.ok ? JSON.stringify(outcome.payload ?? null) : ''
      return Buffer.byteLength(answer) > payloadBytes ? tooLarge('Response') : outcome
    },
    kill(process) {
      for (const each of all) if (process === undefined || each.id === process) each.kill()
    },
    processes: () => [...all],
    async stop() {
      stopped = true
      const ends = [...all].map((each) => {
        each.kill()
        return each.ended
      })
      await Promise.all(ends)
    },
  }
}

const tooLarge = (what: string): Outcome => ({
  ok: false,
  error: { errorType: `${what}TooLarge`, errorMessage: `${what} payload size exceeded the limit of 6 MB` },
})
