import type { SocketMessage } from '../../engine/contract.ts'
import type { Entry } from '../../engine/drill/entries.ts'
import { makeMemoryTable } from '../../functions/adapters/memory-table.ts'
import { makeAlarmDoor } from '../../functions/aws/alarm-door.ts'
import type { Alarm } from '../../functions/aws/alarms.ts'
import type { StreamRecord } from '../../functions/aws/lambda.ts'
import { makeLog } from '../../functions/aws/log.ts'
import { makeMailDoor } from '../../functions/aws/mail-door.ts'
import { makeProduct } from '../../functions/aws/product.ts'
import { makeSweepDoor } from '../../functions/aws/sweep-door.ts'
import { readCommit } from '../../functions/core/commit.ts'
import type { Watcher } from '../../functions/core/identity.ts'
import { makeUseCases } from '../../functions/core/make-use-cases.ts'
import type { Table } from '../../functions/core/table.ts'
import type { Seat } from '../../functions/core/use-cases.ts'
import { inlinePress } from '../../functions/report/press.ts'

/** A process that ended in the middle of a call: nothing after it happens. */
export class Killed extends Error {}

export interface Options {
  /** Ends the process that makes the call of this number, counted from 0, `before` or `after` it took effect. */
  readonly kill?: { readonly call: number; readonly when: 'before' | 'after' }
  /** Each record and message is delivered twice. */
  readonly twice?: boolean
  /** Picks the next of several things that could happen, 0 to 1: out of order. */
  readonly dice?: () => number
  /** How far (wall ms) the clocks of the functions that advance are from the one that accepts. */
  readonly skew?: () => number
  readonly table?: Table
  readonly start?: number
  /** Wall ms between two sweeps. */
  readonly sweepEvery?: number
}

interface Waiting {
  readonly id: string
  readonly alarm: Alarm
  readonly at: number
  readonly tries: number
}

/**
 * AWS in one process on a clock that a test moves: a table with its stream, a queue with delays, redelivery and dead
 * letters, sockets that note what is posted; the functions are the real ones. One thing happens at a time.
 */
export function makeCloud(options: Options = {}) {
  // Seldom enough that alarms have to do the work.
  const { kill, dice, twice, sweepEvery = 600_000 } = options
  /** How often each function was called, how many calls it made itself, and how long (wall ms) it slept while it was paid for. */
  const runs: Record<string, number> = {}
  const trips: Record<string, number> = {}
  const slept: Record<string, number> = {}
  const add = (to: Record<string, number>, name: string, by = 1) => {
    to[name] = (to[name] ?? 0) + by
  }
  const count = (name: string) => add(runs, name)
  const store = options.table ?? makeMemoryTable()
  const lines: string[] = []
  const posts: { connection: string; text: string; at: number }[] = []
  const gone = new Set<string>()
  const ended: string[] = []
  const dead: string[] = []
  const queue: Waiting[] = []
  const stream: StreamRecord[] = []
  let time = options.start ?? Date.UTC(2026, 5, 1)
  let calls = 0
  let made = 0

  /** One process: its calls are counted, and it ends where the test says. */
  function boot(door: string) {
    let alive = true
    const offset = door === 'api' ? 0 : (options.skew?.() ?? 0)
    const call = async <T>(effect: () => Promise<T>): Promise<T> => {
      if (!alive) throw new Killed(door)
      const number = calls++
      add(trips, door)
      if (kill?.call === number && kill.when === 'before') alive = false
      if (!alive) throw new Killed(door)
      const result = await effect()
      if (kill?.call === number) alive = false
      if (!alive) throw new Killed(door)
      return result
    }
    const table: Table = {
      get: (...of) => call(() => store.get(...of)),
      query: (...of) => call(() => store.query(...of)),
      list: (...of) => call(() => store.list(...of)),
      remove: (...of) => call(() => store.remove(...of)),
      put: (item, condition) =>
        call(async () => {
          const put = await store.put(item, condition)
          // The filter of the stream: new commands only, and commands are put if absent.
          if (put.ok && condition && 'ifAbsent' in condition && item.sk.startsWith('CMD#')) {
            const keys = { pk: { S: item.pk }, sk: { S: item.sk } }
            stream.push({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(++made), Keys: keys } })
          }
          return put
        }),
      close: async () => {},
    }
    const product = makeProduct({
      table,
      now: () => time + offset,
      wait: async (ms) => {
        if (!alive) throw new Killed(door)
        time += ms
        add(slept, door, ms)
      },
      send: (alarm, delaySeconds) =>
        call(async () => {
          queue.push({ id: `m${++made}`, alarm, at: time + delaySeconds * 1000, tries: 0 })
        }),
      post: {
        send: (connection, text) =>
          call(async () => {
            if (gone.has(connection)) return 'gone'
            posts.push({ connection, text, at: time })
            return 'sent'
          }),
        end: (connection) =>
          call(async () => {
            ended.push(connection)
          }),
      },
      log: makeLog(
        { door, stage: 'test' },
        (line) => lines.push(line),
        () => time,
      ),
      site: 'https://drill.example',
    })
    return { product, isAlive: () => alive }
  }

  type Kind = 'api' | 'mail' | 'alarm' | 'sweep' | 'socket'
  const warm = new Map<Kind, ReturnType<typeof boot>>()
  /** A warm process, or a new one where the last was killed. */
  function process(kind: Kind) {
    const found = warm.get(kind)
    if (found?.isAlive()) return found.product
    const fresh = boot(kind)
    warm.set(kind, fresh)
    return fresh.product
  }

  const context = { awsRequestId: 'request' }
  async function deliverMail(records: readonly StreamRecord[]): Promise<void> {
    for (let times = twice ? 2 : 1; times > 0; times--) {
      count('mail')
      const failed = await makeMailDoor(process('mail'))({ Records: records }, context).catch(() => undefined)
      if (failed === undefined || failed.batchItemFailures.length > 0) return deliverMail(records)
    }
  }
  async function deliverAlarm(waiting: Waiting): Promise<void> {
    queue.splice(queue.indexOf(waiting), 1)
    const { id, alarm } = waiting
    const record = { messageId: id, receiptHandle: id, body: JSON.stringify(alarm) }
    for (let times = twice ? 2 : 1; times > 0; times--) {
      count('alarm')
      const done = await makeAlarmDoor(process('alarm'), async () => {})({ Records: [record] }, context)
      if (done.batchItemFailures.length === 0) continue
      const tries = waiting.tries + 1
      if (tries === 5) dead.push(record.body)
      else queue.push({ ...waiting, tries, at: time + 2000 })
      return
    }
  }

  /** Lets happen what is due now; true when something did. */
  async function turn(): Promise<boolean> {
    const due = queue.filter(({ at }) => at <= time)
    const things = [
      ...(stream.length > 0 ? [() => deliverMail(stream.splice(0, dice ? 1 + Math.floor(dice() * 3) : 100))] : []),
      ...due.map((waiting) => () => deliverAlarm(waiting)),
    ]
    if (dice && stream.length > 1) stream.sort(() => dice() - 0.5)
    const next = things[dice ? Math.floor(dice() * things.length) : 0]
    await next?.()
    return next !== undefined
  }

  return {
    lines,
    runs,
    trips,
    slept,
    posts,
    gone,
    ended,
    dead,
    queue,
    stream,
    store,
    boot,
    process,
    now: () => time,
    calls: () => calls,
    /** Asks the api, as a client that tries again under the same id when nobody answers. */
    async ask<T>(what: (useCases: ReturnType<typeof makeUseCases>) => Promise<T>): Promise<T> {
      for (let tries = 0; ; tries++) {
        count('api')
        try {
          return await what(makeUseCases({ ...process('api').deps, press: inlinePress }))
        } catch (error) {
          if (!(error instanceof Killed) || tries > 2) throw error
        }
      }
    },
    /** A socket that was let in. */
    async connect(connection: string, who: Seat | Watcher, role?: string) {
      await process('socket').connections.open(connection, who, role)
    },
    /** What a socket was sent, in order. */
    heard: (connection: string) =>
      posts.flatMap((post) => (post.connection === connection ? [JSON.parse(post.text) as SocketMessage] : [])),
    /** Until nothing more is due at this moment. */
    async settle() {
      while (await turn());
    },
    /** Moves the clock, stopping wherever a message comes out of the queue; the sweep runs now and then. */
    async pass(ms: number) {
      const until = time + ms
      while (await turn());
      while (time < until) {
        const minute = (Math.floor(time / sweepEvery) + 1) * sweepEvery
        const next = Math.min(until, minute, ...queue.map(({ at }) => at))
        time = Math.max(time, next)
        if (time === minute) count('sweep')
        if (time === minute) await makeSweepDoor(process('sweep'))(undefined, context).catch(() => {})
        while (await turn());
      }
    },
    async log(drill: string): Promise<Entry[]> {
      const items = await store.query(`DRILL#${drill}`, { prefix: 'LOG#' })
      return items.map(readCommit).flatMap(({ entries }) => entries)
    },
  }
}
export type Cloud = ReturnType<typeof makeCloud>
