import type { EntryOf } from '../../drill/entries.ts'
import { formOf } from '../../scenario/forms.ts'
import type { Scenario, Text } from '../../scenario/scenario.ts'
import { isForbidden } from '../../scenario/script.ts'
import { type Facts, groupBy } from '../facts.ts'
import { fits } from '../fits.ts'
import { counts } from '../item.ts'
import { metAt, periodsOf } from '../periods.ts'
import type { ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Alignment, Move } from './conformance.ts'
import { keepInOrder } from './keep.ts'
import { type PlanOrder, planOrder } from './plan-order.ts'

/** One thing the plan wanted done; every period of a periodic action is one. */
interface Step {
  readonly item: ItemScore
  readonly period?: number
  readonly met?: EntryOf<'expected-met'>
  readonly at?: number
  /** When it should have been done by. */
  readonly due: number
  readonly entries: readonly number[]
}

function stepsOf(facts: Facts, items: readonly ItemScore[]): Step[] {
  return items.filter(counts).flatMap((item): Step[] => {
    const met = facts.met.get(item.expected) ?? []
    const done = (entry: EntryOf<'expected-met'>) => ({
      met: entry,
      at: metAt(facts, entry),
      due: entry.at,
      entries: [entry.action, entry.e],
    })
    if (item.limit.kind !== 'every') {
      const [first] = met
      return [first ? { item, ...done(first) } : { item, due: item.dueAt ?? facts.end, entries: item.entries }]
    }
    return periodsOf(facts, { id: item.expected, limit: item.limit }).map((period, index) => ({
      item,
      period: index + 1,
      ...(period.met ? done(period.met) : { due: period.overdue.dueAt, entries: [period.e] }),
    }))
  })
}

/** A periodic action's periods follow each other; what must precede it precedes them all, what it must precede only the first. */
function precedesBy(order: PlanOrder, first: Step, then: Step): boolean {
  if (first.item === then.item) return (first.period ?? 0) < (then.period ?? 0)
  return (first.period ?? 1) === 1 && order(first.item.expected, then.item.expected)
}

function labelOf(tasks: ReadonlyMap<string, Text>, action: EntryOf<'action-taken'>): Text {
  const form = formOf(action.form)
  const task = tasks.get(action.fields.task ?? '')
  if (!form) return { zh: action.form, en: action.form }
  return task ? { zh: `${form.zh}：${task.zh}`, en: `${form.en}: ${task.en}` } : { zh: form.zh, en: form.en }
}

/** Actions that met nothing: forbidden, done again, or off the plan. Those that can never be too many are left out. */
function strays(scenario: Scenario, facts: Facts, items: readonly ItemScore[], standard: ScoringStandard): Move[] {
  const wanted = groupBy(
    scenario.expected.filter((expected) => !isForbidden(expected)),
    (expected) => expected.form,
  )
  const byId = new Map(items.map((item) => [item.expected, item]))
  const tasks = new Map(scenario.tasks.map((task) => [task.id, task]))
  return facts.actions.flatMap((action): Move[] => {
    if (facts.metBy.has(action.e)) return []
    const move = { kind: 'log-only', at: action.own, label: labelOf(tasks, action) } as const
    const broken = (facts.breachedBy.get(action.e) ?? []).map((entry) => ({ entry, item: byId.get(entry.expected) }))
    const [first] = broken
    if (first) {
      // An accepted one was right after all.
      if (broken.every(({ item }) => item?.accepted)) return []
      const { entry, item } = broken.find((each) => !each.item?.accepted) ?? first
      const about = item && { label: item.label, clause: item.clause }
      return [
        {
          ...move,
          ...about,
          why: 'forbidden',
          expected: entry.expected,
          cost: item?.weight ?? standard.moves.offPlan,
          entries: [action.e, entry.e],
        },
      ]
    }
    if (standard.conventions.freeForms.includes(action.form)) return []
    const again = wanted.get(action.form)?.find((expected) => {
      const before = facts.met.get(expected.id)?.[0]
      return before !== undefined && before.e < action.e && fits(expected, action)
    })
    if (again && byId.get(again.id)?.accepted) return []
    return [
      again
        ? {
            ...move,
            why: 'repeat',
            expected: again.id,
            label: { zh: again.zh, en: again.en },
            clause: again.clause,
            cost: standard.moves.repeat,
            entries: [action.e],
          }
        : { ...move, why: 'off-plan', cost: standard.moves.offPlan, entries: [action.e] },
    ]
  })
}

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
  const moves: { readonly sort: number; readonly move: Move }[] = []
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
    // Where the plan has it: before the first thing that was kept and must come after it.
    const before = missing ? step.due : firstAfter(order, step, kept)
    moves.push({
      sort: before,
      move: { kind: 'plan-only', why: missing ? 'missing' : 'out-of-order', ...about, cost: item.weight },
    })
    if (!missing) {
      moves.push({ sort: at, move: { kind: 'log-only', why: 'out-of-order', ...about, at, cost: item.weight } })
    }
  }
  for (const move of strays(scenario, facts, items, standard)) moves.push({ sort: move.at ?? 0, move })
  moves.sort((a, b) => a.sort - b.sort || (a.move.entries[0] ?? 0) - (b.move.entries[0] ?? 0))
  return total(
    moves.map(({ move }) => move),
    steps,
  )
}

function firstAfter(order: PlanOrder, step: Step, kept: ReadonlySet<Step | undefined>): number {
  let first = step.at ?? step.due
  for (const other of kept) {
    if (other?.at !== undefined && other.at < first && precedesBy(order, step, other)) first = other.at
  }
  return first
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
