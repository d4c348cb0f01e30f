/** How much of a story one looks at: all of it, or a day or an hour as a length one can read. */
export type Zoom = 'whole' | 'days' | 'hours' | 'minutes'

const hour = 3_600_000
/** Px that a day, an hour, ten minutes take. */
const widths: Readonly<Record<Exclude<Zoom, 'whole'>, readonly [number, number]>> = {
  days: [24 * hour, 300],
  hours: [hour, 150],
  minutes: [hour / 6, 120],
}
/** No picture is wider than this (px): a browser would slow down, and nobody would find anything. */
const widest = 60_000
/** Narrower than this (px), a zoom shows no more than the whole. */
const least = 1_100

/** Px a drill ms at a zoom, for a story of `length` drill ms; 0 leaves it to the room there is. */
export function scaleOf(zoom: Zoom, length: number): number {
  if (zoom === 'whole' || length <= 0) return 0
  const [time, px] = widths[zoom]
  return Math.min(px / time, widest / length)
}

/** The zooms that are of use for a story of `length` drill ms, from far to near. */
export function zoomsFor(length: number): readonly Zoom[] {
  const near = (['days', 'hours', 'minutes'] as const).filter((zoom) => {
    const [time, px] = widths[zoom]
    const width = (px / time) * length
    // Beyond the widest, a finer unit would show the same picture again.
    return width > least && width < widest * 4
  })
  return ['whole', ...near]
}
