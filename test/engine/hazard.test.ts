import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burialSurvival, survivorsAfter } from '../../engine/hazard/burial.ts'
import { courseAt } from '../../engine/hazard/course.ts'
import { forageDays, grazingShare, lossesAfter, stockAfter } from '../../engine/hazard/forage.ts'
import { fireAreaAfter, grassFireArea, headFireSpeed, lengthToBreadth } from '../../engine/hazard/grass-fire.ts'
import { arrivalMinutes, breachPeak, levelAfter } from '../../engine/hazard/water-level.ts'
import { shortOfWaterAfter, supplyDays } from '../../engine/hazard/water-short.ts'

describe('what a hazard does', () => {
  it('[S6] burns 672·t² ha of grass at 35 km/h: 672, 2,688 and 6,049 ha after one, two and three hours', () => {
    expect(headFireSpeed(35)).toBe(7)
    expect(lengthToBreadth(35)).toBeCloseTo(5.73, 2)
    expect([1, 2, 3].map((hours) => Math.round(grassFireArea(60 * hours)))).toEqual([672, 2688, 6049])
  })

  it('[S6] passes 1,000, 5,000 and 8,000 ha in the 73rd, 164th and 207th minute', () => {
    for (const [area, minute] of [
      [1000, 73],
      [5000, 164],
      [8000, 207],
    ] as const) {
      expect(grassFireArea(minute - 1)).toBeLessThan(area)
      expect(grassFireArea(minute + 1)).toBeGreaterThan(area)
    }
  })

  it('[S6] carries a fire on from where it stands, in one stretch or in many', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 1, max: 80, noNaN: true }),
        (area, first, second, wind) => {
          const whole = fireAreaAfter(area, first + second, wind)
          expect(fireAreaAfter(fireAreaAfter(area, first, wind), second, wind)).toBeCloseTo(whole, 3)
          expect(fireAreaAfter(area, 0, wind)).toBeCloseTo(area, 6)
          expect(fireAreaAfter(area, first, wind, 0)).toBeCloseTo(area, 6)
        },
      ),
    )
  })

  it('[S6] keeps 99.3 % of the buried alive for half an hour and 81, 53.7, 36.7, 19, 7.4 % for one to five days', () => {
    const days = [0, 0.5, 24, 48, 72, 96, 120].map((hours) => burialSurvival(hours))
    expect(days).toEqual([1, 0.993, 0.81, 0.537, 0.367, 0.19, 0.074])
    expect(burialSurvival(36)).toBeCloseTo((0.81 + 0.537) / 2, 9)
    expect(burialSurvival(144)).toBeCloseTo(0.074 * (0.074 / 0.19), 9)
    expect(survivorsAfter(survivorsAfter(15, 0, 10), 10, 30)).toBeCloseTo(15 * burialSurvival(30), 9)
  })

  it('[S6] lets sheep graze to 10 cm of snow, hardly at 15 and not at 20, and nothing through a crust', () => {
    expect([0, 10, 15, 20, 40].map((depth) => grazingShare(depth, 'sheep'))).toEqual([1, 1, 0.5, 0, 0])
    expect(grazingShare(25, 'horse')).toBe(0.5)
    expect(grazingShare(5, 'cattle')).toBe(0.5)
    expect(grazingShare(0, 'horse', true)).toBe(0)
  })

  it('[S6] counts forage in days, and a herd down by its daily share', () => {
    expect(forageDays(90, 30_000, 1.5)).toBe(2)
    expect(stockAfter(90, 1, 45)).toBe(45)
    expect(stockAfter(90, 3, 45)).toBe(0)
    expect(lossesAfter(0, 2, 10_000, 1.2)).toBeCloseTo(238.56, 2)
    expect(lossesAfter(lossesAfter(0, 1, 10_000, 3.6), 1, 10_000, 3.6)).toBeCloseTo(lossesAfter(0, 2, 10_000, 3.6), 6)
  })

  it('[S6] fills a basin straight to its sill and bends over it towards balance', () => {
    const basin = { inflow: 3600, outflow: 0, area: 12_000, spill: { level: 10, flow: 1800 } }
    expect(levelAfter(9.7, 1, basin)).toBeCloseTo(10, 9)
    expect(levelAfter(10, 1000, basin)).toBeCloseTo(12, 6)
    expect(levelAfter(12, 5, { ...basin, inflow: 3600 })).toBeCloseTo(12, 9)
    expect(levelAfter(5, 2, { inflow: 0, outflow: 6000, area: 12_000 })).toBe(4)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 9000, noNaN: true }),
        fc.double({ min: 0, max: 9000, noNaN: true }),
        (level, first, second, inflow, outflow) => {
          const flows = { ...basin, inflow, outflow }
          const whole = levelAfter(level, first + second, flows)
          expect(levelAfter(levelAfter(level, first, flows), second, flows)).toBeCloseTo(whole, 6)
        },
      ),
    )
  })

  it('[S6] knows how much a breached dam lets out, and when it arrives', () => {
    expect(breachPeak(500_000, 8)).toBeGreaterThan(300)
    expect(breachPeak(500_000, 8)).toBeLessThan(450)
    expect(arrivalMinutes(7, 12)).toBe(35)
  })

  it('[S6] counts people short of water between none and all', () => {
    expect(shortOfWaterAfter(420, 10, { failing: 30, served: 10, all: 1400 })).toBe(620)
    expect(shortOfWaterAfter(420, 100, { failing: 30, served: 10, all: 1400 })).toBe(1400)
    expect(shortOfWaterAfter(420, 100, { failing: 0, served: 10, all: 1400 })).toBe(0)
    expect(supplyDays(6000, 300, 100)).toBe(30)
  })

  it('[S6] draws a line through points, level before the first and after the last', () => {
    const points = [
      [0, 100],
      [10, 50],
      [20, 80],
    ] as const
    expect([-5, 0, 5, 10, 15, 20, 99].map((x) => courseAt(points, x))).toEqual([100, 100, 75, 50, 65, 80, 80])
  })
})
