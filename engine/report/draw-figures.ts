import type { Tone } from './document.ts'
import { textBox, width } from './draw-base.ts'
import type { Drawing, Shape } from './drawing.ts'
import type { BarsPicture, DotsPicture } from './picture.ts'

const barRow = 22

/** Horizontal bars from 0 to 100 with the figure behind each. */
export function drawBars({ bars }: BarsPicture): Drawing {
  const [label, figure] = [150, 44]
  const track = width - label - figure
  const shapes = bars.flatMap(({ label: text, value, shown, tone }, index): Shape[] => {
    const y = index * barRow
    return [
      textBox(text, { x: 0, y, w: label - 8, h: barRow - 4 }),
      { kind: 'rect', x: label, y: y + 3, w: track, h: barRow - 10, fill: 'ground' },
      ...(value === null || value <= 0
        ? []
        : [{ kind: 'rect', x: label, y: y + 3, w: track * Math.min(1, value), h: barRow - 10, fill: tone } as const]),
      textBox(shown, { x: width - figure, y, w: figure, h: barRow - 4 }, { align: 'right', bold: true }),
    ]
  })
  return { width, height: Math.max(1, bars.length) * barRow, shapes }
}

const [bins, most] = [0.1, 4] as const

/** In time is round, late is square. */
const dot = (tone: Tone, x: number, y: number): Shape => ({
  kind: 'dot',
  x,
  y,
  r: 3.5,
  fill: tone,
  ...(tone !== 'on-time' && { square: true }),
})

/** Dots stacked over how much of the limit was used; what took four times the limit or more stands at the end. */
export function drawDots({ dots, limitLabel, axisLabel }: DotsPicture): Drawing {
  const counts = new Map<number, number>()
  const placed = dots
    .toSorted((a, b) => a.share - b.share)
    .map(({ share, tone }) => {
      const bin = Math.min(Math.floor(share / bins), Math.floor(most / bins))
      const row = counts.get(bin) ?? 0
      counts.set(bin, row + 1)
      return { bin, row, tone }
    })
  const tallest = Math.max(1, ...counts.values())
  const base = 24 + tallest * 9
  const x = (share: number) => 18 + (share / (most + bins)) * (width - 36)
  const axis = [0, 0.5, 1, 1.5, 2, 3, 4].flatMap((share): Shape[] => [
    {
      kind: 'line',
      points: [
        [x(share), base],
        [x(share), base + 4],
      ],
      stroke: 'soft',
      width: 0.75,
    },
    textBox(
      share === most ? `≥ ${share}` : String(share),
      { x: x(share) - 18, y: base + 5, w: 36, h: 12 },
      { size: 9, align: 'center', colour: 'soft' },
    ),
  ])
  return {
    width,
    height: base + 34,
    shapes: [
      {
        kind: 'line',
        points: [
          [x(1), 14],
          [x(1), base],
        ],
        stroke: 'ink',
        width: 1.5,
      },
      textBox(limitLabel, { x: x(1) - 40, y: 0, w: 80, h: 13 }, { size: 9, align: 'center' }),
      {
        kind: 'line',
        points: [
          [10, base],
          [width - 10, base],
        ],
        stroke: 'soft',
        width: 1,
      },
      ...axis,
      ...placed.map(({ bin, row, tone }) => dot(tone, x((bin + 0.5) * bins), base - 6 - row * 9)),
      textBox(axisLabel, { x: 0, y: base + 19, w: width, h: 13 }, { size: 9, align: 'center', colour: 'soft' }),
    ],
  }
}
