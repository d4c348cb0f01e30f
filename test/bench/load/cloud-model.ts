import type { World } from '../../simulation/world.ts'
import type { Cost } from './measure.ts'

/* The limits of the deployed stack as queues in virtual time. Nothing is refused: whoever meets a limit waits in line. */

/** Limits of an account and of the stack; their sources are in docs/costs.md. */
export const limits = {
  /** New sockets a second. */
  connects: 500,
  connectsBurst: 500,
  /** Throttles of our stages (`cdk/apis.ts`). */
  http: 1000,
  httpBurst: 2000,
  socket: 2000,
  socketBurst: 4000,
  /** Units a second of one partition of a table or an index. */
  partitionWrites: 1000,
  partitionReads: 3000,
  /** Write units a second of a new on-demand table. */
  tableWrites: 4000,
  tableShards: 4,
  /** Functions at once in an account and region; new ones of a function in ten seconds. */
  atOnce: 1000,
  scaling: 1000,
  /** Batches of alarms that are worked on at once at first, and how many more each minute (`cdk/stack.ts` ends it at 500). */
  pollers: 5,
  pollersMore: 300,
  pollersMost: 500,
  alarmBatch: 10,
  /** Batches of a shard's mail that are worked on at once (`cdk/stack.ts`), and how often (ms) each is looked for. */
  lanes: 10,
  laneEvery: 250,
} as const

/** What is not counted but assumed, ms: a call's own work on a whole core, a trip there and back, a start from nothing. */
export const assumed = { own: 3.5, trip: [3, 8], cold: 900, wholeCoreMb: 1769 } as const

/** The place a function runs in: one core's share, one call at a time. */
export interface Place {
  readonly id: number
  /** So much work, ms of a whole core. */
  work(ms: number): Promise<void>
  /** Wall ms at which it last advanced each drill. */
  readonly advanced: Map<string, number>
}

export interface Function_ {
  call<T>(what: (place: Place) => Promise<T>): Promise<T>
}

export function makeCloudModel(world: World, cost: Cost) {
  /** ms that were waited in line, all told, and the longest, by what for. */
  const waited = new Map<string, { total: number; most: number }>()
  const counts = { trips: 0, posts: 0, writes: 0, atOnce: 0, places: 0 }

  const wait = (ms: number) => new Promise<void>((resolve) => void world.after(ms, resolve))
  function note(what: string, ms: number) {
    if (ms < 1) return
    const known = waited.get(what) ?? { total: 0, most: 0 }
    waited.set(what, { total: known.total + ms, most: Math.max(known.most, ms) })
  }

  /** So many a second and so many at once; more wait until it is their turn. */
  function makeRate(what: string, perSecond: number, burst: number) {
    let full = Number.NEGATIVE_INFINITY
    return async (units = 1) => {
      const now = world.now()
      full = Math.max(full, now) + (units * 1000) / perSecond
      const ms = full - now - (burst * 1000) / perSecond
      note(what, ms)
      if (ms > 0) await wait(ms)
    }
  }

  /** So many at once, as the clock goes; more wait in line. */
  function makeGate(what: string, width: () => number) {
    const line: (() => void)[] = []
    let inside = 0
    const let_ = () => {
      while (line.length > 0 && inside < width()) {
        inside += 1
        line.shift()?.()
      }
    }
    return {
      inside: () => inside,
      open: let_,
      async enter() {
        if (inside < width() && line.length === 0) {
          inside += 1
          return
        }
        const since = world.now()
        await new Promise<void>((resolve) => line.push(resolve))
        note(what, world.now() - since)
      },
      leave() {
        inside -= 1
        let_()
      },
    }
  }

  const account = makeGate('functions at once', () => limits.atOnce)
  let placed = 0

  function makeFunction(name: string, memoryMb: number): Function_ {
    const idle: Place[] = []
    const scaling = makeRate(`starts of ${name}`, limits.scaling / 10, limits.scaling)
    const share = Math.min(1, memoryMb / assumed.wholeCoreMb)
    function makePlace(): Place {
      let free = 0
      return {
        id: ++placed,
        advanced: new Map(),
        async work(ms) {
          const now = world.now()
          free = Math.max(free, now) + ms / share
          note(`the core of ${name}`, free - now - ms / share)
          await wait(free - now)
        },
      }
    }
    return {
      async call(what) {
        await account.enter()
        counts.atOnce = Math.max(counts.atOnce, account.inside())
        try {
          let place = idle.pop()
          if (!place) {
            await scaling()
            place = makePlace()
            await wait(assumed.cold)
          }
          await place.work(assumed.own)
          const done = await what(place)
          idle.push(place)
          return done
        } finally {
          account.leave()
        }
      },
    }
  }

  const rates = new Map<string, ReturnType<typeof makeRate>>()
  const rateOf = (what: string, key: string, perSecond: number) => {
    const found = rates.get(key)
    if (found) return found
    const fresh = makeRate(what, perSecond, perSecond)
    rates.set(key, fresh)
    return fresh
  }
  const table = makeRate('write units of the table', limits.tableWrites, limits.tableWrites)
  const trip = () => wait(world.between(assumed.trip[0], assumed.trip[1]))

  return {
    world,
    waited,
    counts,
    wait,
    makeRate,
    makeGate,
    makeFunction,
    /** A call to the table: `write` units into a partition, or `read` units from it. */
    async table(place: Place, partition: string, { write = 0, read = 0 }: { write?: number; read?: number }) {
      counts.trips += 1
      counts.writes += write
      await place.work(cost.table)
      const kind = partition.split('#')[0]
      if (write > 0) {
        await rateOf(`a partition of ${kind}, writing`, `w ${partition}`, limits.partitionWrites)(write)
        await table(write)
      }
      if (read > 0) await rateOf(`a partition of ${kind}, reading`, `r ${partition}`, limits.partitionReads)(read)
      await trip()
    },
    /** A message to one socket. */
    async post(place: Place) {
      counts.posts += 1
      await place.work(cost.post)
      await trip()
    },
    /** A call to the queue. */
    async send(place: Place) {
      await place.work(cost.table)
      await trip()
    },
  }
}
export type CloudModel = ReturnType<typeof makeCloudModel>
