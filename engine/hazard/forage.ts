import { courseAt } from './course.ts'

export type Animal = 'sheep' | 'cattle' | 'horse'

/**
 * Snow depths in cm between which an animal's grazing fails: sheep graze at 10–20 cm, cattle under 10 cm, horses still at
 * 20–30 cm (thresholds collected by 霍治国 and others, 2007). In between we let it fail in a straight line; that is ours.
 */
const fails: Readonly<Record<Animal, readonly [number, number]>> = {
  cattle: [0, 10],
  sheep: [10, 20],
  horse: [20, 30],
}

/** Share (0–1) of their feed that animals still find under the snow; none through an ice crust. */
export function grazingShare(snowCm: number, animal: Animal, crust = false): number {
  if (crust) return 0
  const [from, to] = fails[animal]
  return courseAt(
    [
      [from, 1],
      [to, 0],
    ],
    snowCm,
  )
}

/** Days that a stock of forage (t) lasts for a herd that eats `kgPerHead` a day each. */
export function forageDays(tonnes: number, head: number, kgPerHead: number): number {
  const daily = (head * kgPerHead) / 1000
  return daily <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, tonnes) / daily
}

/** What is left of a stock after `days` of `use` and `supply` a day: never less than nothing. */
export function stockAfter(stock: number, days: number, use: number, supply = 0): number {
  return Math.max(0, stock + (supply - use) * days)
}

/**
 * Head lost of a herd after `days` more, when each day takes `percent` of those left (compound), `lost` being gone
 * already.
 */
export function lossesAfter(lost: number, days: number, herd: number, percent: number): number {
  const left = Math.max(0, herd - lost)
  return herd - left * (1 - Math.min(100, Math.max(0, percent)) / 100) ** days
}
