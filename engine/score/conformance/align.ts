import type { Scenario } from '../../scenario/scenario.ts'
import type { Facts } from '../facts.ts'
import type { ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Alignment, Move } from './conformance.ts'
import { keepInOrder } from './keep.ts'
import { type PlanOrder, planOrder } from './plan-order.ts'
import { precedesBy, type Step, stepsOf } from './steps.ts'
import { strays } from './strays.ts'

/**
 * The cheapest way to make what was done and what the plan allows the same: which steps stand together, which are in
 * the plan only, which in the log only. Weighted by the expected actions; exact (see `keep.ts`).
 */
export function align(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  standard: ScoringStandard,
): Alignment {
  const steps = stepsOf(facts, items)
  const order = planOrder(scenario)
  const done = steps.filter((step) => step.at !== undefined)
  const kept = new Set(
    keepInOrder(
      done.map((step) => ({ weight: step.item.weight, at: step.at ?? 0 })),
      (i, j) => precedesBy(order, done[i] as Step, done[j] as Step),
    ).map((index) => done[index]),
  )
  const moves: Placed[] = []
  for (const step of steps) {
    const { item, period, at, entries } = step
    const about = {
      expected: item.expected,
      label: item.label,
      clause: item.clause,
      ...(period !== undefined && { period }),
      entries,
    }
    if (at !== undefined && kept.has(step)) {
      moves.push({ sort: at, move: { kind: 'together', why: 'as-planned', ...about, at, cost: 0 } })
      continue
    }
    const missing = at === undefined
    moves.push({
      ...(missing ? { sort: step.due } : placeOf(order, step, kept)),
      move: { kind: 'plan-only', why: missing ? 'missing' : 'out-of-order', ...about, cost: item.weight },
    })
    if (!missing) {
      moves.push({ sort: at, move: { kind: 'log-only', why: 'out-of-order', ...about, at, cost: item.weight } })
    }
  }
  for (const move of strays(scenario, facts, items, standard)) moves.push({ sort: move.at ?? 0, move })
  moves.sort(
    (a, b) => a.sort - b.sort || (a.side ?? 0) - (b.side ?? 0) || (a.move.entries[0] ?? 0) - (b.move.entries[0] ?? 0),
  )
  return total(
    moves.map(({ move }) => move),
    steps,
  )
}

/** A move and where it stands in the explanation: at a drill ms, and just before or just after what else is there. */
interface Placed {
  readonly sort: number
  readonly side?: -1 | 1
  readonly move: Move
}

/** Where the plan has a step that was given up: before the first kept one that must follow it, or after the last it must follow. */
function placeOf(order: PlanOrder, step: Step, kept: ReadonlySet<Step | undefined>): Pick<Placed, 'sort' | 'side'> {
  const own = step.at ?? step.due
  let before = own
  let after = own
  for (const other of kept) {
    if (other?.at === undefined) continue
    if (other.at < before && precedesBy(order, step, other)) before = other.at
    if (other.at > after && precedesBy(order, other, step)) after = other.at
  }
  return before < own ? { sort: before, side: -1 } : { sort: after, side: 1 }
}

/** Keeping nothing would cost every step of the plan and everything that was done. */
function total(moves: readonly Move[], steps: readonly Step[]): Alignment {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  const cost = sum(moves.map((move) => move.cost))
  const strays = sum(moves.filter((move) => move.kind === 'log-only' && move.why !== 'out-of-order').map((m) => m.cost))
  const plan = sum(steps.map((step) => step.item.weight))
  const done = sum(steps.filter((step) => step.at !== undefined).map((step) => step.item.weight))
  const worst = plan + done + strays
  const entries = [...new Set(moves.flatMap((move) => move.entries))].sort((a, b) => a - b)
  return { moves, cost, worst, fitness: { value: worst === 0 ? null : 1 - cost / worst, entries } }
}
