import type { Heads } from '../../functions/core/advance.ts'
import { makeDrillLogs } from '../../functions/core/drill-logs.ts'
import type { Ports } from '../../functions/core/ports.ts'
import type { Connection } from '../../functions/core/sockets.ts'
import { makeHub } from '../../functions/serve/hub.ts'
import { makeRunner, type Runner } from '../../functions/serve/runner.ts'
import { makeWallClock } from '../../functions/serve/wall-clock.ts'
import { noting, type Place, type Subject, type Try } from './place.ts'
import { makeFlakyTable, makeProcess, type Process } from './process.ts'
import { type FakeSocket, makeSockets } from './sockets.ts'
import type { Store } from './store.ts'
import { story } from './story.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

interface House {
  readonly process: Process
  readonly ports: Ports
  readonly runner: Runner
  running: number
}

/** A laptop: the runner, the clock and the hub that `serve` uses; a crash ends them all and closes every socket. */
export function makeOne(world: World, weather: Weather, store: Store, drill: string, subject: Subject): Place {
  const sockets = makeSockets()
  let made = 0
  let armed: number | undefined
  let house: House | undefined
  const shards = Number(store.get(`DRILL#${drill}`, 'LAUNCH')?.shards ?? 1)

  function open(): House {
    made += 1
    const process = makeProcess(world, `house${made}`, () => {
      house = undefined
      // Sometimes longer than the minute after which the clock is held.
      world.after(world.pick([0, 2000, 20_000, 90_000]), () => {
        house = open()
      })
    })
    const table = makeFlakyTable(world, weather, store, process)
    const logs = makeDrillLogs(table)
    const heads: Heads = new Map()
    const onError = (error: unknown) => world.tell(`${process.name}: ${error}`)
    const connections: { socket: FakeSocket; connection: Connection }[] = []
    const hub = makeHub({
      logs,
      now: world.now,
      onError,
      roleOf: async ({ seat }) => sockets.find((socket) => socket.seat === seat)?.role,
      scriptOf: async () => story.script,
    })
    const runner = makeRunner({
      clock: world.now,
      after: process.after,
      onError,
      async advance() {
        opened.running += 1
        try {
          return await subject.advance(ports, async () => story, heads, drill)
        } finally {
          opened.running -= 1
        }
      },
    })
    const ports: Ports = {
      table,
      clock: makeWallClock(world.now),
      reach: {
        publish: hub.publish,
        arm(_, at) {
          world.tell(`${process.name} arms ${at}`)
          armed = at
          return runner.arm(drill, at)
        },
      },
    }
    const opened: House = { process, ports, runner, running: 0 }
    const connect = (socket: FakeSocket) => {
      const wire = {
        send(message: Parameters<Parameters<typeof hub.open>[1]['send']>[0]) {
          if (!process.alive) return
          if (message.type === 'frames') socket.receive(message.frames)
          // The client's answer to a gap, or to a `since` that found an error.
          if (message.type === 'heartbeat' && message.last > socket.frames.length) since()
        },
        close() {},
      }
      const connection = hub.open({ kind: 'seat', drill, seat: socket.seat }, wire)
      const since = () => connection.receive({ since: socket.frames.length })
      connections.push({ socket, connection })
      since()
    }
    for (const socket of sockets) process.after(world.between(0, 1000), () => connect(socket))
    const beat = () => {
      hub.heartbeat().catch(onError)
      process.after(20_000, beat)
    }
    process.after(20_000, beat)
    void runner.now(drill)
    return opened
  }
  house = open()

  return {
    sockets,
    accept(attempt: Try) {
      if (!house) return undefined
      const { process, ports, runner } = house
      world.tell(`${process.name} is asked ${attempt.key}`)
      const clock = noting(ports.clock, attempt, world.now)
      return subject.accept({ ...ports, clock }, drill, shards, attempt.asked).then((accepted) => {
        if (attempt.asked.by.kind === 'seat') runner.soon(drill)
        else void runner.now(drill)
        return accepted
      })
    },
    sweep: () => void house?.runner.now(drill),
    busy: () => house === undefined || house.running > 0,
    armed: () => armed,
  }
}
