import type { PutResult, Table } from '../../functions/core/table.ts'
import type { Store } from './store.ts'
import { delay, type Weather } from './weather.ts'
import type { World } from './world.ts'

/** One process: ended, it never goes on, and all it remembered is gone. */
export interface Process {
  readonly name: string
  alive: boolean
  crash(): void
  /** Waits; never settles when the process ends meanwhile. */
  turn(ms: number): Promise<void>
  /** A timer that ends with the process. */
  after(ms: number, run: () => void): () => void
}

export function makeProcess(world: World, name: string, onCrash: () => void): Process {
  const process: Process = {
    name,
    alive: true,
    crash() {
      if (!process.alive) return
      process.alive = false
      world.tell(`${name} ends`)
      onCrash()
    },
    turn: (ms) => new Promise((resolve) => process.after(ms, resolve)),
    after: (ms, run) =>
      world.after(ms, () => {
        if (process.alive) run()
      }),
  }
  return process
}

const never = new Promise<never>(() => {})

/** The table as a process reaches it: calls take time, fail before, after or while they take effect, or end the process. */
export function makeFlakyTable(world: World, weather: Weather, store: Store, process: Process): Table {
  async function call<T>(what: string, effect: () => T, late = true): Promise<T> {
    const fate = weather.calm ? 1 : world.dice()
    const { crash, fail } = weather
    await process.turn(delay(world, weather))
    world.tell(`${process.name} ${what}`)
    if (fate < crash) {
      process.crash()
      return never
    }
    if (fate < crash + fail) throw new Error(`${what}: failed before`)
    if (late && fate < crash + 1.5 * fail) {
      world.after(world.between(0, 4000), () => {
        world.tell(`${process.name} late ${what}`)
        effect()
      })
      throw new Error(`${what}: no answer`)
    }
    const result = effect()
    if (fate > 1 - crash && !weather.calm) {
      process.crash()
      return never
    }
    await process.turn(delay(world, weather))
    if (fate > 1 - crash - fail && !weather.calm) throw new Error(`${what}: failed after`)
    return result
  }

  return {
    get: (pk, sk) => call(`get ${sk}`, () => store.get(pk, sk), false),
    query: (pk, range, { limit } = {}) =>
      call(`query ${range.prefix}>${range.after ?? ''}`, () => store.query(pk, range, limit), false),
    async put(item, condition): Promise<PutResult> {
      const result = await call(`put ${item.sk}`, () => store.put(item, condition))
      const lost = result.ok && condition && !weather.calm && world.chance(weather.looksLost)
      const told: PutResult = lost ? { ok: false, existing: store.get(item.pk, item.sk) } : result
      // Some stores tell what stands there, some do not.
      return told.ok || world.chance(0.6) ? told : { ok: false }
    },
    remove: (pk, sk) => call(`remove ${sk}`, () => store.remove(pk, sk)),
    list: async () => [],
    close: async () => {},
  }
}
