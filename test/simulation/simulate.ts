import { initialState } from '../../engine/drill/state.ts'
import { xstateVersion } from '../../engine/machine/machine.ts'
import { type Commit, drillKey, type Mail, readCommit } from '../../functions/core/commit.ts'
import type { Launch } from '../../functions/core/launch.ts'
import { settledKey } from '../../functions/core/settled.ts'
import type { Item } from '../../functions/core/table.ts'
import { judgeEnd, type Landing } from './judge-end.ts'
import { makeLogJudge } from './judge-log.ts'
import { makeMany } from './many.ts'
import { makeOne } from './one.ts'
import { makePeople } from './people.ts'
import type { Place, Subject } from './place.ts'
import { makeStore } from './store.ts'
import { story, storyLength } from './story.ts'
import { weatherOf } from './weather.ts'
import { makeWorld } from './world.ts'

export interface Run {
  readonly seed: number
  /** The first promise broken, and how. */
  readonly broken?: string
  readonly detail?: string
  readonly trace: readonly string[]
  readonly commits: readonly Commit[]
  readonly counts: {
    readonly place: string
    readonly commits: number
    readonly commands: number
    readonly calls: number
    readonly crashes: number
  }
}

const drill = 'drill-1'
const dawn = 1_800_000_000_000
const hours = 3_600_000

/** What is written at the launch of a drill of the story. */
export function launchOf(of: Pick<Launch, 'drill' | 'rate' | 'shards' | 'createdAt'>): Launch {
  const { title } = story.script.scenario
  return {
    ...of,
    org: 'org',
    title,
    scenario: { id: 'simulated', version: 1, title, hash: 'h' },
    xstate: xstateVersion,
    staffed: story.script.players,
    joinCode: 'X',
    request: '',
  }
}

const said = ({ n, consumed, entries }: Commit) =>
  `= commit ${n}: ${consumed.map((each) => each.key)} | ${entries.map(({ e, type, at }) => `${e} ${type} ${at}`)}`

/** Promises about how it is done; people notice only the harm that comes of breaking them. */
const ways = new Set([
  'the receipts of a commit stand before the next commit',
  'a receipt says what the commit says',
  'a command leaves the inbox only when its receipt stands',
  'SETTLED is put only when all is published',
  'SETTLED never goes back',
  'META stands before SETTLED',
  'META never goes back',
  'a commit never changes',
  'an advance settles all it found',
])

/**
 * One drill in one weather: all of it, the quiet after, and what is sent again hours later. With `harm` only what
 * people would notice is judged.
 */
export async function simulate(seed: number, subject: Subject, { harm = false } = {}): Promise<Run> {
  const world = makeWorld(seed, dawn)
  const weather = weatherOf(world)
  const rate = world.pick([1, 4, 20])
  const shards = world.pick([1, 1, 3])
  const launch = launchOf({ drill, rate, shards, createdAt: dawn })
  const store = makeStore()
  store.put({ pk: drillKey(drill), sk: 'LAUNCH', ...launch })
  let first: { broken: string; detail: string } | undefined
  const broken = (promise: string, detail: string) => {
    if (harm && ways.has(promise)) return
    first ??= { broken: promise, detail: `${detail}, ${world.now() - dawn} ms in` }
  }
  const over = () => first !== undefined
  const lobby = initialState(story, launch.staffed, rate, dawn)
  let place: Place | undefined
  const sockets = weather.place === 'many' ? () => place?.sockets ?? [] : undefined
  const log = makeLogJudge({ store, drill, start: lobby.clock, now: world.now, broken, sockets })
  const landings: Landing[] = []
  store.watches.push(log.watch, {
    removing() {},
    put(item) {
      if (item.sk.startsWith('LOG#')) world.tell(said(readCommit(item)))
      if (!item.sk.startsWith('CMD#')) return
      const { key, hash, command } = item as Item & Mail
      const same = people.tries.filter((each) => each.key === key && each.stamp?.at === command.at)
      const attempt = same.find((each) => !each.ended) ?? same[0]
      landings.push({ key, hash, at: command.at, truly: world.now(), attempt, stray: attempt?.ended !== false })
    },
  })
  const watched: Subject = {
    accept: subject.accept,
    async advance(...call) {
      const { length } = log.commits
      const known = await subject.advance(...call)
      const n = store.get(drillKey(drill), settledKey)?.n ?? 0
      if (n < length) broken('an advance settles all it found', `SETTLED ${n}, log ${length}`)
      return known
    },
  }
  place = (weather.place === 'one' ? makeOne : makeMany)(world, weather, store, drill, watched)
  const people = makePeople({
    world,
    weather,
    place,
    rate,
    state: () => log.commits.at(-1)?.state ?? lobby,
  })

  const { sweep, busy } = place
  let sweeping = true
  const sweeps = () => {
    if (!sweeping) return
    if (weather.place === 'many') sweep()
    world.after(60_000, sweeps)
  }
  /** Waits until every client has its answer and every process its rest; then one last sweep, and the verdict. */
  async function quiet() {
    weather.calm = true
    await world.run(world.now() + 400_000, () => over() || (people.waiting() === 0 && !busy()))
    await world.run(world.now() + 21_000, over)
    await world.run(world.now() + 200_000, () => over() || !busy())
    // What waits behind a timer in its grace is decided when that is over.
    for (let round = 0; round < 3; round++) {
      if (round > 0) await world.run(world.now() + 2 * weather.grace, over)
      sweep()
      await world.run(world.now() + 60_000, () => over() || !busy())
    }
    if (over()) return
    if (busy()) broken('all comes to rest', 'still at work')
    judgeEnd({ store, drill, shards, log, place: place!, weather, answers: people.answers, landings, broken })
  }

  people.begin()
  world.after(60_000, sweeps)
  await world.run(world.now() + (1.2 * storyLength) / rate + 10_000, over)
  people.leave()
  if (world.chance(0.5)) people.end()
  sweeping = false
  await quiet()
  if (!over()) {
    await world.run(world.now() + 3 * hours, over)
    weather.calm = false
    people.again()
    await world.run(world.now() + 20_000, over)
    await quiet()
  }
  const { trace } = world
  const count = (what: RegExp) => trace.filter((line) => what.test(line)).length
  return {
    seed,
    ...first,
    trace,
    commits: log.commits,
    counts: {
      place: weather.place,
      commits: log.commits.length,
      commands: log.taken.size,
      calls: count(/ (get|put|query|remove) /),
      crashes: count(/ ends$/),
    },
  }
}
