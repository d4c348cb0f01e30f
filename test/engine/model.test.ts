import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { valueAt } from '../../engine/machine/variables.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { play } from './play.ts'
import { smallScenario, smallSource } from './small-scenario.ts'

const minute = 60_000
const text = (line: string) => ({ zh: `${line}中`, en: line })
type Variables = NonNullable<ScenarioSource['variables']>
type Branches = NonNullable<ScenarioSource['branches']>

const area: Variables[number] = {
  id: 'area',
  ...text('Area'),
  initial: 0,
  model: { kind: 'grass-fire', from: '0m', wind: { var: 'wind' }, pace: { var: 'crews', times: -0.25, plus: 1 } },
}
const wind: Variables[number] = { id: 'wind', ...text('Wind'), initial: 35 }
const crews: Variables[number] = { id: 'crews', ...text('Crews'), initial: 0 }

function burning(branches: Branches, variables: Variables = [area, wind, crews], end = '300m') {
  const { clock, injects } = smallSource()
  const report = { id: 'I4', at: '200m', from: 'UPR', to: ['DUTY'], via: 'phone' as const, noise: true }
  const change = {
    clock: { ...clock, end },
    variables,
    branches,
    injects: [...injects.slice(0, 2), { ...report, zh: '过火{area}公顷', en: '{area} ha' }],
  }
  const drill = play(compile(smallScenario(change)))
  drill.trainer(0, { type: 'start' })
  return drill
}
const branch = (
  id: string,
  when: Branches[number]['when'],
  effects: Branches[number]['effects'],
): Branches[number] => ({
  id,
  ...text(id),
  when,
  effects,
  costly: false,
  root: 'response',
})
const order = { task: 'evacuate', content: 'go' }
const told = (drill: ReturnType<typeof burning>) =>
  drill.of('inject-delivered').find((entry) => entry.inject === 'I4')?.message.en

describe('a variable that moves by itself', () => {
  it('[S7] fires what waits for it at the very millisecond at which it gets there, whoever wakes the drill when', () => {
    const branches = [branch('serious', { var: 'area', gte: 1000 }, [{ set: { wind: 35 } }])]
    const moments = [1, 97, 500].map((step) => {
      const drill = burning(branches)
      for (let at = step; at < 250; at += step) drill.until(at)
      drill.until(250)
      return drill.of('branch-fired')[0]?.at
    })
    expect(new Set(moments).size).toBe(1)
    const at = moments[0] ?? 0
    expect(at / minute).toBeGreaterThan(73)
    expect(at / minute).toBeLessThan(74)
    const { script, initial } = compile(smallScenario({ variables: [area, wind, crews] }))
    const ledger = initial([]).ledger
    expect(valueAt(script, ledger, 'area', at)).toBe(1000)
    expect(valueAt(script, ledger, 'area', at - 1)).toBe(999)
  })

  it('[S7] goes on from where it stands when a branch changes what it reads: wind up, crews on the line', () => {
    const calm = burning([])
    const blown = burning([branch('shift', { at: '100m' }, [{ set: { wind: 60 } }])])
    const fought = burning([branch('attack', { done: 'evacuate' }, [{ add: { crews: 2 } }])])
    fought.until(110)
    fought.act(110, 'SUM', 'order', order)
    for (const drill of [calm, blown, fought]) drill.until(250)
    const hours = 200 / 60
    expect(told(calm)).toBe(`${Math.round(672.13 * hours * hours)} ha`)
    const [free, windy, held] = [calm, blown, fought].map((drill) => Number.parseInt(told(drill) ?? '', 10))
    expect(windy).toBeGreaterThan(free ?? 0)
    // Two crews halve its speed from the hundredth minute (T+100) on: (100 + 50 min)² instead of 200².
    expect(held).toBe(Math.round((672.13 * 150 * 150) / 3600))
  })

  it('[S7] makes a minute lost cost something, every minute of it', () => {
    const lost = [30, 31, 45, 60].map((wait) => {
      const drill = burning([branch('attack', { done: 'evacuate' }, [{ set: { crews: 4 } }])])
      drill.until(wait + 10)
      drill.act(wait + 10, 'SUM', 'order', order)
      drill.until(250)
      return Number.parseInt(told(drill) ?? '', 10)
    })
    expect(lost).toEqual(lost.toSorted((a, b) => a - b))
    expect(new Set(lost).size).toBe(4)
    expect(lost[0]).toBe(168)
  })

  it('[S7] stands still once its `until` has come, and takes what is added then', () => {
    const model = { kind: 'grass-fire' as const, from: '0m', until: { done: 'evacuate' } }
    const drill = burning(
      [branch('again', { at: '150m' }, [{ add: { area: 300 } }])],
      [{ ...area, model }, wind, crews],
    )
    drill.until(70)
    drill.act(70, 'SUM', 'order', order)
    drill.until(250)
    expect(told(drill)).toBe('972 ha')
  })

  it('[S7] is not crossed when it turns back before: no branch, and no timer left', () => {
    const drill = burning([
      branch('held', { done: 'evacuate' }, [{ set: { crews: 4 } }]),
      branch('serious', { var: 'area', gte: 1000 }, [{ set: { wind: 35 } }]),
    ])
    drill.until(80)
    drill.act(80, 'SUM', 'order', order)
    drill.until(290)
    expect(drill.of('branch-fired').map((entry) => entry.branch)).toEqual(['held'])
    expect(drill.state.timers.filter((timer) => timer.id.startsWith('cross:'))).toEqual([])
  })

  it('[S7] follows a course down and up again, and sees it on both sides of a bound', () => {
    const visibility: Variables[number] = {
      id: 'area',
      ...text('Visibility'),
      initial: 6000,
      model: {
        kind: 'course',
        points: [
          ['0m', 6000],
          ['60m', 30],
          ['120m', 30],
          ['180m', 5000],
        ],
      },
    }
    const drill = burning(
      [
        branch('dark', { var: 'area', lte: 50 }, [{ set: { wind: 90 } }]),
        branch('light', { all: [{ at: '90m' }, { var: 'area', gte: 1000 }] }, [{ set: { wind: 20 } }]),
      ],
      [visibility, wind, crews],
    )
    drill.until(290)
    const [dark, light] = drill.of('branch-fired').map((entry) => entry.at / minute)
    expect(dark).toBeCloseTo(60 * ((6000 - 50.5) / 5970), 1)
    expect(light).toBeCloseTo(120 + 60 * ((999.5 - 30) / 4970), 1)
  })

  it('[S7] counts days of forage as the stock shrinks, faster once the pasture is crusted', () => {
    const store: Variables[number] = {
      id: 'store',
      ...text('Store'),
      initial: 90,
      decimals: 1,
      model: { kind: 'stock', from: '0m', use: { var: 'use' } },
    }
    const days: Variables[number] = {
      id: 'area',
      ...text('Days'),
      initial: 0,
      decimals: 1,
      model: { kind: 'quotient', of: 'store', by: { var: 'use' } },
    }
    const use: Variables[number] = { id: 'use', ...text('Use'), initial: 10 }
    const drill = burning(
      [
        branch('crust', { at: '24h' }, [{ set: { use: 40 } }]),
        branch('low', { var: 'area', lte: 1 }, [{ set: { wind: 1 } }]),
      ],
      [store, days, use, wind],
      '96h',
    )
    drill.until(95 * 60)
    expect(told(drill)).toBe('8.9 ha')
    const [crust, low] = drill.of('branch-fired').map((entry) => entry.at / minute / 60)
    expect(crust).toBe(24)
    // 80 t left, 40 t a day: one day left after one more day, and a twentieth earlier as people read it (1.0).
    expect(low).toBeCloseTo(24 + 24 * 0.95, 2)
  })

  it('[S7] is put down at the end of the drill, so that the log says what it came to', () => {
    const drill = burning([])
    drill.until(70)
    drill.trainer(70, { type: 'end' })
    expect(drill.entries.slice(-2)).toMatchObject([
      { type: 'variable-set', variable: 'area', value: 672, at: 60 * minute },
      { type: 'drill-ended' },
    ])
  })

  it('[S7] has the same value whoever asks, and crosses where the value says, for any bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 60 }), (bound, gust) => {
        const drill = burning([
          branch('shift', { at: '33m' }, [{ set: { wind: gust } }]),
          branch('over', { var: 'area', gte: bound }, [{ fail: 'O1' }]),
        ])
        const { script } = compile(smallScenario({ variables: [area, wind, crews] }))
        drill.until(305)
        const at = drill.of('branch-fired').find((entry) => entry.branch === 'over')?.at
        const { ledger } = drill.state.snapshot
        const end = Number(valueAt(script, ledger, 'area', 290 * minute))
        if (at === undefined) expect(end).toBeLessThan(bound)
        else if (at > 33 * minute) {
          expect(valueAt(script, ledger, 'area', at)).toBeGreaterThanOrEqual(bound)
          expect(valueAt(script, ledger, 'area', at - 1)).toBeLessThan(bound)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('[S7] reads a drill that was begun before models kept their place', () => {
    const { script, initial } = compile(smallScenario({ variables: [area, wind, crews] }))
    const { anchors, crossings, ...old } = initial([]).ledger
    expect([anchors, crossings]).toEqual([undefined, undefined])
    expect(valueAt(script, { ...old, frozen: { area: 60 * minute } }, 'area', 500 * minute)).toBe(672)
  })

  it('[S7] says words and true or false as people say them', () => {
    const heat: Variables[number] = {
      id: 'area',
      ...text('Heating'),
      initial: false,
      words: { false: { zh: '已停', en: 'off' }, true: { zh: '正常', en: 'on' } },
    }
    const drill = burning([], [heat])
    drill.until(250)
    expect(told(drill)).toBe('off ha')
    expect(drill.of('inject-delivered').at(-1)?.message.zh).toBe('过火已停公顷')
  })
})
