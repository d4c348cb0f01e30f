import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { filledFor, readable } from '../../engine/rehearse/filled.ts'
import { routesOf } from '../../engine/rehearse/routes.ts'
import { summarise } from '../../functions/core/scenario-summary.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'
import { gridTimes } from '../../web/src/staff/lanes.ts'
import { activeFilters, fits, noFilters, wouldHelp } from '../../web/src/trainer/library/filters.ts'
import {
  choiceText,
  differenceOf,
  kindOfRoute,
  playsOfRoute,
  toldWays,
} from '../../web/src/trainer/scenario/choice-text.ts'
import { box, share, stepPath } from '../../web/src/trainer/scenario/load-geometry.ts'
import { firstPace, pacesFor } from '../../web/src/trainer/scenario/pace.ts'
import { scaleOf, zoomsFor } from '../../web/src/trainer/scenario/zoom.ts'

const scenarios = (await shippedScenarios()).map(({ yaml }) => {
  const read = readScenario(yaml)
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]))
  return read.scenario
})
const summaries = scenarios.map(summarise)
const now = Date.UTC(2026, 10, 28)
const day = 86_400_000
const hour = 3_600_000
const found = (change: object) =>
  summaries.filter((each) => fits(each, { ...noFilters, ...change }, now)).map((s) => s.id)

describe('the filters of the library', () => {
  it('[S31] without any, everything fits', () => {
    expect(found({})).toHaveLength(scenarios.length)
    expect(activeFilters({ ...noFilters, q: '  ' })).toEqual([])
  })

  it('[S31] finds by hazard, role, capability and probe', () => {
    expect(found({ hazard: 'drought' })).toEqual(['drought'])
    expect(found({ role: 'MRT' })).toEqual(['mine-water-inrush'])
    for (const id of found({ probe: 'P10' }))
      expect(summaries.find((each) => each.id === id)?.probes.some((probe) => probe.id === 'P10')).toBe(true)
    expect(found({ capability: 'C99' })).toEqual([])
  })

  it('[S31] finds words in either language, all of them, however they are written', () => {
    expect(found({ q: '草原 火灾' })).toContain('grassland-fire')
    expect(found({ q: 'GRASSLAND  command' })).toContain('grassland-fire')
    expect(found({ q: 'grassland earthquakes-nowhere' })).toEqual([])
    const fire = summaries.find(({ id }) => id === 'grassland-fire')
    expect(fire && fits(fire, { ...noFilters, q: '火警词' }, now, ['火警词'])).toBe(true)
  })

  it('[S31] every length of time in the room falls into exactly one stretch', () => {
    for (const { id } of summaries) {
      const stretches = ['up-to-1h', 'up-to-2h', 'up-to-4h', 'longer'].filter((time) => found({ time }).includes(id))
      expect(stretches, id).toHaveLength(1)
    }
  })

  it('[S31] tells never drilled from this year and from longer ago', () => {
    const [one] = summaries
    if (!one) throw new Error('no scenario')
    const at = (lastRun: number | undefined) =>
      ['never', 'this-year', 'longer-ago'].filter((run) =>
        fits({ ...one, ...(lastRun !== undefined && { lastRun }) }, { ...noFilters, run }, now),
      )
    expect([at(undefined), at(now - day), at(now - 400 * day)]).toEqual([['never'], ['this-year'], ['longer-ago']])
  })

  it('[S31] where nothing fits, says which filter to give up, the most helpful first', () => {
    const filters = { ...noFilters, hazard: 'drought', role: 'MRT', q: '' }
    const ways = wouldHelp(summaries, filters, (each, wanted) => fits(each, wanted, now))
    expect(ways.map(({ name }) => name).sort()).toEqual(['hazard', 'role'])
    expect(ways.every(({ count }) => count === 1)).toBe(true)
    const none = wouldHelp(summaries, { ...filters, q: 'nothing at all' }, (each, wanted) => fits(each, wanted, now))
    expect(none).toEqual([])
  })
})

describe('the scales of a story', () => {
  it('[S32] a story of weeks is zoomed by day, one of hours is not', () => {
    expect(zoomsFor(57 * day)).toContain('days')
    expect(zoomsFor(5 * hour)).not.toContain('days')
    expect(zoomsFor(10 * hour)).toContain('hours')
    expect(zoomsFor(hour)[0]).toBe('whole')
  })

  it('[S32] a nearer zoom is wider, and none is too wide to draw', () => {
    for (const length of [3 * hour, 11 * hour, 29 * hour, 4.75 * day, 57 * day]) {
      const widths = zoomsFor(length).map((zoom) => scaleOf(zoom, length) * length)
      for (const [index, width] of widths.entries()) {
        expect(width).toBeLessThanOrEqual(60_000)
        if (index > 0) expect(width).toBeGreaterThan(widths[index - 1] ?? 0)
      }
    }
  })

  it('[S32] every pack can be watched in a minute and a half, and slower', () => {
    for (const { clock, phases, id } of scenarios) {
      const length = clock.end - (phases[0]?.at ?? 0)
      expect(length / firstPace(length), id).toBeLessThanOrEqual(90_000)
      expect(pacesFor(length).length, id).toBeGreaterThan(1)
      expect(pacesFor(length)).toContain(firstPace(length))
    }
    expect(pacesFor(1)).toHaveLength(1)
  })
})

describe('the grid of a time axis', () => {
  it('[S32] keeps its words apart on a phone, for weeks too', () => {
    for (const length of [3 * hour, 5 * day, 57 * day, 150 * day]) {
      const scale = 290 / length
      const times = gridTimes({ from: 0, to: length, scale }, 84)
      for (const [index, at] of times.entries())
        if (index > 0) expect((at - (times[index - 1] ?? 0)) * scale).toBeGreaterThanOrEqual(84)
    }
  })
})

describe('the picture of a load', () => {
  const points = [
    { at: 0, open: 1 },
    { at: 50, open: 3 },
    { at: 75, open: 0 },
  ]
  it('[S32] steps at the moments at which something opens or is done', () => {
    expect(stepPath(points, 0, 100, 4)).toBe('M0 100V75H500V25H750V100Z')
  })
  it('[S32] never leaves its box, whatever it is given', () => {
    const path = stepPath([{ at: -50, open: 9 }], 0, 100, 4)
    for (const [, n] of path.matchAll(/[MHV](\S+)/g)) expect(Number.parseFloat(n ?? '')).toBeGreaterThanOrEqual(0)
    expect(path).toContain('V0')
    expect(share(5, 10, 10)).toBe(0)
    expect(stepPath([], 0, 0, 0)).toBe('')
  })
  it('[S32] is one shape for each stretch in which something is open, and stays open to the end', () => {
    const twice = [...points, { at: 80, open: 2 }]
    expect(stepPath(twice, 0, 100, 4)).toBe(`M0 100V75H500V25H750V100ZM800 100V50H1000V${box.height}Z`)
  })
})

describe('what a robot wrote', () => {
  it('[S29] is read in one language, and what people write stays as it is', () => {
    expect([readable(filledFor('x'), 'zh'), readable(filledFor('x'), 'en')]).toEqual([
      '机器人填报',
      'filled by a robot',
    ])
    expect(readable('机器人填报', 'en')).toBe('机器人填报')
    expect(filledFor('a')).not.toBe(filledFor('b'))
  })
})

describe('a route in words', () => {
  const fire = scenarios.find(({ id }) => id === 'grassland-fire')
  if (!fire) throw new Error('no fire')
  const { routes, forks } = routesOf(compile(fire))
  const plan = routes[0]
  const late = routes.find((route) => route.ways.some((way) => way.length === 1 && way[0]?.does === 'late'))

  it('[S20] says what is done otherwise and by when it matters', () => {
    const words = (ways: NonNullable<typeof late>['ways'] = []) =>
      ways.map((way) => way.map((choice) => choiceText(fire, choice).zh).join())
    const [delayed, never] = words(late?.ways)
    expect(delayed).toMatch(/拖到 T\+01:30 以后$/)
    expect(never).toMatch(/^始终没有“/)
    // Late or never, it is all one to the story: so it is told once.
    expect(words(toldWays(late?.ways ?? []))).toEqual([expect.stringMatching(/^到 T\+01:30 还没有“/)])
  })

  it('[S20] says what fires and arrives that the plan spares', () => {
    if (!plan || !late) throw new Error('no routes')
    expect(differenceOf(plan, late)).toEqual({ fired: ['B3'], spared: [], arrive: ['I17'], stayAway: [] })
    expect(differenceOf(plan, plan)).toEqual({ fired: [], spared: [], arrive: [], stayAway: [] })
  })

  it('[S22] sorts routes: the plan, one departure, several, all', () => {
    const kinds = new Set(routes.map((route) => kindOfRoute(route, forks.length)))
    expect(kinds.has('plan') && kinds.has('one')).toBe(true)
    expect(kindOfRoute(routes[0] ?? routes[1]!, forks.length)).toBe('plan')
    expect(late && playsOfRoute(late)).toEqual({ 'order-unified-command': 5_460_000 })
  })
})
