import type { Chart } from '../../../engine/contract.ts'
import type { Text } from '../../../engine/scenario/scenario.ts'

export interface ChartBox {
  readonly id: string
  readonly label: Text
  readonly kind: 'lobby' | 'phase' | 'ended' | 'branch'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly at?: number
}
export interface ChartLine {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly kind: 'time' | 'branch' | 'command'
  readonly label?: Text
}
export interface ChartPicture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly ChartBox[]
  readonly lines: readonly ChartLine[]
}

const box = { width: 168, height: 64, gap: 56, top: 28 } as const
const twig = { width: 204, height: 76, gap: 20, drop: 64 } as const

/**
 * Places a statechart: states from left to right, branches under the first phase they can fire in. A branch that
 * leads to another phase gets an arrow there as well.
 */
export function layOutChart(chart: Chart): ChartPicture {
  const pitch = box.width + box.gap
  const boxes: ChartBox[] = chart.states.map((state, index) => ({
    ...state,
    x: 16 + index * pitch,
    y: box.top,
    width: box.width,
    height: box.height,
  }))
  const placeOf = new Map(boxes.map((one) => [one.id, one]))
  const lines: ChartLine[] = []
  const order = chart.states.map((state) => state.id)
  for (const { from, to, kind, label } of chart.transitions) {
    const [a, b] = [placeOf.get(from), placeOf.get(to)]
    if (kind === 'branch' || !a || !b || order.indexOf(to) !== order.indexOf(from) + 1) continue
    const y = a.y + a.height / 2
    lines.push({ from: [a.x + a.width, y], to: [b.x, y], kind, label })
  }
  const branches = new Map<string, { label: Text; froms: string[]; tos: string[] }>()
  for (const { branch, label, from, to } of chart.transitions) {
    if (branch === undefined) continue
    const known = branches.get(branch) ?? { label, froms: [], tos: [] }
    known.froms.push(from)
    if (to !== from) known.tos.push(to)
    branches.set(branch, known)
  }
  const under = box.top + box.height + twig.drop
  const columns = Math.max(1, Math.floor((boxes.length * pitch + box.gap) / (twig.width + twig.gap)))
  let place = 0
  for (const [branch, { label, froms, tos }] of branches) {
    const home = [...froms].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((id) => placeOf.get(id))[0]
    const x = 16 + (place % columns) * (twig.width + twig.gap)
    const y = under + Math.floor(place / columns) * (twig.height + 36)
    place += 1
    boxes.push({ id: branch, label, kind: 'branch', x, y, width: twig.width, height: twig.height })
    const top = [x + twig.width / 2, y] as const
    if (home) lines.push({ from: [home.x + home.width / 2, home.y + home.height], to: top, kind: 'branch' })
    for (const to of new Set(tos)) {
      const goal = placeOf.get(to)
      if (goal) lines.push({ from: top, to: [goal.x + goal.width / 2 + 14, goal.y + goal.height], kind: 'branch' })
    }
  }
  const width = Math.max(...boxes.map((one) => one.x + one.width)) + 16
  const height = Math.max(...boxes.map((one) => one.y + one.height)) + 16
  return { width, height, boxes, lines }
}
