import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drillTime } from '../../engine/drill/clock.ts'
import { play } from './play.ts'
import { smallMachine, smallSource } from './small-scenario.ts'

const minute = 60_000
const { clock } = smallSource()
/** ×6 from the start, ×20 from T+10 on, ×2 from T+30 on. */
const machine = smallMachine({
  clock: {
    ...clock,
    rate: 6,
    rates: [
      { at: '30m', rate: 2 },
      { at: '10m', rate: 20 },
    ],
  },
})
const begun = (rate = 6) => {
  const drill = play(machine, { rate })
  drill.trainer(0, { type: 'start' })
  return drill
}
const turns = (drill: ReturnType<typeof begun>) =>
  drill.of('rate-set').map((entry) => [entry.at / minute, entry.clock.rate, entry.planned ?? false])

describe('a clock whose rate the scenario changes', () => {
  it('[T8] changes it by itself at the planned drill times, and the log says so', () => {
    const drill = begun()
    drill.until(60)
    expect(turns(drill)).toEqual([
      [10, 20, true],
      [30, 2, true],
    ])
    const [first, second] = drill.of('rate-set')
    // 20 min at ×6 are 3⅓ wall min; 20 more at ×20 one.
    expect(first?.wall).toBe(200_000)
    expect(second?.wall).toBe(260_000)
  })

  it('[T8] moves no due time by a millisecond, wherever pauses and rates of the trainer come in between', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 120_000 }),
            fc.constantFrom('pause', 'resume', 'rate', 'follow'),
            fc.integer({ min: 1, max: 40 }),
          ),
          { maxLength: 10 },
        ),
        (steps) => {
          const drill = begun()
          let wall = 0
          for (const [ms, turn, rate] of steps) {
            wall += ms / minute
            drill.until(wall)
            if (turn === 'rate') drill.trainer(wall, { type: 'set-rate', rate })
            else if (turn === 'follow') drill.trainer(wall, { type: 'follow-rates' })
            else drill.trainer(wall, { type: turn as 'pause' | 'resume' })
          }
          drill.trainer(wall, { type: 'resume' })
          drill.until(wall + 200)
          expect(
            drill.of('inject-delivered').flatMap((entry) => (entry.inject ? [[entry.inject, entry.at]] : [])),
          ).toEqual([
            ['I1', 0],
            ['I2', 20 * minute],
            ['I3', 42 * minute + 1],
          ])
          const at = drill.entries.map((entry) => entry.at)
          expect(at).toEqual(at.toSorted((a, b) => a - b))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('[T8] shows one drill time at every wall moment across the turn, and never goes back', () => {
    const drill = begun()
    const shown: number[] = []
    for (let wall = 199_950; wall < 200_050; wall++) {
      drill.until(wall / minute)
      shown.push(drillTime(drill.state.clock, wall))
    }
    expect(shown).toEqual(shown.toSorted((a, b) => a - b))
    expect(shown[50]).toBe(10 * minute)
    expect(shown[51]).toBe(10 * minute + 20)
    expect(shown[49]).toBe(10 * minute - 6)
  })

  it('[T9] is overruled by the trainer until the trainer follows it again', () => {
    const drill = begun()
    drill.until(1)
    drill.trainer(1, { type: 'set-rate', rate: 1 })
    drill.until(30)
    expect(drill.state.clock.rate).toBe(1)
    expect(drill.state.overruled).toBe(true)
    expect(drillTime(drill.state.clock, 30 * minute)).toBe(25 * minute)
    drill.trainer(30, { type: 'follow-rates' })
    expect(drill.state.clock.rate).toBe(20)
    drill.until(60)
    expect(turns(drill)).toEqual([
      [-4, 1, false],
      [25, 20, false],
      [30, 2, true],
    ])
  })

  it('[T9] changes the rate to go on with while the clock stands, and on a jump past the turn', () => {
    const drill = begun()
    drill.trainer(0.5, { type: 'pause' })
    drill.trainer(1, { type: 'jump' })
    drill.trainer(1.5, { type: 'jump' })
    expect(drill.state.clock).toMatchObject({ rate: 0, drillEpoch: 20 * minute })
    expect(drill.state.rate).toBe(20)
    drill.trainer(2, { type: 'resume' })
    expect(drill.state.clock.rate).toBe(20)

    const running = begun()
    running.trainer(1, { type: 'jump' })
    running.trainer(1.2, { type: 'jump' })
    expect(running.state.clock).toMatchObject({ rate: 20, drillEpoch: 20 * minute })
  })

  it('[T9] does not follow the plan when launched at another rate, and can be told to', () => {
    const drill = begun(60)
    drill.until(0.9)
    expect(drill.of('rate-set')).toEqual([])
    expect(drill.trainer(0.9, { type: 'follow-rates' })).toMatchObject({ ok: true })
    expect(drill.state.clock.rate).toBe(2)
  })

  it('[T9] has nothing to follow where nothing is planned', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    expect(drill.trainer(1, { type: 'follow-rates' })).toEqual({ ok: false, reason: 'no-rates-planned' })
  })
})
