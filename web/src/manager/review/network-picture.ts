import type { Coordination, GraphEdge } from '../../../../engine/score/coordination/coordination.ts'

/** How a link stands: as planned, planned and used too late, planned and never used, used without being planned. */
export type LinkState = 'used' | 'late' | 'missing' | 'unplanned'

export const linkState = (edge: GraphEdge): LinkState =>
  !edge.planned ? 'unplanned' : edge.count === 0 ? 'missing' : edge.inTime === false ? 'late' : 'used'

export interface NodePlace {
  readonly role: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly r: number
}
export interface EdgePlace {
  readonly edge: GraphEdge
  readonly state: LinkState
  readonly path: string
}
export interface NetworkPicture {
  readonly nodes: readonly NodePlace[]
  readonly edges: readonly EdgePlace[]
  readonly width: number
  readonly height: number
}

/** Names need this much room (px); on a phone the picture scrolls inside itself. */
const leastWidth = 540
/** Drawn last lies on top: what is missing must be seen. */
const order: readonly LinkState[] = ['unplanned', 'used', 'late', 'missing']

/**
 * Roles on an ellipse in the scenario's order, links as arcs that bend to the left of their way, so that the two
 * directions between two roles lie side by side. Only roles with a link are drawn.
 */
export function layNetwork(coordination: Pick<Coordination, 'nodes' | 'edges'>, room: number): NetworkPicture {
  const linked = new Set(coordination.edges.flatMap(({ from, to }) => [from, to]))
  const drawn = coordination.nodes.filter(({ role }) => linked.has(role))
  const width = Math.max(leastWidth, room)
  const height = Math.max(300, Math.min(560, width * 0.62, 90 + drawn.length * 34))
  const side = Math.min(170, width * 0.29)
  const [rx, ry] = [width / 2 - side, height / 2 - 34]
  const busiest = Math.max(1, ...drawn.map(({ sent, received }) => sent + received))
  const nodes = drawn.map(({ role, sent, received }, index): NodePlace => {
    const angle = (2 * Math.PI * index) / drawn.length - Math.PI / 2
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const anchor = Math.abs(cos) < 0.15 ? 'middle' : cos > 0 ? 'start' : 'end'
    const r = 5 + 7 * Math.sqrt((sent + received) / busiest)
    return { role, x: width / 2 + rx * cos, y: height / 2 + ry * sin, anchor, r }
  })
  const place = new Map(nodes.map((node) => [node.role, node]))
  const edges = coordination.edges
    .flatMap((edge): EdgePlace[] => {
      const [a, b] = [place.get(edge.from), place.get(edge.to)]
      if (!a || !b || a === b) return []
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const length = Math.hypot(dx, dy) || 1
      const [ux, uy] = [dx / length, dy / length]
      const bend = Math.min(46, length * 0.14)
      const control = [(a.x + b.x) / 2 + uy * bend, (a.y + b.y) / 2 - ux * bend]
      const start = [a.x + ux * (a.r + 2), a.y + uy * (a.r + 2)]
      const end = [b.x - ux * (b.r + 5), b.y - uy * (b.r + 5)]
      const path = `M${[start, control, end].map(([x, y], i) => `${i === 1 ? 'Q' : i === 2 ? ' ' : ''}${round(x)} ${round(y)}`).join('')}`
      return [{ edge, state: linkState(edge), path }]
    })
    .sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
  return { nodes, edges, width, height }
}

const round = (value = 0) => Math.round(value * 10) / 10
