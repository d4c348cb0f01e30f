import type { RoleLoad } from '../../../../engine/rehearse/load.ts'

/** The picture's own box; it is stretched to the room there is. */
export const box = { width: 1000, height: 100 } as const

/** Where a drill time (ms) stands between two others, from 0 to 1; outside it is held at the edge. */
export const share = (at: number, from: number, to: number): number =>
  to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)))

/**
 * A step function as the path of filled shapes in the box, one for each stretch in which anything is open: at the bottom
 * nothing is, at the top `most` are. What is still open at the end stays open to `to`.
 */
export function stepPath(points: RoleLoad['points'], from: number, to: number, most: number): string {
  const x = (at: number) => round(share(at, from, to) * box.width)
  const y = (open: number) => round(box.height - (box.height * Math.min(open, most)) / Math.max(1, most))
  let path = ''
  let before = 0
  for (const { at, open } of points) {
    path += before === 0 ? `M${x(at)} ${box.height}V${y(open)}` : `H${x(at)}V${y(open)}`
    if (open === 0) path += 'Z'
    before = open
  }
  return before === 0 ? path : `${path}H${x(to)}V${box.height}Z`
}

const round = (n: number) => Math.round(n * 10) / 10
