import { expect, it } from 'vitest'
import { compare, missingTraps } from '../../functions/coverage/compare.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'

const scenarios = new Map(
  (await shippedScenarios()).flatMap(({ id, yaml }) => {
    const read = readScenario(yaml)
    return read.ok ? [[id, read.scenario] as const] : []
  }),
)

it('[S12] probes every problem where the doctrine’s table wants it, and says why where a pack goes beyond it', () => {
  const cells = compare(scenarios)
  expect(cells).toHaveLength(70)
  expect(cells.filter((cell) => cell.missing.length > 0)).toEqual([])
  expect(cells.filter((cell) => cell.beyond.length > 0 && !cell.reason)).toEqual([])
  expect(cells.filter((cell) => cell.beyond.length === 0 && cell.reason)).toEqual([])
})

it('[S12] sets a trap on every clause of which the doctrine makes one', () => {
  expect(missingTraps(scenarios.values())).toEqual([])
  const [fire] = [...scenarios.values()].filter((each) => each.id === 'grassland-fire')
  expect(missingTraps(fire ? [{ ...fire, expected: [] }] : [])).toContain('GF-4.8')
})
