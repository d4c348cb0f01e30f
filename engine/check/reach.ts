import type { Condition } from '../scenario/condition.ts'
import type { ExpectedAction, Inject } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import type { Lookup } from './lookup.ts'

/** What can ever happen in a scenario, taken as kindly as possible: what is not in here never happens. */
export interface Reach {
  readonly injects: ReadonlySet<string>
  /** Expected actions that open. */
  readonly opened: ReadonlySet<string>
  readonly branches: ReadonlySet<string>
  /** Could this condition ever hold? */
  holds(condition: Condition): boolean
}

/** Follows everything that sets off something else until nothing new happens. */
export function reachOf(lookup: Lookup): Reach {
  const { scenario, begin } = lookup
  const { end } = scenario.clock
  const injects = new Set<string>()
  const opened = new Set<string>()
  const branches = new Set<string>()
  /** By variable: the branches that set it to a value, or add to it. */
  const changes = new Map<string, { branch: string; set?: string | number | boolean }[]>()
  for (const { id: branch, effects } of scenario.branches) {
    const add = (id: string, set?: string | number | boolean) => {
      const change = { branch, ...(set !== undefined && { set }) }
      const known = changes.get(id)
      if (known) known.push(change)
      else changes.set(id, [change])
    }
    for (const effect of effects) {
      if ('set' in effect) for (const [id, value] of Object.entries(effect.set)) add(id, value)
      if ('add' in effect) for (const id of Object.keys(effect.add)) add(id)
    }
  }
  const within = (at: number) => at >= begin && at < end

  const done = (id: string) => {
    const expected = lookup.expected.get(id)
    if (!expected || isForbidden(expected)) return false
    return opened.has(id) || (expected.ahead ?? Object.keys(expected.match).length > 0)
  }
  /** What a variable without a model can come to hold: its initial value, or what a branch that fires makes of it. */
  function values(id: string): { fixed: Set<unknown>; moves: boolean } {
    const variable = lookup.variables.get(id)
    const fixed = new Set<unknown>([variable?.initial])
    let moves = variable?.model !== undefined
    for (const { branch, set } of changes.get(id) ?? []) {
      if (!branches.has(branch)) continue
      if (set === undefined) moves = true
      else fixed.add(set)
    }
    return { fixed, moves }
  }
  function holds(condition: Condition): boolean {
    if ('done' in condition) return done(condition.done) && (condition.by === undefined || condition.by >= begin)
    if ('notDone' in condition) return condition.by < end
    if ('breached' in condition) {
      const expected = lookup.expected.get(condition.breached)
      return expected !== undefined && isForbidden(expected)
    }
    if ('count' in condition) return condition.count.of.filter(done).length >= condition.count.atLeast
    if ('var' in condition) {
      const { fixed, moves } = values(condition.var)
      const { gte = Number.NEGATIVE_INFINITY, lte = Number.POSITIVE_INFINITY, is } = condition
      if (moves) return gte <= lte
      return [...fixed].some((value) => {
        if (is !== undefined && value !== is) return false
        if (condition.gte === undefined && condition.lte === undefined) return true
        return Number(value) >= gte && Number(value) <= lte
      })
    }
    if ('score' in condition) return condition.score.below > 0 && condition.by < end
    if ('delivered' in condition) return injects.has(condition.delivered)
    if ('at' in condition) return condition.at < end
    if ('all' in condition) return condition.all.every(holds)
    if ('any' in condition) return condition.any.some(holds)
    return true
  }
  const sets = (after: Inject['after'] | ExpectedAction['after']): boolean => {
    if (!after) return false
    if ('inject' in after) return injects.has(after.inject)
    if ('action' in after) return done(after.action)
    if ('branch' in after) return branches.has(after.branch)
    return within(after.at)
  }
  for (let before = -1, now = 0; before !== now; ) {
    before = now
    for (const branch of scenario.branches) {
      if (branches.has(branch.id) || !holds(branch.when)) continue
      branches.add(branch.id)
      for (const effect of branch.effects) if ('inject' in effect) injects.add(effect.inject)
    }
    for (const inject of scenario.injects) {
      if (injects.has(inject.id)) continue
      if ((inject.at !== undefined && within(inject.at)) || sets(inject.after) || (inject.when && holds(inject.when)))
        injects.add(inject.id)
    }
    for (const expected of scenario.expected) {
      if (opened.has(expected.id)) continue
      if (sets(expected.after) || lookup.openers.get(expected.id)?.some((inject) => injects.has(inject.id)))
        opened.add(expected.id)
    }
    now = injects.size + opened.size + branches.size
  }
  return { injects, opened, branches, holds }
}
