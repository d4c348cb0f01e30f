import { bends } from '../hazard/flow.ts'
import type { Bound, Script } from '../scenario/script.ts'
import type { Effect, Ledger } from './ledger.ts'
import { valueAt } from './variables.ts'

/**
 * The first drill ms after `at` at which a variable is on the other side of a bound than at `at`, if nothing but time
 * happens until the script's end; undefined where it never is. Between two bends a model only rises or only falls, so
 * halving each stretch finds the very millisecond, by the same function that the conditions ask.
 */
export function crossingAfter(
  script: Script,
  ledger: Ledger,
  { variable, side, value }: Bound,
  at: number,
): number | undefined {
  const { model } = script.variables.get(variable) ?? {}
  if (!model) return undefined
  const beyond = (time: number) => {
    const stands = Number(valueAt(script, ledger, variable, time))
    return side === 'gte' ? stands >= value : stands <= value
  }
  const own = model.kind === 'quotient' ? script.variables.get(model.of)?.model : model
  const { end } = script.scenario.clock
  const stops = [...(own ? bends(own) : []), end].filter((time) => time > at && time <= end).sort((a, b) => a - b)
  const now = beyond(at)
  let low = at
  for (const stop of stops) {
    if (beyond(stop) === now) {
      low = stop
      continue
    }
    let high = stop
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (beyond(middle) === now) low = middle
      else high = middle
    }
    return high
  }
  return undefined
}

/** Keeps a timer for the next crossing of every bound, after a step that changed what the variables do. */
export function watch(script: Script, before: Ledger, after: Ledger): { ledger: Ledger; effects: readonly Effect[] } {
  const known = before.crossings
  const still =
    known !== undefined &&
    before.vars === after.vars &&
    before.frozen === after.frozen &&
    Object.values(known).every((at) => at > after.at)
  if (script.bounds.length === 0 || still) return { ledger: after, effects: [] }
  const crossings: Record<string, number> = {}
  const effects: Effect[] = []
  for (const [index, bound] of script.bounds.entries()) {
    const id = `cross:${index}`
    const at = crossingAfter(script, after, bound, after.at)
    if (at !== undefined) crossings[index] = at
    if (at === known?.[index]) continue
    if (at !== undefined) effects.push({ kind: 'arm', id, dueAt: at, event: { type: 'tick' } })
    else effects.push({ kind: 'disarm', id })
  }
  return { ledger: { ...after, crossings }, effects }
}
