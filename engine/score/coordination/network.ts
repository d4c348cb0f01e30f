/** A directed graph by index; no loops, no double edges. */
export interface Network {
  readonly n: number
  readonly next: readonly (readonly number[])[]
}

export function networkOf(
  nodes: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): Network {
  const index = new Map(nodes.map((node, i) => [node, i]))
  const next = nodes.map(() => new Set<number>())
  for (const { from, to } of edges) {
    const [i, j] = [index.get(from), index.get(to)]
    if (i !== undefined && j !== undefined && i !== j) next[i]?.add(j)
  }
  return { n: nodes.length, next: next.map((row) => [...row].sort((a, b) => a - b)) }
}

const edgeCount = ({ next }: Network) => next.reduce((sum, row) => sum + row.length, 0)

/** m / n(n−1); null under two nodes. */
export const density = (network: Network) => (network.n < 2 ? null : edgeCount(network) / (network.n * (network.n - 1)))

/** Share of edges whose reverse is there too; null without edges. */
export function reciprocity(network: Network): number | null {
  const m = edgeCount(network)
  if (m === 0) return null
  const mutual = network.next.reduce((sum, row, i) => sum + row.filter((j) => network.next[j]?.includes(i)).length, 0)
  return mutual / m
}

/** Freeman's degree centralisation Σ(c_max − c_i) / (n−1)(n−2) over who spoke with whom, either way; null under three nodes. */
export function centralisation(network: Network): number | null {
  const { n, next } = network
  if (n < 3) return null
  const peers = next.map((row) => new Set(row))
  next.forEach((row, i) => {
    for (const j of row) peers[j]?.add(i)
  })
  const most = Math.max(...peers.map((set) => set.size))
  return peers.reduce((sum, set) => sum + most - set.size, 0) / ((n - 1) * (n - 2))
}

/** Betweenness of every node (Brandes 2001), directed, divided by (n−1)(n−2): 1 is on every shortest way between two others. */
export function betweenness({ n, next }: Network): number[] {
  const total = new Array<number>(n).fill(0)
  for (let source = 0; source < n; source++) {
    const distance = new Array<number>(n).fill(-1)
    const ways = new Array<number>(n).fill(0)
    const before: number[][] = Array.from({ length: n }, () => [])
    const order = [source]
    distance[source] = 0
    ways[source] = 1
    for (let at = 0; at < order.length; at++) {
      const v = order[at] ?? 0
      for (const w of next[v] ?? []) {
        if (distance[w] === -1) {
          distance[w] = (distance[v] ?? 0) + 1
          order.push(w)
        }
        if (distance[w] !== (distance[v] ?? 0) + 1) continue
        ways[w] = (ways[w] ?? 0) + (ways[v] ?? 0)
        before[w]?.push(v)
      }
    }
    const load = new Array<number>(n).fill(0)
    for (const w of order.reverse()) {
      for (const v of before[w] ?? [])
        load[v] = (load[v] ?? 0) + ((ways[v] ?? 0) / (ways[w] ?? 1)) * (1 + (load[w] ?? 0))
      if (w !== source) total[w] = (total[w] ?? 0) + (load[w] ?? 0)
    }
  }
  return n < 3 ? total.map(() => 0) : total.map((value) => value / ((n - 1) * (n - 2)))
}
