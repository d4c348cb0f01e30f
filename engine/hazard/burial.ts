import { courseAt } from './course.ts'

/**
 * Share of the buried found alive by the time they are dug out, [hours, share]. Tangshan 1976, as a popular-science page
 * gives it: half an hour 99.3 %, days 1 to 5: 81.0, 53.7, 36.7, 19.0, 7.4 %. Illustrative, not a forecast.
 */
export const tangshan: readonly (readonly [number, number])[] = [
  [0, 1],
  [0.5, 0.993],
  [24, 0.81],
  [48, 0.537],
  [72, 0.367],
  [96, 0.19],
  [120, 0.074],
]

/**
 * Share (0–1) of the buried still alive `hours` after they were buried: the Tangshan figures, in straight lines between
 * them (our interpolation); after day 5 each day leaves what the fifth left of the fourth.
 */
export function burialSurvival(hours: number): number {
  const [last, share] = tangshan[tangshan.length - 1] ?? [0, 1]
  const before = tangshan[tangshan.length - 2]?.[1] ?? 1
  if (hours <= last) return courseAt(tangshan, Math.max(0, hours))
  return share * (share / before) ** ((hours - last) / 24)
}

/** People alive of `alive` at `fromHours` after the burial, at `toHours` after it, nobody being dug out between. */
export function survivorsAfter(alive: number, fromHours: number, toHours: number): number {
  return (alive * burialSurvival(toHours)) / burialSurvival(fromHours)
}
