import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { policies } from '../../engine/rehearse/robot.ts'
import type { Move } from '../../engine/score/conformance/conformance.ts'
import { readScenario } from '../../scenarios/read.ts'
import { branchCosts, variableCurves } from '../../web/src/manager/review/branch-costs.ts'
import { overloads, stepArea } from '../../web/src/manager/review/load-picture.ts'
import { moveRuns } from '../../web/src/manager/review/move-runs.ts'
import { layNetwork, linkState } from '../../web/src/manager/review/network-picture.ts'
import { layTiming } from '../../web/src/manager/review/timing-picture.ts'

const reading = readScenario(readFileSync('scenarios/grassland-fire.yaml', 'utf8'))
if (!reading.ok) throw new Error(JSON.stringify(reading.problems[0]))
const { scenario } = reading
const machine = compile(scenario)
const minute = 60_000

describe.each(policies)('the pictures of a review of %s cadres', (policy) => {
  const { review, entries } = rehearse(machine, policy, 5)
  const { timing, coordination } = review
  if (!timing || !coordination) throw new Error('a review without its parts')

  it.each([300, 1100])(
    '[R58] draw each timed action once, in its own column and apart from the others, on %i px',
    (room) => {
      const { columns, dots, height, limitX, r } = layTiming(timing, review.items, room)
      const ids = [...timing.bins.flatMap((bin) => bin.expected), ...timing.missed]
      expect(dots.map((dot) => dot.expected)).toEqual(ids)
      for (const dot of dots) {
        const column = columns[dot.column]!
        expect(column.expected).toContain(dot.expected)
        expect(dot.x - r >= column.x && dot.x + r <= column.x + column.width).toBe(true)
        expect(dot.y - r >= 0 && dot.y + r <= height).toBe(true)
        const inTime = typeof column.to === 'number' && column.to <= 1
        expect(dot.x < limitX).toBe(inTime)
        for (const other of dots)
          if (other !== dot) expect(Math.hypot(dot.x - other.x, dot.y - other.y)).toBeGreaterThanOrEqual(2 * r)
      }
    },
  )

  it('[R59] draw every link once between its roles, inside the picture, and what is missing on top', () => {
    const { nodes, edges, width, height } = layNetwork(coordination, 900)
    expect(edges.map(({ edge }) => `${edge.from}>${edge.to}`).sort()).toEqual(
      coordination.edges.map((edge) => `${edge.from}>${edge.to}`).sort(),
    )
    const roles = new Set(coordination.edges.flatMap((edge) => [edge.from, edge.to]))
    expect(new Set(nodes.map(({ role }) => role))).toEqual(roles)
    for (const { x, y, r } of nodes) expect(x > r && x < width - r && y > r && y < height - r).toBe(true)
    const first = edges.findIndex(({ state }) => state === 'missing')
    if (first >= 0) expect(new Set(edges.slice(first).map(({ state }) => state))).toEqual(new Set(['missing']))
    for (const { edge, state } of edges) expect(state === 'missing').toBe(edge.planned && edge.count === 0)
  })

  it('[R60] name for each fired branch what the log says right behind it', () => {
    const costs = branchCosts(scenario, entries)
    expect(costs.map(({ branch }) => branch)).toEqual(
      entries.flatMap((entry) => (entry.type === 'branch-fired' ? [entry.branch] : [])),
    )
    for (const cost of costs) {
      const effects = scenario.branches.find(({ id }) => id === cost.branch)?.effects ?? []
      const adds = effects.flatMap((effect) => ('add' in effect ? Object.entries(effect.add) : []))
      for (const [variable, by] of adds) {
        const change = cost.changes.find((each) => each.variable === variable)
        expect(
          Math.abs(Number(change?.after) - Number(change?.before) - by),
          `${cost.branch} ${variable}`,
        ).toBeLessThan(2)
      }
      const fails = effects.flatMap((effect) => ('fail' in effect ? [effect.fail] : []))
      expect(cost.objectives).toEqual(fails)
      for (const e of cost.entries) expect(entries.some((entry) => entry.e === e)).toBe(true)
    }
  })

  it('[R60] draw only numbers that moved, in order of time', () => {
    for (const { points } of variableCurves(scenario, entries)) {
      expect(new Set(points.map(({ value }) => value)).size).toBeGreaterThan(1)
      expect(points.every((point, index) => index === 0 || point.at >= (points[index - 1]?.at ?? 0))).toBe(true)
    }
  })
})

describe('a link', () => {
  const edge = { from: 'A', to: 'B', planned: true, foreseen: true, count: 1, inTime: true, entries: [] }
  it('[R59] is used, late, missing or unplanned', () => {
    expect(linkState(edge)).toBe('used')
    expect(linkState({ ...edge, inTime: false })).toBe('late')
    expect(linkState({ ...edge, count: 0, inTime: false })).toBe('missing')
    expect(linkState({ ...edge, planned: false, inTime: null })).toBe('unplanned')
  })
})

describe('the load of a role', () => {
  const series = [
    { at: 0, open: 1 },
    { at: 10 * minute, open: 4 },
    { at: 20 * minute, open: 5 },
    { at: 30 * minute, open: 0 },
  ]
  it('is a closed step line down to the drill’s end', () => {
    const path = stepArea(
      series,
      60 * minute,
      (at) => at / minute,
      (open) => 10 - open,
    )
    expect(path).toBe('M0 10V9H10V6H20V5H30V10H60V10Z')
  })
  it('is too much where so many tasks were open, as one stretch', () => {
    expect(overloads(series, 60 * minute, 4)).toEqual([[10 * minute, 30 * minute]])
    expect(overloads(series, 60 * minute, 6)).toEqual([])
  })
})

describe('the strip of an alignment', () => {
  const move = (kind: Move['kind'], why: Move['why'], n: number): Move => ({
    kind,
    why,
    label: { zh: '', en: '' },
    cost: 0,
    entries: [n],
  })
  it('[R61] gathers long runs and loses no move', () => {
    const moves = [
      ...Array.from({ length: 5 }, (_, n) => move('together', 'as-planned', n)),
      ...Array.from({ length: 900 }, (_, n) => move('log-only', 'off-plan', 5 + n)),
      move('plan-only', 'missing', 905),
      move('log-only', 'off-plan', 906),
    ]
    const runs = moveRuns(moves)
    expect(runs.map((run) => run.moves.length)).toEqual([1, 1, 1, 1, 1, 900, 1, 1])
    expect(runs.flatMap((run) => run.moves)).toEqual(moves)
  })
})
