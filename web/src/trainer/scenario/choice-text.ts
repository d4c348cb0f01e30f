import type { Choice } from '../../../../engine/rehearse/forks.ts'
import type { Play } from '../../../../engine/rehearse/robot.ts'
import type { Route } from '../../../../engine/rehearse/routes.ts'
import type { Scenario, Text } from '../../../../engine/scenario/scenario.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/time-text.ts'
import { both, list } from '../../staff/words.ts'

/** One departure from the plan in words. */
export function choiceText(scenario: Scenario, { expected, does, by }: Choice): Text {
  const what = makeNames(scenario).expected(expected)
  const at = by === undefined ? '' : stamp(by)
  switch (does) {
    case 'breached':
      return both(`发生了“${what.zh}”`, `“${what.en}” happens`)
    case 'late':
      return both(`“${what.zh}”拖到 ${at} 以后`, `“${what.en}” only after ${at}`)
    case 'early':
      return both(`“${what.zh}”提前到 ${at} 以前`, `“${what.en}” already before ${at}`)
    case 'not-done':
      if (by === undefined) return both(`始终没有“${what.zh}”`, `“${what.en}” is never done`)
      return both(`到 ${at} 还没有“${what.zh}”`, `“${what.en}” is not done by ${at}`)
  }
}

/** A whole set of choices; the empty one is the plan. */
export const wayText = (scenario: Scenario, way: readonly Choice[]): Text =>
  way.length === 0
    ? both('各项都照预案办', 'Everything goes as the plan wants')
    : list(
        way.map((choice) => choiceText(scenario, choice)),
        '，并且',
        ', and ',
      )

const sameChoices = (a: readonly Choice[], b: readonly Choice[]) =>
  a.length === b.length &&
  a.every((one) => b.some((other) => one.expected === other.expected && one.does === other.does))

/** The ways of a route as people tell them: what comes of a deed both late and never done comes of its not being done by then. */
export function toldWays(ways: Route['ways']): Route['ways'] {
  const told: (readonly Choice[])[] = []
  const covered = new Set<readonly Choice[]>()
  for (const way of ways) {
    if (covered.has(way)) continue
    const late = way.find((choice) => choice.does === 'late')
    const never =
      late && way.map((each): Choice => (each === late ? { ...late, does: 'not-done', play: 'not-done' } : each))
    const twin = never && ways.find((other) => sameChoices(other, never))
    if (twin) covered.add(twin)
    told.push(twin && never ? never : way)
  }
  return told.filter((way) => !covered.has(way))
}

/** What a route has that the plan's own has not, and the other way round. */
export interface Difference {
  readonly fired: readonly string[]
  readonly spared: readonly string[]
  readonly arrive: readonly string[]
  readonly stayAway: readonly string[]
}
export function differenceOf(plan: Route, route: Route): Difference {
  const ids = (of: Route) => of.branches.map(({ branch }) => branch)
  const less = (some: readonly string[], others: readonly string[]) => some.filter((each) => !others.includes(each))
  return {
    fired: less(ids(route), ids(plan)),
    spared: less(ids(plan), ids(route)),
    arrive: less(route.injects, plan.injects),
    stayAway: route.without,
  }
}

export type RouteKind = 'plan' | 'one' | 'touch' | 'sum' | 'all'
/** The plan itself; one choice alone; choices that work on each other; those that only add up; everything at once. */
export function kindOfRoute({ ways, sum }: Route, forks: number): RouteKind {
  const size = ways[0]?.length ?? 0
  if (size === 0) return 'plan'
  if (size === 1) return 'one'
  if (size === forks) return 'all'
  return sum ? 'sum' : 'touch'
}

/** The plays of a route's first way. */
export const playsOfRoute = (route: Route): Readonly<Record<string, Play>> =>
  Object.fromEntries((route.ways[0] ?? []).map(({ expected, play }) => [expected, play]))
