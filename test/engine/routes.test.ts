import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { loadOf } from '../../engine/rehearse/load.ts'
import { playOut, rehearse } from '../../engine/rehearse/rehearse.ts'
import { findRoutes, playsOf, type Routes, routesOf } from '../../engine/rehearse/routes.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'
import { smallMachine, smallScenario, smallSource } from './small-scenario.ts'

const minute = 60_000
const both = (line: string) => ({ zh: `${line}(中)`, en: line })
const packs = await shippedScenarios()

function branchesOf(
  ...[machine, choices, seed]: [Parameters<typeof rehearse>[0], Parameters<typeof playsOf>[0], number]
) {
  const { entries } = playOut(machine, 'perfect', seed, playsOf(choices))
  return entries.flatMap((entry) => (entry.type === 'branch-fired' ? [entry.branch] : [])).sort()
}
const firedOn = (route: Routes['routes'][number]) => route.branches.map(({ branch }) => branch).sort()

describe.each(packs.map(({ id, yaml }) => ({ id, yaml })))('the routes of $id', ({ yaml }) => {
  const read = readScenario(yaml)
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]))
  const machine = compile(read.scenario)
  const found = routesOf(machine)

  it('[S20] play to exactly the branches they name, by every way they name, with other dice too', () => {
    // The search itself played them with seed 1.
    const seed = 5
    for (const route of found.routes)
      for (const way of route.ways)
        expect(branchesOf(machine, way, seed), `seed ${seed}: ${JSON.stringify(way)}`).toEqual(firedOn(route))
  })

  it('[S21] pass every branch and deliver every inject', () => {
    expect(found.unreached).toEqual({ branches: [], injects: [] })
    expect(found.cut).toBe(false)
    const fired = new Set(found.routes.flatMap(firedOn))
    const delivered = new Set(found.routes.flatMap((route) => route.injects))
    expect([...fired].sort()).toEqual(read.scenario.branches.map(({ id }) => id).sort())
    expect([...delivered].sort()).toEqual(read.scenario.injects.map(({ id }) => id).sort())
  })

  it('[S22] start from the plan, are told once each, and each way is a smallest one', () => {
    expect(found.routes[0]?.ways).toEqual([[]])
    const keys = found.routes.map((route) => [...firedOn(route), ...[...route.injects].sort()].join())
    expect(new Set(keys).size).toBe(keys.length)
    for (const { ways } of found.routes)
      for (const way of ways)
        for (const other of ways) if (other !== way) expect(other.every((choice) => way.includes(choice))).toBe(false)
  })
})

const forked = (change: object = {}) =>
  smallMachine({
    branches: [
      {
        id: 'B1',
        ...both('Late'),
        when: { notDone: 'evacuate', by: '40m' },
        effects: [{ inject: 'I3' }],
        root: 'response',
      },
      {
        id: 'B2',
        ...both('Worse'),
        when: { all: [{ delivered: 'I3' }, { notDone: 'report', by: '30m' }] },
        effects: [{ fail: 'O1' }],
        root: 'response',
      },
    ],
    ...change,
  })

describe('the search for routes', () => {
  it('[S20] grades every route as its whole review does', () => {
    const machine = forked()
    for (const { ways, score, conclusion } of routesOf(machine).routes)
      expect(rehearse(machine, 'perfect', 1, playsOf(ways[0] ?? [])).review).toMatchObject({ score, conclusion })
  })

  it('[S20] finds a branch that takes two departures, and says that they work on each other', () => {
    const found = routesOf(forked())
    const worse = found.routes.find((route) => firedOn(route).includes('B2'))
    expect(worse?.ways.map((way) => way.map(({ expected, does }) => `${expected} ${does}`).sort())).toEqual([
      ['evacuate not-done', 'report not-done'],
    ])
    expect(worse?.sum).toBe(false)
    expect(found.complete).toBe(true)
  })

  it('[S20] tells a deed done between two looks from one never done', () => {
    const found = routesOf(
      forked({
        branches: [
          {
            id: 'B1',
            ...both('A'),
            when: { notDone: 'evacuate', by: '40m' },
            effects: [{ fail: 'O1' }],
            root: 'response',
          },
          {
            id: 'B2',
            ...both('B'),
            when: { notDone: 'evacuate', by: '60m' },
            effects: [{ fail: 'O1' }],
            root: 'response',
          },
        ],
      }),
    )
    expect(found.routes.map((route) => [route.ways[0]?.[0]?.does, firedOn(route)])).toEqual([
      [undefined, []],
      ['late', ['B1']],
      ['not-done', ['B1', 'B2']],
    ])
  })

  it('[S20] leaves a deed undone also where another would do it by the way', () => {
    const [report, evacuate] = smallSource().expected
    if (!report || !evacuate) throw new Error('the small scenario expects two things')
    const call = { ...report, id: 'call', match: { means: 'phone' }, after: { inject: 'I1' }, fields: [] }
    const machine = smallMachine({
      expected: [report, evacuate, call],
      branches: [
        {
          id: 'B1',
          ...both('Silence'),
          when: { notDone: 'report', by: '30m' },
          effects: [{ fail: 'O1' }],
          root: 'response',
        },
      ],
    })
    const { entries } = rehearse(machine, 'perfect', 1, { report: 'not-done' })
    expect(entries.some((entry) => entry.type === 'expected-met' && entry.expected === 'report')).toBe(false)
    expect(entries.some((entry) => entry.type === 'branch-fired' && entry.branch === 'B1')).toBe(true)
  })

  it('[S22] stops at its limit and says so', () => {
    const found = routesOf(forked(), 1, { drills: 3, entries: 100_000 })
    expect(found.played).toBeLessThanOrEqual(3)
    expect([found.complete, found.cut]).toEqual([false, true])
    expect(found.combinations).toBeGreaterThan(3)
  })

  it('[S22] plays fewer drills of a large scenario, for each costs more', () => {
    const one = rehearse(forked(), 'perfect', 1).entries.length
    const found = routesOf(forked(), 1, { drills: 160, entries: 3 * one })
    expect([found.played, found.complete, found.cut]).toEqual([3, false, true])
  })

  it('[S22] gives way after every drill it plays', () => {
    const search = findRoutes(forked())
    let turns = 0
    for (let step = search.next(); !step.done; step = search.next()) turns += 1
    expect(turns).toBe(routesOf(forked()).played)
  })

  it('[S5] plays the same for the same plays and seed', () => {
    const once = () => rehearse(forked(), { DUTY: 'slow', SUM: 'perfect' }, 9, { evacuate: 50 * minute })
    expect(once()).toEqual(once())
    const done = once().entries.find((entry) => entry.type === 'expected-met' && entry.expected === 'evacuate')
    expect(done?.at).toBe(50 * minute)
  })
})

describe('the load of a role', () => {
  it('[S23] counts what is open at once, from its opening until it is done', () => {
    const scenario = smallScenario()
    const { entries } = rehearse(smallMachine(), 'perfect', 1)
    const of = (role: string) => loadOf(scenario, entries).find((load) => load.role === role)
    const opened = entries.find((entry) => entry.type === 'expected-opened' && entry.expected === 'report')
    const met = entries.find((entry) => entry.type === 'expected-met' && entry.expected === 'report')
    expect(of('DUTY')).toEqual({
      role: 'DUTY',
      points: [
        { at: opened?.at, open: 1 },
        { at: met?.at, open: 0 },
      ],
      peak: 1,
      peakAt: { from: opened?.at, to: met?.at, expected: ['report'] },
      tasks: 1,
    })
  })

  it('[S23] leaves what nobody does on the desk to the end', () => {
    const scenario = smallScenario()
    const { entries } = rehearse(smallMachine(), 'absent', 1)
    const load = loadOf(scenario, entries).find(({ role }) => role === 'SUM')
    expect(load?.points).toEqual([
      { at: 20 * minute, open: 1 },
      { at: 120 * minute, open: 0 },
    ])
  })

  it('[S23] adds up to every opening of every pack, and never goes below nothing', () => {
    for (const { yaml } of packs) {
      const read = readScenario(yaml)
      if (!read.ok) throw new Error('unreadable')
      const { entries } = rehearse(compile(read.scenario), 'perfect', 1)
      const loads = loadOf(read.scenario, entries)
      const periodic = new Set(read.scenario.expected.flatMap(({ id, limit }) => (limit.kind === 'every' ? [id] : [])))
      const once = entries.filter((entry) => entry.type === 'expected-opened' && !periodic.has(entry.expected)).length
      expect(loads.reduce((sum, load) => sum + load.tasks, 0)).toBeGreaterThanOrEqual(once)
      for (const { points, peak } of loads) {
        expect(points.every(({ open }) => open >= 0 && open <= peak)).toBe(true)
        expect(points.at(-1)?.open ?? 0).toBe(0)
      }
    }
  })
})
