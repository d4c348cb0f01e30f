import { makeDynamoClient, makeDynamoTable } from '../adapters/dynamodb-table.ts'
import { advance } from '../core/advance.ts'
import type { Deps } from '../core/deps.ts'
import { randomIds } from '../core/ids.ts'
import { makeParts } from '../core/parts.ts'
import type { Ports } from '../core/ports.ts'
import type { Table } from '../core/table.ts'
import { type Alarm, makeArm, makeRinger, type Send } from './alarms.ts'
import { makeCloudClock } from './clock.ts'
import { makeConnections } from './connections.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { type Log, makeLog } from './log.ts'
import type { Post } from './post.ts'
import { makePublisher } from './publish.ts'
import { makeSerial } from './serial.ts'

/** The outside of one function: the real one, or a test's. */
export interface Outside {
  readonly table: Table
  readonly post: Post
  readonly send: Send
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly log: Log
  readonly site: string
}

/** The whole product inside one function among many, over one table. */
export function makeProduct(outside: Outside) {
  const { table, post, send, now, wait, log, site } = outside
  const parts = makeParts(table)
  const connections = makeConnections(table, now)
  const clock = makeCloudClock(now)
  const publisher = makePublisher({ ...parts, connections, post, log })
  const ports: Ports = {
    table,
    clock,
    reach: {
      async publish(drill, commit) {
        await publisher.publish(drill, commit)
        const { n, consumed, entries } = commit
        log.info('commit', { drill, n, entries: entries.length, commands: consumed.map(({ key }) => key) })
        const late = entries.flatMap((each) => (each.type === 'inject-delivered' ? [now() - each.wall] : []))
        if (late.length > 0) log.measure('punctuality', 'Milliseconds', Math.max(...late), { drill, n })
      },
      arm: makeArm(send, now),
    },
  }
  const advanceNow = makeSerial((drill) => advance(ports, parts.machineOf, parts.heads, drill))
  return {
    ...parts,
    ports,
    connections,
    publisher,
    log,
    now,
    wait,
    advance: advanceNow,
    ring: makeRinger({ table, send, now, wait, advance: advanceNow }),
    /** Leaves a drill that could not be advanced to the queue, whose own dead letters tell when it never can. */
    later: (drill: string) => send({ drill, at: 0, n: 0 } satisfies Alarm, 2),
    /** For the one function that answers questions; the others need not load what answers them. */
    deps: {
      ...parts,
      clock,
      ports,
      ids: randomIds,
      advanceNow,
      // The table's stream wakes `mail`.
      advanceSoon() {},
      presence: connections.present,
      dismiss: publisher.dismiss,
      joinUrl: (code) => `${site}/join/${code}`,
      wait,
    } satisfies Omit<Deps, 'press'>,
  }
}
export type Product = ReturnType<typeof makeProduct>

/* The clients of the queue and of the sockets are read when they are first needed: many calls need neither. */

function openSend(queue: string, endpoint?: string): Send {
  let opened: Promise<Send> | undefined
  return async (...message) => {
    opened ??= import('./queue.ts').then(({ makeQueueClient, makeSend }) => makeSend(makeQueueClient(endpoint), queue))
    await (await opened)(...message)
  }
}

function openPost(connections: string, onError: (error: unknown) => void): Post {
  let opened: Promise<Post> | undefined
  const open = () => {
    opened ??= import('./post.ts').then(({ makeManagementClient, makePost }) =>
      makePost(makeManagementClient(connections), onError),
    )
    return opened
  }
  return {
    send: async (connection, text) => (await open()).send(connection, text),
    end: async (connection) => (await open()).end(connection),
  }
}

const unset = (name: string) => async (): Promise<never> => {
  throw new Error(`${name} is not set for this function`)
}

/** Opens the product as the environment of a function says; what a function was not given it fails to use. */
export function openProduct(door: string, env: Environment = readEnvironment(process.env)): Product {
  const log = makeLog({ door, stage: env.stage })
  return makeProduct({
    table: makeDynamoTable(makeDynamoClient({ endpoint: env.tableEndpoint }), env.table),
    post: env.connections
      ? openPost(env.connections, (error) => log.error('post', error))
      : { send: unset('SANDTABLE_CONNECTIONS'), end: unset('SANDTABLE_CONNECTIONS') },
    send: env.queue ? openSend(env.queue, env.queueEndpoint) : unset('SANDTABLE_QUEUE'),
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log,
    site: env.site,
  })
}
