import { formKind } from '../scenario/forms.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import type { Script } from '../scenario/script.ts'
import { passes } from './holds.ts'
import type { Act, Ledger } from './ledger.ts'

const matches = (expected: ExpectedAction, act: Act) =>
  Object.entries(expected.match).every(([field, test]) => passes(act.fields[field], test)) &&
  expected.to.every((role) => act.to.includes(role))

const mayBeAhead = (expected: ExpectedAction) => expected.ahead ?? Object.keys(expected.match).length > 0
const signature = (expected: ExpectedAction) => JSON.stringify([expected.match, expected.to])

/**
 * The expected actions that an action meets: of those with the same match and addressees only one, the one whose
 * inject it answers, else the one due first; one not yet open only where nothing open fits. What the script calls the
 * same as one of these is met with it.
 */
export function metBy(script: Script, ledger: Ledger, act: Act): ExpectedAction[] {
  const fitting = (script.wanted.get(formKind(act.form)) ?? []).filter((each) => {
    const row = ledger.expected[each.id]
    if (!each.role.includes(act.role) || !matches(each, act)) return false
    // A periodic one stays open from period to period; once it is overdue its last has ended.
    if (row) return row.s === 'open' ? row.now !== true : row.s === 'overdue' && each.limit.kind !== 'every'
    return mayBeAhead(each) && each.limit.kind !== 'every'
  })
  const answered = new Set(act.inject ? script.injects.get(act.inject)?.expects : [])
  const rank = (each: ExpectedAction) => {
    const row = ledger.expected[each.id]
    return [row ? 0 : 1, answered.has(each.id) ? 0 : 1, row?.due ?? 0] as const
  }
  const first = new Map<string, ExpectedAction>()
  const order = (a: ExpectedAction, b: ExpectedAction) => {
    const [x, y] = [rank(a), rank(b)]
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
  }
  for (const each of [...fitting].sort(order)) if (!first.has(signature(each))) first.set(signature(each), each)
  const met = new Set(first.values())
  const tied = (a: ExpectedAction, b: ExpectedAction) => Boolean(a.same?.includes(b.id) || b.same?.includes(a.id))
  for (const one of met) for (const each of fitting) if (tied(one, each)) met.add(each)
  return [...met]
}

/** Is this action the one that a forbidden expected action describes? */
export function breaches(script: Script, ledger: Ledger, expected: ExpectedAction, act: Act): boolean {
  if (!matches(expected, act)) return false
  const { limit } = expected
  if (limit.kind === 'only-role') return !limit.roles.includes(act.role)
  if (!expected.role.includes(act.role)) return false
  if (limit.kind === 'not-before') {
    // Where nobody plays what must come first, nobody can be blamed for not waiting.
    const first = script.expected.get(limit.action)
    const staffed = first?.role.some((role) => ledger.staffed.includes(role)) ?? false
    return staffed && ledger.expected[limit.action]?.done === undefined
  }
  return limit.kind === 'must-not'
}
