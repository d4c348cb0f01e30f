import { legendShapes, textBox, textWidth, width } from './draw-base.ts'
import type { Drawing, Shape } from './drawing.ts'
import type { NetworkPicture } from './picture.ts'

const boxHeight = 20
const [middle, radius] = [width / 2, width / 2 - 70] as const

interface Box {
  readonly cx: number
  readonly cy: number
  readonly w: number
}

/** The point on a box's edge towards another point. */
function edge({ cx, cy, w }: Box, tx: number, ty: number): readonly [number, number] {
  const [dx, dy] = [tx - cx, ty - cy]
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (w / 2 + 2) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (boxHeight / 2 + 2) / Math.abs(dy),
  )
  return [cx + dx * scale, cy + dy * scale]
}

/** Roles on an ellipse in the order of the plan; a made link is solid, a missing one dashed; arrows say the direction. */
export function drawNetwork({ nodes, links, legend }: NetworkPicture): Drawing {
  const tall = Math.max(90, Math.min(240, nodes.length * 15))
  const height = tall * 2 + 40
  const boxes = new Map(
    nodes.map(({ id, label }, index) => {
      // Half a step off the top, and drawn to the sides, so that the wide boxes above and below do not meet.
      const angle = ((index + 0.5) / Math.max(1, nodes.length)) * 2 * Math.PI - Math.PI / 2
      const aside = Math.sign(Math.cos(angle)) * Math.abs(Math.cos(angle)) ** 0.6
      const w = Math.min(140, textWidth(label, 9) + 16)
      return [id, { cx: middle + radius * aside, cy: tall + 14 + tall * Math.sin(angle), w }] as const
    }),
  )
  const both = new Set(links.map(({ from, to }) => `${from}>${to}`))
  const lines = links.flatMap(({ from, to, tone }): Shape[] => {
    const [a, b] = [boxes.get(from), boxes.get(to)]
    if (!a || !b || from === to) return []
    // Two ways between the same roles run beside each other.
    const length = Math.hypot(b.cx - a.cx, b.cy - a.cy) || 1
    const aside = both.has(`${to}>${from}`) ? 4 : 0
    const [ox, oy] = [(-(b.cy - a.cy) / length) * aside, ((b.cx - a.cx) / length) * aside]
    const start = edge(a, b.cx, b.cy)
    const end = edge(b, a.cx, a.cy)
    return [
      {
        kind: 'line',
        points: [
          [start[0] + ox, start[1] + oy],
          [end[0] + ox, end[1] + oy],
        ],
        stroke: tone,
        width: 1.4,
        arrow: true,
        ...(tone !== 'on-time' && { dash: true }),
      },
    ]
  })
  const labels = nodes.flatMap(({ id, label }): Shape[] => {
    const box = boxes.get(id)
    if (!box) return []
    const at = { x: box.cx - box.w / 2, y: box.cy - boxHeight / 2, w: box.w, h: boxHeight }
    return [{ kind: 'rect', ...at, fill: 'ground', stroke: 'soft' }, textBox(label, at, { size: 9, align: 'center' })]
  })
  const signs = legendShapes(legend, height - 12, (tone, x, y) => [
    {
      kind: 'line',
      points: [
        [x, y + 7],
        [x + 24, y + 7],
      ],
      stroke: tone,
      width: 1.4,
      ...(tone !== 'on-time' && { dash: true }),
    },
  ])
  return { width, height: height + 6, shapes: [...lines, ...labels, ...signs] }
}
