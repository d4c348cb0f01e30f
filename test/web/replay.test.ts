import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { policies } from '../../engine/rehearse/robot.ts'
import { makeReplay } from '../../engine/view/replay.ts'
import { readScenario } from '../../scenarios/read.ts'
import { layLanes } from '../../web/src/manager/replay/lane-picture.ts'
import { momentAt } from '../../web/src/manager/replay/moment.ts'
import { moved } from '../../web/src/manager/replay/moved.ts'

const reading = readScenario(readFileSync('scenarios/grassland-fire.yaml', 'utf8'))
if (!reading.ok) throw new Error(JSON.stringify(reading.problems[0]))
const { scenario } = reading
const machine = compile(scenario)
const mixed = { DUTY: 'perfect', EMB: 'slow', SUM: 'wrong', GAC: 'slow', FGB: 'perfect' } as const
const { entries } = rehearse(machine, mixed, 4)
const minute = 60_000

describe('the lanes of a replay', () => {
  it.each(policies)('[R54] draw every action once and every bar within its drill, for %s cadres', (policy) => {
    const { entries } = rehearse(machine, policy, 4)
    const { lanes } = layLanes(scenario, entries)
    const dots = lanes.flatMap((lane) => lane.dots)
    const actions = entries.filter((entry) => entry.type === 'action-taken')
    expect(
      dots
        .filter(({ kind }) => kind !== 'inject' && kind !== 'said')
        .map(({ e }) => e)
        .sort((a, b) => a - b),
    ).toEqual(actions.map(({ e }) => e))
    const last = entries.at(-1)?.at ?? 0
    const bars = lanes.flatMap((lane) => lane.bars)
    expect(bars.map(({ expected }) => expected).sort()).toEqual(
      [...new Set(entries.flatMap((entry) => (entry.type === 'expected-opened' ? [entry.expected] : [])))].sort(),
    )
    for (const bar of bars) expect(bar.from <= bar.to && bar.to <= last, JSON.stringify(bar)).toBe(true)
  })

  it('[R54] never lay two bars of a lane over each other', () => {
    for (const { bars, rows } of layLanes(scenario, entries).lanes) {
      expect(Math.max(-1, ...bars.map(({ row }) => row))).toBe(rows - 1)
      for (const a of bars)
        for (const b of bars) if (a !== b && a.row === b.row) expect(a.to <= b.from || b.to <= a.from).toBe(true)
    }
  })

  it('[R54] give a bar to the role that did it, and call late what was done after its limit', () => {
    const { lanes } = layLanes(scenario, entries)
    for (const entry of entries) {
      if (entry.type !== 'expected-met') continue
      const action = entries.find((each) => each.e === entry.action)
      const lane = lanes.find(({ role }) => action?.type === 'action-taken' && role === action.role)
      const bar = lane?.bars.find(({ expected }) => expected === entry.expected)
      if (!bar || bar.end === 'open') continue
      expect(bar).toMatchObject({ to: entry.at, end: entry.late ? 'late' : 'done' })
    }
  })
})

describe('the hand of a replay', () => {
  const replay = makeReplay(scenario, entries)
  it('[R55] moves by the speed, stops at the end, and cuts quiet stretches short only when told to', () => {
    const at = entries[10]?.at ?? 0
    const i = replay.indexAt(at)
    expect(moved(replay, i, at, 100, 1, false)).toBe(at + 100)
    expect(moved(replay, i, at, 100, 60, false)).toBe(at + 6_000)
    expect(moved(replay, entries.length, replay.to - 5, 100, 60, true)).toBe(replay.to)
    for (let time = replay.from; time < replay.to; time += 7 * minute) {
      const i = replay.indexAt(time)
      const next = replay.entries[i]?.at ?? replay.to
      const skipped = moved(replay, i, time, 100, 10, true)
      expect(skipped).toBeLessThanOrEqual(Math.max(next, time + 1_000))
      if (next - time > 40_000) expect(next - skipped).toBeLessThan(8_000)
    }
  })
})

describe('the moment that a new drill would go on from', () => {
  /** The log in commits of three entries. */
  const pages = Array.from({ length: Math.ceil(entries.length / 3) }, (_, index) => ({
    n: index + 1,
    entries: entries.slice(index * 3, index * 3 + 3),
  }))
  const started = entries.findIndex(({ type }) => type === 'drill-started') + 1
  it('[R56] is the whole commit of the last entry shown', () => {
    for (let i = started; i <= entries.length - 6; i++) {
      const n = Math.ceil(i / 3)
      expect(momentAt(pages, i)).toEqual({ n, last: entries[n * 3 - 1], inherits: n * 3 })
    }
  })
  it('[R56] is not there before the start, and at the end the one before it', () => {
    const first = Math.ceil(started / 3)
    for (let i = 0; i <= (first - 1) * 3; i++) expect(momentAt(pages, i)).toBeUndefined()
    const n = pages.findIndex((page) => page.entries.some(({ type }) => type === 'drill-ended'))
    expect(momentAt(pages, entries.length)).toMatchObject({ n, inherits: n * 3 })
  })
})
