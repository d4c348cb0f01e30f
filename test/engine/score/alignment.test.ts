import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDice } from '../../../engine/rehearse/dice.ts'
import { type DoneStep, keepInOrder } from '../../../engine/score/conformance/keep.ts'

/** Weight, and when it was done (never: undefined); `order` holds the pairs that the plan wants, transitively closed. */
interface Case {
  readonly weights: readonly number[]
  readonly at: readonly (number | undefined)[]
  readonly order: ReadonlySet<string>
}

const key = (i: number, j: number) => `${i} ${j}`

/** A random small plan and log: n steps, a random partial order, some steps undone, the others in random order. */
function randomCase(dice: () => number): Case {
  const n = Math.floor(dice() * 6)
  const ids = [...Array(n).keys()]
  const rank = ids.map(() => dice())
  const density = dice()
  const order = new Set<string>()
  for (const i of ids)
    for (const j of ids) if ((rank[i] ?? 0) < (rank[j] ?? 0) && dice() < density) order.add(key(i, j))
  for (const k of ids)
    for (const i of ids) for (const j of ids) if (order.has(key(i, k)) && order.has(key(k, j))) order.add(key(i, j))
  return {
    weights: ids.map(() => 1 + Math.floor(dice() * 3)),
    at: ids.map(() => (dice() < 0.2 ? undefined : dice())),
    order,
  }
}

function* permutations(ids: readonly number[]): Generator<number[]> {
  if (ids.length === 0) yield []
  for (const first of ids) {
    for (const rest of permutations(ids.filter((id) => id !== first))) yield [first, ...rest]
  }
}

/** The cheapest alignment of a log with one run of the plan: matched together, or each side alone. */
function alignedCost(log: readonly number[], run: readonly number[], weights: readonly number[]): number {
  const w = (id: number | undefined) => weights[id ?? -1] ?? 0
  let row = [0]
  for (const id of run) row.push((row.at(-1) ?? 0) + w(id))
  for (const done of log) {
    const next = [(row[0] ?? 0) + w(done)]
    run.forEach((id, j) => {
      const alone = Math.min((row[j + 1] ?? 0) + w(done), (next[j] ?? 0) + w(id))
      next.push(done === id ? Math.min(alone, row[j] ?? 0) : alone)
    })
    row = next
  }
  return row.at(-1) ?? 0
}

/** By the definition: over every run that the plan allows, the cheapest alignment. */
function bruteForce({ weights, at, order }: Case): number {
  const ids = weights.map((_, id) => id)
  const log = ids.filter((id) => at[id] !== undefined).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0))
  let best = Number.POSITIVE_INFINITY
  for (const run of permutations(ids)) {
    const allowed = run.every((then, j) => run.slice(0, j).every((first) => !order.has(key(then, first))))
    if (allowed) best = Math.min(best, alignedCost(log, run, weights))
  }
  return best
}

/** By the product: what is undone costs its weight, what is given up costs it on both sides. */
function byFlow({ weights, at, order }: Case): { cost: number; kept: number[] } {
  const ids = weights.map((_, id) => id).filter((id) => at[id] !== undefined)
  const done: DoneStep[] = ids.map((id) => ({ weight: weights[id] ?? 0, at: at[id] ?? 0 }))
  const kept = keepInOrder(done, (i, j) => order.has(key(ids[i] ?? -1, ids[j] ?? -1)))
  const sum = (some: readonly number[]) => some.reduce((all, id) => all + (weights[id] ?? 0), 0)
  const keptIds = kept.map((index) => ids[index] ?? -1)
  const all = sum(weights.map((_, id) => id))
  return { cost: all + sum(ids) - 2 * sum(keptIds), kept: keptIds }
}

describe('the alignment', () => {
  it('[R10] costs what the cheapest of all runs of the plan costs, on 12,000 random cases', () => {
    const seed = 20261128
    const dice = makeDice(seed)
    let interesting = 0
    for (let i = 0; i < 12_000; i++) {
      const each = randomCase(dice)
      const { cost, kept } = byFlow(each)
      if (kept.length < each.at.filter((at) => at !== undefined).length) interesting += 1
      if (cost !== bruteForce(each)) {
        expect.fail(
          `seed ${seed}, case ${i}: ${cost} instead of ${bruteForce(each)} for ${JSON.stringify({ ...each, order: [...each.order] })}`,
        )
      }
    }
    expect(interesting, 'cases where something had to be given up').toBeGreaterThan(2_000)
  })

  it('[R10] keeps no two steps that were done the wrong way round, and nothing more could be kept', () => {
    const steps = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 0, max: 20 }) }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(steps, (done) => {
        // The plan is the order in which the steps are written.
        const precedes = (i: number, j: number) => i < j
        const kept = keepInOrder(done, precedes)
        const inverted = (i: number, j: number) => i < j && (done[j]?.at ?? 0) < (done[i]?.at ?? 0)
        for (const i of kept) for (const j of kept) expect(inverted(i, j)).toBe(false)
        const given = done.map((_, i) => i).filter((i) => !kept.includes(i))
        for (const i of given) expect(kept.some((j) => inverted(i, j) || inverted(j, i))).toBe(true)
        // A linear plan: the heaviest rising run, by its own way.
        const best = done.map((step) => step.weight)
        done.forEach((step, j) => {
          for (let i = 0; i < j; i++) {
            if ((done[i]?.at ?? 0) <= step.at) best[j] = Math.max(best[j] ?? 0, (best[i] ?? 0) + step.weight)
          }
        })
        expect(kept.reduce((sum, i) => sum + (done[i]?.weight ?? 0), 0)).toBe(Math.max(0, ...best))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('[R10] says the same whatever order the steps are written in', () => {
    const dice = makeDice(3)
    for (let i = 0; i < 500; i++) {
      const { weights, at, order } = randomCase(dice)
      const n = weights.length
      const forth = (id: number) => n - 1 - id
      const turned = {
        weights: weights.map((_, id) => weights[forth(id)] ?? 0),
        at: at.map((_, id) => at[forth(id)]),
        order: new Set(
          [...order].map((pair) => pair.split(' ').map(Number)).map(([a = 0, b = 0]) => key(forth(a), forth(b))),
        ),
      }
      const kept = byFlow({ weights, at, order }).kept.sort()
      expect(byFlow(turned).kept.map(forth).sort()).toEqual(kept)
    }
  })
})
