import { stamp } from '../words/time-text.ts'
import type { Tone } from './document.ts'
import { legendShapes, textBox, textWidth, ticks, width } from './draw-base.ts'
import type { Drawing, Shape } from './drawing.ts'
import type { LanesPicture, StepsPicture } from './picture.ts'

const labelWidth = 118
const rowHeight = 13
const barHeight = 7

type Mark = LanesPicture['lanes'][number]['marks'][number]

/** A missed one is hollow and dashed, so that it is told without its colour. */
function bar(tone: Tone, x: number, y: number, w: number): Shape {
  const box = { kind: 'rect', x, y, w: Math.max(2, w), h: barHeight } as const
  return tone === 'missed' || tone === 'quiet' ? { ...box, stroke: tone, dash: true } : { ...box, fill: tone }
}

/** Plan against actual. Marks that would touch go into rows of their own. */
export function drawLanes(picture: LanesPicture): Drawing {
  const { from, to } = picture
  const plot = width - labelWidth
  const x = (at: number) => labelWidth + ((Math.min(Math.max(at, from), to) - from) / Math.max(1, to - from)) * plot
  const shapes: Shape[] = []
  const marks: Shape[] = []
  let y = 20
  for (const lane of picture.lanes) {
    const rows: { end: number }[] = []
    const top = y
    const place = (mark: Mark) => {
      const [begin, end] = [x(mark.begin), x(mark.end)]
      const tick = mark.due === undefined ? undefined : x(mark.due)
      const right = Math.max(end, tick ?? end)
      const wanted = Math.min(textWidth(mark.label, 8), 150)
      const before = right + wanted + 4 > width && begin - labelWidth > wanted
      const span = before ? [begin - wanted - 4, right] : [begin, Math.min(width, right + wanted + 4)]
      let row = rows.findIndex((each) => each.end <= (span[0] ?? 0) - 2)
      if (row < 0) row = rows.push({ end: 0 }) - 1
      rows[row] = { end: span[1] ?? right }
      const at = top + 3 + row * rowHeight
      marks.push(bar(mark.tone, begin, at + 2, end - begin))
      if (tick !== undefined)
        marks.push({
          kind: 'line',
          points: [
            [tick, at - 0.5],
            [tick, at + 11],
          ],
          stroke: 'ink',
          width: 1.2,
        })
      const room = before ? wanted : width - right - 4
      if (room > 16) {
        const box = { x: before ? begin - wanted - 4 : right + 3, y: at, w: room, h: 11 }
        marks.push(textBox(mark.label, box, { size: 8, colour: 'soft', align: before ? 'right' : 'left' }))
      }
    }
    for (const mark of lane.marks) place(mark)
    const height = Math.max(1, rows.length) * rowHeight + 6
    shapes.push({
      kind: 'line',
      points: [
        [0, top],
        [width, top],
      ],
      stroke: 'line',
      width: 0.75,
    })
    shapes.push(textBox(lane.label, { x: 0, y: top + 2, w: labelWidth - 8, h: 14 }, { bold: true }))
    y += height
  }
  const axis = ticks(from, to).flatMap((at): Shape[] => [
    {
      kind: 'line',
      points: [
        [x(at), 16],
        [x(at), y],
      ],
      stroke: 'line',
      width: 0.75,
    },
    textBox(stamp(at), { x: x(at) - 34, y: 0, w: 68, h: 14 }, { size: 8, align: 'center', colour: 'soft' }),
  ])
  const legend = legendShapes(picture.legend, y + 8, (tone, lx, ly) => [bar(tone, lx, ly + 4, 24)])
  return { width, height: y + 26, shapes: [...axis.filter(inside), ...shapes, ...marks, ...legend] }
}

/** An axis label that would stick out of the picture is left out. */
const inside = (shape: Shape) => shape.kind !== 'text' || (shape.x >= 0 && shape.x + shape.w <= width + 20)

const panelHeight = 46
const gap = 14

/** Small multiples, two abreast, all with the same scale. */
export function drawSteps(picture: StepsPicture): Drawing {
  const { from, to, top } = picture
  const panel = (width - gap) / 2
  const shapes = picture.panels.flatMap(({ label, points }, index): Shape[] => {
    const left = (index % 2) * (panel + gap)
    const up = Math.floor(index / 2) * (panelHeight + 20)
    const base = up + 14 + panelHeight
    const px = (at: number) => left + ((Math.min(Math.max(at, from), to) - from) / Math.max(1, to - from)) * panel
    const py = (value: number) => base - (value / top) * (panelHeight - 4)
    const line: [number, number][] = [[left, base]]
    let last = 0
    for (const [at, value] of points) {
      line.push([px(at), py(last)], [px(at), py(value)])
      last = value
    }
    line.push([left + panel, py(last)])
    const peak = Math.max(0, ...points.map(([, value]) => value))
    return [
      textBox(label, { x: left, y: up, w: panel - 40, h: 13 }, { bold: true }),
      textBox(`≤ ${peak}`, { x: left + panel - 40, y: up, w: 40, h: 13 }, { align: 'right', colour: 'soft' }),
      { kind: 'rect', x: left, y: up + 14, w: panel, h: panelHeight, fill: 'ground' },
      { kind: 'line', points: line, stroke: 'on-time', width: 1.5 },
    ]
  })
  const rows = Math.ceil(picture.panels.length / 2)
  const y = rows * (panelHeight + 20)
  const axis = [from, to].map((at, index) =>
    textBox(
      stamp(at),
      { x: index === 0 ? 0 : width - 80, y, w: 80, h: 12 },
      { size: 8, colour: 'soft', align: index === 0 ? 'left' : 'right' },
    ),
  )
  return { width, height: y + 14, shapes: [...shapes, ...axis] }
}
