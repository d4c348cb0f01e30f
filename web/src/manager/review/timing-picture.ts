import type { ItemScore, Result } from '../../../../engine/score/review.ts'
import type { Timing } from '../../../../engine/score/timing.ts'

/** A dot stands for one expected action; `row` counts from the foot. */
export interface TimingDot {
  readonly expected: string
  readonly result: Result
  readonly column: number
  readonly x: number
  readonly y: number
}
export interface TimingColumn {
  /** Shares of the limit; `missed` stands for those never done. */
  readonly from: number
  readonly to: number | null | 'missed'
  readonly x: number
  readonly width: number
  readonly expected: readonly string[]
}
export interface TimingPicture {
  readonly columns: readonly TimingColumn[]
  readonly dots: readonly TimingDot[]
  /** Where the limit stands. */
  readonly limitX: number
  readonly height: number
  /** Radius of a dot. */
  readonly r: number
}

const wide = 18
const narrow = 13
const least = 3

/** Lays out how expected actions used their limits: a column a share, a dot an action, a last column for those never done. */
export function layTiming(timing: Timing, items: readonly ItemScore[], room: number): TimingPicture {
  const results = new Map(items.map((item) => [item.expected, item.result]))
  const drawn = [
    ...timing.bins.map(({ from, to, expected }) => ({ from, to, expected })),
    { from: 0, to: 'missed' as const, expected: timing.missed },
  ]
  const width = room / drawn.length
  const step = width < 56 ? narrow : wide
  const across = Math.max(1, Math.floor((width - 8) / step))
  const rows = Math.max(least, ...drawn.map(({ expected }) => Math.ceil(expected.length / across)))
  const height = rows * step + 6
  const columns = drawn.map((column, index) => ({ ...column, x: index * width, width }))
  const dots = columns.flatMap(({ expected, x }, column) =>
    expected.map((id, index) => {
      const inRow = Math.min(across, expected.length)
      return {
        expected: id,
        result: results.get(id) ?? ('missed' as Result),
        column,
        x: x + width / 2 + ((index % across) - (inRow - 1) / 2) * step,
        y: height - step / 2 - Math.floor(index / across) * step,
      }
    }),
  )
  const limit = columns.findIndex(({ to }) => to === 1)
  return { columns, dots, limitX: (limit + 1) * width, height, r: step / 2 - 2.5 }
}
