import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atRate, drillTime, wallTime } from '../../engine/drill/clock.ts'
import { formatDuration, parseDuration } from '../../engine/scenario/duration.ts'
import { play } from './play.ts'
import { smallMachine } from './small-scenario.ts'

const minute = 60_000
const due = (drill: ReturnType<typeof play>) =>
  drill.entries.flatMap((entry) =>
    entry.type === 'inject-delivered' && entry.inject ? [[entry.inject, entry.at]] : [],
  )

describe('time', () => {
  it('[T1] shows a drill time no earlier than its wall time, and at that wall time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.nat(1e9),
        fc.double({ min: 0.25, max: 600, noNaN: true }),
        fc.nat(1e9),
        (drillEpoch, wallEpoch, rate, ahead) => {
          const clock = { drillEpoch, wallEpoch, rate }
          const wall = wallTime(clock, drillEpoch + ahead)
          expect(drillTime(clock, wall)).toBeGreaterThanOrEqual(drillEpoch + ahead)
          if (ahead > 0) expect(drillTime(clock, wall - 1)).toBeLessThan(drillEpoch + ahead)
        },
      ),
    )
  })

  it('[T2] moves no due time by a millisecond through any number of pauses and rates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('pause', 'resume', 'rate')), {
          maxLength: 12,
        }),
        fc.constantFrom(1, 4, 10, 60),
        (turns, rate) => {
          const drill = play(smallMachine(), { rate })
          drill.trainer(0, { type: 'start' })
          let wall = 0
          for (const [ms, turn] of turns) {
            wall += ms / minute
            drill.until(wall)
            if (turn === 'rate') drill.trainer(wall, { type: 'set-rate', rate: (ms % 7) + 1 })
            else drill.trainer(wall, { type: turn as 'pause' | 'resume' })
          }
          drill.trainer(wall, { type: 'resume' })
          drill.until(wall + 200)
          expect(due(drill)).toEqual([
            ['I1', 0],
            ['I2', 20 * minute],
            ['I3', 42 * minute + 1],
          ])
        },
      ),
    )
  })

  it('[T3] stops the clock in a pause, to the millisecond', () => {
    const drill = play(smallMachine(), { rate: 4 })
    drill.trainer(0, { type: 'start' })
    drill.trainer(1, { type: 'pause' })
    const { clock } = drill.state
    expect(drillTime(clock, 1000 * minute)).toBe(-6 * minute)
    drill.trainer(1000, { type: 'resume' })
    expect(drillTime(drill.state.clock, 1000 * minute)).toBe(-6 * minute)
    expect(drillTime(atRate(clock, 1000 * minute, 4), 1001 * minute)).toBe(-2 * minute)
  })

  it('[T4] fires timers that come late each at its own due time, in order', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.trainer(10.5, { type: 'note', text: 'a laggard worker wakes' })
    expect(drill.of('inject-delivered')).toMatchObject([{ inject: 'I1', at: 0, wall: 10 * minute }])
  })

  it('[T5] holds the clock after an outage, loses nothing, and goes on where it stood', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.trainer(500, { type: 'note', text: 'the lid was closed for hours' })
    expect(drill.of('clock-held')).toMatchObject([{ at: 0, lateMs: 490 * minute }])
    expect(drill.of('inject-delivered')).toEqual([])
    drill.trainer(501, { type: 'resume' })
    drill.until(525)
    expect(due(drill)).toEqual([
      ['I1', 0],
      ['I2', 20 * minute],
    ])
  })

  it('[T6] jumps to the next inject and skips, unscored, the deadlines nobody could meet', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(11)
    expect(drill.trainer(12, { type: 'jump' })).toMatchObject({ ok: true })
    drill.until(12)
    expect(drill.of('expected-skipped')).toMatchObject([{ expected: 'report' }])
    expect(drill.of('inject-delivered').at(-1)).toMatchObject({ inject: 'I2', at: 20 * minute })
    drill.until(60)
    expect(drill.of('expected-overdue').map((entry) => entry.expected)).toEqual(['evacuate'])
  })

  it('[T6] gives what lies on the way of a jump its own time, also while the clock stands', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.trainer(1, { type: 'pause' })
    drill.trainer(2, { type: 'jump' })
    drill.trainer(3, { type: 'jump' })
    expect(due(drill)).toEqual([
      ['I1', 0],
      ['I2', 20 * minute],
    ])
    drill.trainer(4, { type: 'resume' })
    expect(drill.of('expected-skipped')).toMatchObject([{ expected: 'report' }])
  })

  it('[T7] reads the durations it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms)
      }),
    )
    expect(parseDuration('1d12h')).toBe(36 * 60 * minute)
    expect(parseDuration('soon')).toBeUndefined()
  })
})
