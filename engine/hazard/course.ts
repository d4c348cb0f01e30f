/** A line through points [x, y] with growing x: straight between them, level before the first and after the last. */
export function courseAt(points: readonly (readonly [number, number])[], x: number): number {
  const next = points.findIndex(([at]) => at > x)
  const [x1, y1] = points[next < 0 ? points.length - 1 : Math.max(0, next - 1)] ?? [0, 0]
  const [x2, y2] = points[next < 0 ? points.length - 1 : next] ?? [0, 0]
  return x <= x1 || x2 === x1 ? y1 : y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)
}
