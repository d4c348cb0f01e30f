import type { Heads } from '../../functions/core/advance.ts'
import { makeDrillLogs } from '../../functions/core/drill-logs.ts'
import type { Clock, Ports } from '../../functions/core/ports.ts'
import { noting, type Place, type Subject, type Try } from './place.ts'
import { makeFlakyTable, makeProcess, type Process } from './process.ts'
import { makeFrameFinder, makeSockets } from './sockets.ts'
import type { Store } from './store.ts'
import { story } from './story.ts'
import { delay, type Weather } from './weather.ts'
import type { World } from './world.ts'

interface Worker {
  readonly process: Process
  readonly offset: number
  readonly ports: Ports
  readonly heads: Heads
  running: boolean
  again: boolean
}

const acceptors = 2
const advancers = 3

/** Functions side by side: their clocks apart, each with its own memory, woken by mail, an alarm and a sweep. */
export function makeMany(world: World, weather: Weather, store: Store, drill: string, subject: Subject): Place {
  const sockets = makeSockets()
  let made = 0
  let armed: number | undefined
  let stopAlarm: (() => void)[] = []

  function clockOf(offset: number): Clock {
    const now = () => world.now() + offset
    return { now, horizon: () => now() - weather.grace, stamp: () => ({ at: now(), done() {} }) }
  }

  /** One alarm a drill, the last one set; it may be lost, come twice, or early. */
  function setAlarm(at: number | undefined) {
    armed = at
    for (const stop of stopAlarm) stop()
    stopAlarm = []
    if (at === undefined) return
    const ring = (early: number) => {
      const due = at + weather.grace + world.between(0, 120) - early
      stopAlarm.push(world.after(Math.max(20, due - world.now()), () => wake('alarm')))
    }
    if (!weather.calm && world.chance(weather.lost)) return
    ring(weather.calm || world.chance(0.9) ? 0 : world.between(1, 5000))
    if (world.chance(0.1)) ring(-world.between(0, 500))
  }

  function makeWorker(kind: string, replace: () => void): Worker {
    made += 1
    const offset = world.between(-weather.skew, weather.skew)
    const process = makeProcess(world, `${kind}${made}`, replace)
    const table = makeFlakyTable(world, weather, store, process)
    const logs = makeDrillLogs(table)
    const framesOf = makeFrameFinder()
    const ports: Ports = {
      table,
      clock: clockOf(offset),
      reach: {
        async publish(_, commit) {
          const { pages } = await logs.follow(drill, commit)
          for (const socket of sockets) {
            const frames = framesOf(socket, pages, commit.n)
            if (frames.length === 0) continue
            await process.turn(delay(world, weather))
            if (!weather.calm && world.chance(weather.crash)) {
              process.crash()
              return new Promise(() => {})
            }
            world.tell(`${process.name} sends ${commit.n} to ${socket.seat}`)
            socket.receive(frames)
          }
        },
        async arm(_, at) {
          await process.turn(delay(world, weather))
          world.tell(`${process.name} arms ${at}`)
          setAlarm(at)
        },
      },
    }
    return { process, offset, ports, heads: new Map(), running: false, again: false }
  }

  function fill(kind: string, list: Worker[], index: number) {
    list[index] = makeWorker(kind, () => fill(kind, list, index))
  }
  const doors: Worker[] = []
  const workers: Worker[] = []
  for (let index = 0; index < acceptors; index++) fill('accept', doors, index)
  for (let index = 0; index < advancers; index++) fill('advance', workers, index)

  function run(worker: Worker) {
    if (worker.running) {
      worker.again = true
      return
    }
    worker.running = true
    const done = () => {
      worker.running = false
      if (!worker.again) return
      worker.again = false
      run(worker)
    }
    subject
      .advance(worker.ports, async () => story, worker.heads, drill)
      .then(done, (error) => {
        world.tell(`${worker.process.name}: ${error}`)
        // A failed call is delivered again, to whoever is there then.
        world.after(world.between(200, 2000), () => wake('again'))
        done()
      })
  }

  function wake(why: string) {
    const worker = world.pick(workers)
    world.tell(`${why} wakes ${worker.process.name}`)
    run(worker)
  }

  return {
    sockets,
    accept(attempt: Try) {
      const { process, ports, offset } = world.pick(doors)
      world.tell(`${process.name} is asked ${attempt.key}`)
      const clock = noting(ports.clock, attempt, world.now, offset)
      const accepted = subject.accept({ ...ports, clock }, drill, shards(store, drill), attempt.asked)
      return accepted.finally(() => {
        if (!weather.calm && world.chance(weather.lost)) return
        world.after(world.between(0, weather.mailWithin), () => wake('mail'))
      })
    },
    sweep: () => workers.forEach(run),
    busy: () => workers.some((worker) => worker.running),
    armed: () => armed,
  }
}

const shards = (store: Store, drill: string) => Number(store.get(`DRILL#${drill}`, 'LAUNCH')?.shards ?? 1)
