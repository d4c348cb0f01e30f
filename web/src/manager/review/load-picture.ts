import type { LoadPoint } from '../../../../engine/score/workload/workload.ts'

/** A step line over time as an area: `x` and `y` map drill ms and open tasks to px; it ends at drill time `to`. */
export function stepArea(
  series: readonly LoadPoint[],
  to: number,
  x: (at: number) => number,
  y: (open: number) => number,
): string {
  const first = series[0]
  if (!first) return ''
  const parts = [`M${num(x(first.at))} ${num(y(0))}`, `V${num(y(first.open))}`]
  for (const point of series.slice(1)) parts.push(`H${num(x(point.at))}`, `V${num(y(point.open))}`)
  parts.push(`H${num(x(Math.max(to, series.at(-1)?.at ?? to)))}`, `V${num(y(0))}Z`)
  return parts.join('')
}

/** The stretches in which at least `most` tasks were open: [from, to] in drill ms. */
export function overloads(series: readonly LoadPoint[], to: number, most: number): (readonly [number, number])[] {
  const spans: [number, number][] = []
  series.forEach((point, index) => {
    if (point.open < most) return
    const end = series[index + 1]?.at ?? to
    const last = spans.at(-1)
    if (last && last[1] === point.at) last[1] = end
    else if (end > point.at) spans.push([point.at, end])
  })
  return spans
}

const num = (value: number) => Math.round(value * 10) / 10
