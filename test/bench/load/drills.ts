import { maxCommands } from '../../../engine/drill/decide.ts'
import { grace } from '../../../functions/aws/clock.ts'
import { pace } from '../../../functions/aws/mail-door.ts'
import { type CloudModel, limits, type Place } from './cloud-model.ts'

/** Memory of the functions, MB: `cdk/stack.ts`. */
export interface Memory {
  readonly api: number
  readonly alarm: number
  /** Of mail and socket. */
  readonly others: number
}

interface Command {
  readonly shard: number
  readonly phone: string
  readonly at: number
  readonly decided: (ms: number) => void
}

interface Drill {
  readonly id: string
  readonly shards: number
  readonly inbox: Command[]
  /** Advances of one drill go one after the other: the log is the lock. */
  busy: Promise<void>
  n: number
}

/**
 * Drills on the modelled cloud, call by call as the functions make them: what is asked of the table, by which function,
 * in which partition, is read off `functions/core` and `functions/aws`.
 */
export function makeDrills(model: CloudModel, memory: Memory) {
  const { world, wait } = model
  const api = model.makeFunction('api', memory.api)
  const socket = model.makeFunction('socket', memory.others)
  const mail = model.makeFunction('mail', memory.others)
  const alarm = model.makeFunction('alarm', memory.alarm)
  const http = model.makeRate('HTTP requests', limits.http, limits.httpBurst)
  const messages = model.makeRate('socket messages', limits.socket, limits.socketBurst)
  const connects = model.makeRate('new sockets', limits.connects, limits.connectsBurst)

  /** Posts to these phones what a commit says; `few` of them are looked for one by one. */
  async function publish(place: Place, drill: Drill, phones: number, heard: (ms: number) => void) {
    const room = `CONN#${drill.id}`
    const looks = phones > 8 ? [Math.ceil((phones * 0.3) / 4)] : Array.from({ length: phones }, () => 1)
    await Promise.all([
      model.table(place, room, { read: 1 }),
      ...looks.map((read) => model.table(place, room, { read })),
    ])
    await Promise.all(
      Array.from({ length: phones + 1 }, async () => {
        await model.post(place)
        heard(world.now())
      }),
    )
  }

  /** One `advance`: what is due is committed first, then all that waits, a hundred at a time. */
  function advance(place: Place, drill: Drill, due?: { phones: number; heard: (ms: number) => void }): Promise<void> {
    const log = `DRILL#${drill.id}`
    const commit = async (commands: readonly Command[], phones: number, heard: (ms: number) => void) => {
      drill.n += 1
      await model.table(place, log, { write: 2 })
      await Promise.all(
        commands.map(async ({ shard }) => {
          await model.table(place, `INBOX#${drill.id}#${shard}`, { write: 1 })
          await model.table(place, `INBOX#${drill.id}#${shard}`, { write: 1 })
        }),
      )
      await publish(place, drill, phones, heard)
      await model.table(place, log, { write: 1 })
      for (const { decided } of commands) decided(world.now())
    }
    const done = drill.busy.then(async () => {
      await model.table(place, log, { read: 1 })
      if (due) {
        await commit([], due.phones, due.heard)
        await model.send(place)
      }
      for (;;) {
        await Promise.all(
          Array.from({ length: drill.shards }, (_, shard) =>
            model.table(place, `INBOX#${drill.id}#${shard}`, { read: Math.max(1, Math.ceil(drill.inbox.length / 16)) }),
          ),
        )
        const some = drill.inbox.splice(0, maxCommands)
        const left = drill.inbox.length > 0
        if (some.length === 0) return
        await Promise.all(some.map(({ shard }) => model.table(place, `INBOX#${drill.id}#${shard}`, { read: 1 })))
        await commit(some, Math.min(some.length, 8), () => {})
        if (!left) return
      }
    })
    drill.busy = done
    return done
  }

  /* Mail: the stream hands each partition's records to one lane of its shard; a lane works on one batch at a time. */
  const laneCount = limits.lanes * limits.tableShards
  const lanes = Array.from({ length: laneCount }, () => ({ waiting: new Set<Drill>(), busy: false }))
  const laneOf = (drill: Drill, shard: number) => {
    let hash = 7
    for (const letter of `${drill.id}#${shard}`) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_003
    return lanes[hash % laneCount]!
  }
  async function run(lane: (typeof lanes)[number]) {
    if (lane.busy) return
    lane.busy = true
    await wait(world.between(0, limits.laneEvery))
    while (lane.waiting.size > 0) {
      const drills = [...lane.waiting]
      lane.waiting.clear()
      await mail.call((place) =>
        Promise.all(
          drills.map(async (drill) => {
            const early = (place.advanced.get(drill.id) ?? Number.NEGATIVE_INFINITY) + pace - world.now()
            if (early > 0) await wait(early)
            place.advanced.set(drill.id, world.now())
            await advance(place, drill)
          }),
        ),
      )
    }
    lane.busy = false
  }

  /* Alarms: the queue hands out ten at a time, to ever more at once while it is busy. */
  let busySince: number | undefined
  const pollers = model.makeGate('who fetches alarms', () =>
    Math.min(
      limits.pollersMost,
      limits.pollers + Math.floor(((world.now() - (busySince ?? world.now())) / 60_000) * limits.pollersMore),
    ),
  )
  let ringing: { drill: Drill; at: number; phones: number; heard: (ms: number) => void }[] = []
  let fetching = false
  async function fetch() {
    if (fetching) return
    fetching = true
    busySince = world.now()
    while (ringing.length > 0) {
      // More may be let in as time goes, not only as somebody leaves.
      const tick = setTick()
      await pollers.enter()
      tick()
      const batch = ringing.slice(0, limits.alarmBatch)
      ringing = ringing.slice(limits.alarmBatch)
      void alarm
        .call((place) =>
          Promise.all(
            batch.map(async ({ drill, at, phones, heard }) => {
              await model.table(place, `DRILL#${drill.id}`, { read: 1 })
              await wait(Math.max(0, at + grace - world.now()))
              await advance(place, drill, { phones, heard })
            }),
          ),
        )
        .then(() => pollers.leave())
    }
    fetching = false
  }
  function setTick() {
    let on = true
    const again = () => {
      if (!on) return
      pollers.open()
      world.after(100, again)
    }
    world.after(100, again)
    return () => {
      on = false
    }
  }

  return {
    makeDrill: (id: string, shards: number): Drill => ({ id, shards, inbox: [], busy: Promise.resolve(), n: 0 }),
    /** A phone opens its socket, asks for all and pings; settles when it has heard. */
    async connect(drill: Drill, phone: string) {
      await connects()
      await socket.call(async (place) => {
        await model.table(place, `USED#${phone}`, { write: 1 })
        await model.table(place, `DRILL#${drill.id}`, { read: 1 })
        await model.table(place, `SOCKET#${phone}`, { write: 1 })
        await model.table(place, `CONN#${drill.id}`, { write: 1 })
        await model.table(place, `CONN#${drill.id}`, { read: 1 })
      })
      await Promise.all([this.hear(drill, phone), this.hear(drill, phone)])
    },
    /** A phone says something on its socket, such as a ping, and is answered. */
    async hear(drill: Drill, phone: string) {
      await messages()
      await socket.call(async (place) => {
        await model.table(place, `SOCKET#${phone}`, { read: 1 })
        await model.table(place, `DRILL#${drill.id}`, { read: 1 })
        await model.post(place)
      })
    },
    /** A cadre acts or opens an inject: `accepted` and `decided` settle at their wall ms. */
    act(drill: Drill, phone: string, shard: number): { accepted: Promise<number>; decided: Promise<number> } {
      let decide: (ms: number) => void = () => {}
      const decided = new Promise<number>((resolve) => {
        decide = resolve
      })
      const accept = async () => {
        await http()
        await api.call(async (place) => {
          const inbox = `INBOX#${drill.id}#${shard}`
          await model.table(place, `DRILL#${drill.id}`, { read: 1 })
          await model.table(place, `DRILL#${drill.id}`, { read: 1 })
          await model.table(place, inbox, { write: 1 })
          drill.inbox.push({ shard, phone, at: world.now(), decided: decide })
          const lane = laneOf(drill, shard)
          lane.waiting.add(drill)
          void run(lane)
          await model.table(place, inbox, { read: 1 })
        })
        return world.now()
      }
      return { accepted: accept(), decided }
    },
    /** An inject that is due at a wall time, to so many phones; its message comes out of the queue one to two seconds early. */
    ring(drill: Drill, at: number, phones: number, heard: (ms: number) => void) {
      world.after(at - 1000 - world.between(0, 999) + grace - world.now(), () => {
        ringing.push({ drill, at, phones, heard })
        void fetch()
      })
    },
  }
}
export type Drills = ReturnType<typeof makeDrills>
