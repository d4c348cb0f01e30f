import type { Entry } from '../drill/entries.ts'
import type { Machine } from '../machine/machine.ts'
import type { Conclusion } from '../score/review.ts'
import { gradeOf } from '../score/score.ts'
import { type Choice, type Fork, forksOf } from './forks.ts'
import { playOut } from './rehearse.ts'
import type { Play } from './robot.ts'

/** One way the story can go: the branches that fire and what arrives, with the choices that lead there. */
export interface Route {
  /** Each a smallest set of choices that leads here; the first is the one played. The plan's own route has one, empty. */
  readonly ways: readonly (readonly Choice[])[]
  /** In the order in which they fire, at their drill time (ms). */
  readonly branches: readonly { readonly branch: string; readonly at: number }[]
  /** Injects delivered, in order. */
  readonly injects: readonly string[]
  /** Injects that the plan's own route delivers and this one does not. */
  readonly without: readonly string[]
  /** 0–100, of robots who do all the rest as the plan wants. */
  readonly score: number
  readonly conclusion: Conclusion
  /** Its choices only add up: what comes of it is what comes of each of them alone. */
  readonly sum: boolean
}

/** The routes through a scenario's branches, those with the fewest choices first. */
export interface Routes {
  readonly routes: readonly Route[]
  readonly forks: readonly Fork[]
  /** How many combinations of choices there are, and how many were played. */
  readonly combinations: number
  readonly played: number
  /** Every combination was played; otherwise larger ones were left out. */
  readonly complete: boolean
  /** The search stopped at its limit: routes it meant to try were not. */
  readonly cut: boolean
  /** What no route found fires or delivers. */
  readonly unreached: { readonly branches: readonly string[]; readonly injects: readonly string[] }
}

/** At most so many drills are rehearsed for the routes of one scenario, and at most so many entries come of them all. */
export const routeLimits = { drills: 160, entries: 100_000 } as const
type Limits = { readonly drills: number; readonly entries: number }

/** The robots' plays of a set of choices, for `rehearse`. */
export const playsOf = (choices: readonly Choice[]): Readonly<Record<string, Play>> =>
  Object.fromEntries(choices.map(({ expected, play }) => [expected, play]))

interface Outcome extends Omit<Route, 'ways' | 'sum' | 'without'> {
  readonly happened: ReadonlySet<string>
  readonly size: number
}

function outcomeOf({ script }: Machine, entries: readonly Entry[]): Outcome {
  const branches = entries.flatMap(({ at, ...entry }) =>
    entry.type === 'branch-fired' ? [{ branch: entry.branch, at }] : [],
  )
  const injects = entries.flatMap((entry) => (entry.type === 'inject-delivered' && entry.inject ? [entry.inject] : []))
  const happened = new Set([...branches.map(({ branch }) => `branch ${branch}`), ...injects])
  return { branches, injects, happened, size: entries.length, ...gradeOf(script.scenario, entries, script.players) }
}

const keyOf = (happened: ReadonlySet<string>) => [...happened].sort().join('\n')

/** What happens when two departures from the plan do not touch each other: each adds and takes away its own. */
function added(plan: ReadonlySet<string>, outcomes: readonly Outcome[]): Set<string> {
  const sum = new Set(plan)
  for (const { happened } of outcomes) {
    for (const each of happened) if (!plan.has(each)) sum.add(each)
    for (const each of plan) if (!happened.has(each)) sum.delete(each)
  }
  return sum
}

/** All sets of `size` choices, at most one of a fork. */
function* sets(forks: readonly Fork[], size: number, from = 0): Generator<readonly Choice[]> {
  if (size === 0) yield []
  else
    for (let index = from; index <= forks.length - size; index++)
      for (const choice of forks[index] ?? [])
        for (const rest of sets(forks, size - 1, index + 1)) yield [choice, ...rest]
}

/**
 * Finds the routes through the branches by playing them: robots carry out the plan but for the choices of a set, from
 * none over each alone and each pair to all at once; where two touch each other, with a third as well; every set where
 * they are few. Every route is so verified by a rehearsal. Yields after each, for a caller with other things to do.
 */
export function* findRoutes(machine: Machine, seed = 1, most: Limits = routeLimits): Generator<void, Routes> {
  const { scenario } = machine.script
  const play = (choices: readonly Choice[]) => playOut(machine, 'perfect', seed, playsOf(choices)).entries
  const planned = play([])
  const forks = forksOf(scenario, planned)
  const combinations = forks.reduce((product, fork) => product * (fork.length + 1), 1)
  const found = new Map<string, { ways: (readonly Choice[])[]; outcome: Outcome; sum: boolean }>()
  const alone = new Map<Choice, Outcome>()
  const touching: { readonly pair: readonly Choice[]; readonly outcome: Outcome }[] = []
  const plan = outcomeOf(machine, planned)
  found.set(keyOf(plan.happened), { ways: [[]], outcome: plan, sum: false })
  let played = 1
  let written = plan.size
  let cut = false
  yield

  /** Is there room for one more? The last one is kept for everything at once. */
  function room(): boolean {
    const enough = played < most.drills - 1 && written + 2 * plan.size <= most.entries
    cut ||= !enough
    return enough
  }

  function* tryOut(choices: readonly Choice[]) {
    const outcome = outcomeOf(machine, play(choices))
    played += 1
    written += outcome.size
    const key = keyOf(outcome.happened)
    const pairs = touching.filter(({ pair }) => pair.every((choice) => choices.includes(choice)))
    const single = choices.filter((choice) => !pairs.some(({ pair }) => pair.includes(choice)))
    const parts = [...pairs.map((each) => each.outcome), ...single.flatMap((choice) => alone.get(choice) ?? [])]
    const sum = choices.length > 1 && keyOf(added(plan.happened, parts)) === key
    if (choices.length === 1 && choices[0]) alone.set(choices[0], outcome)
    if (choices.length === 2 && !sum) touching.push({ pair: choices, outcome })
    const known = found.get(key)
    if (!known) found.set(key, { ways: [choices], outcome, sum })
    else if (!known.ways.some((way) => way.every((choice) => choices.includes(choice)))) known.ways.push(choices)
    yield
  }

  const few = combinations < most.drills
  for (let size = 1; size <= (few ? forks.length : 2); size++)
    for (const choices of sets(forks, size)) {
      if (!room()) break
      yield* tryOut(choices)
    }
  if (!few) {
    const tried = new Set<string>()
    for (const { pair } of [...touching]) {
      for (const third of alone.keys()) {
        const choices = [...pair, third]
        const name = choices
          .map(({ expected, does }) => `${expected} ${does}`)
          .sort()
          .join()
        if (tried.has(name) || pair.some((each) => each.expected === third.expected) || !room()) continue
        tried.add(name)
        yield* tryOut(choices)
      }
    }
  }
  if (!few || cut) yield* tryOut(forks.flatMap((fork) => fork.at(-1) ?? []))

  const routes = [...found.values()].map(({ ways, outcome: { happened: _, size: __, ...outcome }, sum }): Route => {
    const without = plan.injects.filter((inject) => !outcome.injects.includes(inject))
    return { ways, ...outcome, without, sum }
  })
  const fired = new Set(routes.flatMap((route) => route.branches.map(({ branch }) => branch)))
  const delivered = new Set(routes.flatMap((route) => route.injects))
  const ids = (things: readonly { readonly id: string }[], seen: ReadonlySet<string>) =>
    things.map(({ id }) => id).filter((id) => !seen.has(id))
  return {
    routes,
    forks,
    combinations,
    played,
    complete: few && !cut,
    cut,
    unreached: { branches: ids(scenario.branches, fired), injects: ids(scenario.injects, delivered) },
  }
}

/** The routes, all in one go: for a command line or a test. */
export function routesOf(machine: Machine, seed = 1, most: Limits = routeLimits): Routes {
  const search = findRoutes(machine, seed, most)
  for (;;) {
    const step = search.next()
    if (step.done) return step.value
  }
}
