import type { Condition, FieldTest } from '../scenario/condition.ts'
import { dueAt, type Script } from '../scenario/script.ts'
import { plainCurve, timeScore } from '../score/curve.ts'
import type { Ledger } from './ledger.ts'
import { valueAt } from './variables.ts'

/** Does a field's text pass a test? Numbers compare as numbers. */
export function passes(value: string | undefined, test: FieldTest): boolean {
  if (value === undefined) return false
  if (Array.isArray(test)) return test.some((each) => String(each) === value)
  if (typeof test !== 'object') return String(test) === value
  const amount = Number(value)
  return (
    !Number.isNaN(amount) &&
    (test.gte === undefined || amount >= test.gte) &&
    (test.lte === undefined || amount <= test.lte)
  )
}

const jumpedOver = (ledger: Ledger, at: number) => ledger.jumps.some(([from, to]) => at >= from && at <= to)

/** Could somebody have done it? Not where nobody plays the role, and not where a jump took the time away. */
function couldBeDone(script: Script, ledger: Ledger, id: string, by: number): boolean {
  const expected = script.expected.get(id)
  if (!expected?.role.some((role) => ledger.staffed.includes(role))) return false
  return ledger.expected[id]?.s !== 'skipped' && !jumpedOver(ledger, by)
}

function doneAt(ledger: Ledger, id: string): number {
  return ledger.expected[id]?.done ?? Number.POSITIVE_INFINITY
}

/** The time score (0–1) of an expected action as the ledger stands; 0 when it is not done. */
function scoreOf(script: Script, ledger: Ledger, id: string): number {
  const expected = script.expected.get(id)
  const row = ledger.expected[id]
  if (!expected || row?.done === undefined) return 0
  return timeScore(
    expected.curve ?? plainCurve,
    row.done - row.opened,
    dueAt(script, expected, row.opened) - row.opened,
  )
}

/** Does a condition hold in this ledger, at its `at`? */
export function holds(script: Script, ledger: Ledger, condition: Condition): boolean {
  const { at } = ledger
  if ('done' in condition) return doneAt(ledger, condition.done) <= (condition.by ?? at)
  if ('notDone' in condition) {
    // Not before the limit is over: what arrives on it is in time.
    if (at <= condition.by || !couldBeDone(script, ledger, condition.notDone, condition.by)) return false
    return doneAt(ledger, condition.notDone) > condition.by
  }
  if ('breached' in condition) return (ledger.breaches[condition.breached] ?? 0) > 0
  if ('answered' in condition) {
    const index = script.answered.indexOf(condition.answered)
    return (ledger.answers[index] ?? Number.POSITIVE_INFINITY) <= (condition.by ?? at)
  }
  if ('count' in condition) {
    const done = condition.count.of.filter((id) => doneAt(ledger, id) <= (condition.by ?? at))
    return done.length >= condition.count.atLeast
  }
  if ('var' in condition) {
    const value = valueAt(script, ledger, condition.var, at)
    if (condition.is !== undefined && value !== condition.is) return false
    if (condition.gte !== undefined && !(Number(value) >= condition.gte)) return false
    return condition.lte === undefined || Number(value) <= condition.lte
  }
  if ('score' in condition) {
    const scored = condition.score.of.filter((id) => couldBeDone(script, ledger, id, condition.by))
    if (at <= condition.by || scored.length === 0) return false
    const mean = scored.reduce((sum, id) => sum + scoreOf(script, ledger, id), 0) / scored.length
    return mean * 100 < condition.score.below
  }
  if ('delivered' in condition) return ledger.injects[condition.delivered] !== undefined
  if ('at' in condition) return at >= condition.at
  if ('all' in condition) return condition.all.every((part) => holds(script, ledger, part))
  if ('any' in condition) return condition.any.some((part) => holds(script, ledger, part))
  return !holds(script, ledger, condition.not)
}

/** Could the condition still come to hold, as far as the ledger tells? False means never. */
export function couldHold(script: Script, ledger: Ledger, condition: Condition): boolean {
  if ('notDone' in condition) {
    if (doneAt(ledger, condition.notDone) <= condition.by) return false
    return couldBeDone(script, ledger, condition.notDone, condition.by)
  }
  if ('done' in condition)
    return doneAt(ledger, condition.done) <= ledger.at || ledger.at <= (condition.by ?? ledger.at)
  if ('all' in condition) return condition.all.every((part) => couldHold(script, ledger, part))
  if ('any' in condition) return condition.any.some((part) => couldHold(script, ledger, part))
  return true
}
