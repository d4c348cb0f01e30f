/** A time axis: drill ms at its ends, and how many px a drill ms has. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly scale: number
}
export const xOf = (axis: Axis, at: number) => (at - axis.from) * axis.scale
export const axisWidth = (axis: Axis) => (axis.to - axis.from) * axis.scale

const minute = 60_000
const steps = [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080, 20_160, 40_320].map((m) => m * minute)

/** Round drill times for grid lines, at least `gap` px apart. */
export function gridTimes(axis: Axis, gap = 80): readonly number[] {
  const step = steps.find((one) => one * axis.scale >= gap) ?? 80_640 * minute
  const times: number[] = []
  for (let at = Math.ceil(axis.from / step) * step; at <= axis.to; at += step) times.push(at)
  return times
}

/** A thing to place in a lane: from `x`, `width` px wide. */
export interface Placeable {
  readonly x: number
  readonly width: number
}
export type Placed<T> = T & { readonly row: number }

/** Gives each thing the first row of its lane where it overlaps nothing. Order of the answer: by x. */
export function pack<T extends Placeable>(
  things: readonly T[],
  gap = 6,
): { readonly rows: number; readonly placed: readonly Placed<T>[] } {
  const ends: number[] = []
  const placed = [...things]
    .sort((a, b) => a.x - b.x || b.width - a.width)
    .map((thing) => {
      const free = ends.findIndex((end) => end + gap <= thing.x)
      const row = free < 0 ? ends.length : free
      ends[row] = thing.x + thing.width
      return { ...thing, row }
    })
  return { rows: ends.length, placed }
}
