import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeOffsetMeter } from '../../web/src/base/offset.ts'

test('the quickest answer decides: its error is the smallest', () => {
  const meter = makeOffsetMeter()
  meter.add({ asked: 0, answered: 400, server: 5_390 })
  expect(meter.add({ asked: 1_000, answered: 1_010, server: 6_005 })).toBe(5_000)
  expect(meter.add({ asked: 2_000, answered: 2_900, server: 7_800 })).toBe(5_000)
})

test('a device whose clock was set is believed anew', () => {
  const meter = makeOffsetMeter()
  meter.add({ asked: 1_000, answered: 1_010, server: 1_005 })
  expect(meter.add({ asked: 101_000, answered: 101_300, server: 1_150 })).toBe(-100_000)
})

test('a device whose clock went back is believed anew', () => {
  const meter = makeOffsetMeter()
  meter.add({ asked: 100_000, answered: 100_010, server: 100_005 })
  expect(meter.add({ asked: 40_000, answered: 40_300, server: 100_150 })).toBe(60_000)
})

test('the offset is never wrong by more than half the quickest round trip', () => {
  const trip = fc.record({ out: fc.integer({ min: 0, max: 3_000 }), back: fc.integer({ min: 0, max: 3_000 }) })
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), fc.array(trip, { minLength: 1, maxLength: 8 }), (real, trips) => {
      const meter = makeOffsetMeter()
      let asked = 1_000_000
      for (const { out, back } of trips) {
        asked += 10_000
        meter.add({ asked, answered: asked + out + back, server: asked + out + real })
      }
      const quickest = Math.min(...trips.map(({ out, back }) => out + back))
      expect(Math.abs(meter.offset - real)).toBeLessThanOrEqual(quickest / 2)
    }),
  )
})
