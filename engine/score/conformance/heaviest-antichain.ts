/**
 * The heaviest set of nodes of which no two are related, in a strict partial order given by the larger of each node
 * (`above[i]` lists every j with i < j: transitively closed). Weights are positive.
 *
 * Weighted Dilworth: stand for a node of weight w by w copies, unrelated among themselves. The heaviest antichain then
 * weighs Σw − F, where F is the largest bipartite matching of copies i → j with i < j, and F is a maximum flow
 * source → i (w) → j (w) → sink. König's cover of a minimal cut leaves the antichain: nodes whose left copy the source
 * still reaches and whose right copy it does not. That cut is the same for every maximum flow, so the answer does not
 * depend on the order of anything.
 */
export function heaviestAntichain(weights: readonly number[], above: readonly (readonly number[])[]): number[] {
  const n = weights.length
  const left = Float64Array.from(weights)
  const right = Float64Array.from(weights)
  // Flow on the arcs i → j; only those that carry some are kept, for the way back.
  const flow: Map<number, number>[] = Array.from({ length: n }, () => new Map())
  // A first, greedy flow leaves the search little to do.
  for (let i = 0; i < n; i++) {
    for (const j of above[i] ?? []) {
      if (left[i] === 0) break
      const amount = Math.min(left[i] ?? 0, right[j] ?? 0)
      if (amount > 0) push(i, j, amount)
    }
  }
  function push(i: number, j: number, amount: number) {
    left[i] = (left[i] ?? 0) - amount
    right[j] = (right[j] ?? 0) - amount
    flow[j]?.set(i, (flow[j]?.get(i) ?? 0) + amount)
  }

  const none = -1
  const from = new Int32Array(n)
  const back = new Int32Array(n)
  /** Breadth first from every left node with weight to spare; the first right node with room, if any is reached. */
  function search(): number {
    from.fill(none)
    back.fill(none)
    const queue: number[] = []
    for (let i = 0; i < n; i++) {
      if ((left[i] ?? 0) === 0) continue
      back[i] = i
      queue.push(i)
    }
    for (let at = 0; at < queue.length; at++) {
      const i = queue[at] ?? 0
      for (const j of above[i] ?? []) {
        if (from[j] !== none) continue
        from[j] = i
        if ((right[j] ?? 0) > 0) return j
        for (const [other, amount] of flow[j] ?? []) {
          if (amount === 0 || back[other] !== none) continue
          back[other] = j + n
          queue.push(other)
        }
      }
    }
    return none
  }
  for (let end = search(); end !== none; end = search()) {
    let amount = right[end] ?? 0
    let j = end
    for (;;) {
      const i = from[j] ?? 0
      const way = back[i] ?? 0
      if (way < n) {
        amount = Math.min(amount, left[i] ?? 0)
        break
      }
      amount = Math.min(amount, flow[way - n]?.get(i) ?? 0)
      j = way - n
    }
    right[end] = (right[end] ?? 0) - amount
    j = end
    for (;;) {
      const i = from[j] ?? 0
      flow[j]?.set(i, (flow[j]?.get(i) ?? 0) + amount)
      const way = back[i] ?? 0
      if (way < n) {
        left[i] = (left[i] ?? 0) - amount
        break
      }
      j = way - n
      flow[j]?.set(i, (flow[j]?.get(i) ?? 0) - amount)
    }
  }
  const kept: number[] = []
  for (let i = 0; i < n; i++) if (back[i] !== none && from[i] === none) kept.push(i)
  return kept
}
