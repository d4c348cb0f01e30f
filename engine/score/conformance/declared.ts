import { actionsOf, type Constraint } from '../../scenario/constraint.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both } from '../../words/words.ts'
import type { Facts } from '../facts.ts'
import { fits } from '../fits.ts'
import { counts } from '../item.ts'
import type { ItemScore } from '../review.ts'
import type { ConstraintResult } from './conformance.ts'

type Violation = ConstraintResult['violations'][number]
/** One time an expected action was done; `at` in drill ms. */
interface Occurrence {
  readonly at: number
  readonly e: number
}

/** Activations and violations of a constraint over what was done, after Declare (Pesic & van der Aalst 2006). */
function hold(constraint: Constraint, done: (id: string) => readonly Occurrence[]): [number, readonly Violation[]] {
  const bare = (zh: string, en: string, rows: readonly Occurrence[]): Violation => ({
    text: both(zh, en),
    entries: rows.map((row) => row.e),
  })
  switch (constraint.kind) {
    case 'response': {
      const then = done(constraint.next)
      const rows = done(constraint.first)
      const limit = constraint.within ?? Number.POSITIVE_INFINITY
      const unanswered = rows.filter((row) => !then.some(({ at }) => at >= row.at && at - row.at <= limit))
      const time = constraint.within === undefined ? both('', '') : span(constraint.within)
      return [
        rows.length,
        unanswered.map((row) =>
          bare(`${time.zh && `${time.zh}内`}没有跟上`, `Not followed up ${time.en && `within ${time.en}`}`.trim(), [
            row,
          ]),
        ),
      ]
    }
    case 'precedence': {
      const first = done(constraint.first)
      const rows = done(constraint.next)
      const early = rows.filter((row) => !first.some(({ at }) => at <= row.at))
      return [rows.length, early.map((row) => bare('前一步尚未完成', 'Done before what must come first', [row]))]
    }
    case 'succession': {
      const [a, x] = hold({ ...constraint, kind: 'response' }, done)
      const [b, y] = hold({ ...constraint, kind: 'precedence' }, done)
      return [a + b, [...x, ...y]]
    }
    case 'not-coexist': {
      const [one = [], other = []] = constraint.actions.map(done)
      const both = one.length > 0 && other.length > 0
      const violation = bare('两者都做了', 'Both were done', [...one, ...other])
      return [one.length + other.length > 0 ? 1 : 0, both ? [violation] : []]
    }
    case 'absence': {
      const rows = done(constraint.action)
      return [Math.max(1, rows.length), rows.map((row) => bare('做了不该做的', 'It was done', [row]))]
    }
    case 'exactly-one': {
      const rows = done(constraint.action)
      if (rows.length === 1) return [1, []]
      return [
        1,
        [rows.length === 0 ? bare('没有做', 'Not done', []) : bare('做了不止一次', 'Done more than once', rows)],
      ]
    }
  }
}

/** The scenario's own constraints held against the log. Where nobody played an action's roles, nothing is demanded. */
export function holdDeclared(scenario: Scenario, facts: Facts, staffed: readonly string[]): ConstraintResult[] {
  const byId = new Map(scenario.expected.map((expected) => [expected.id, expected]))
  const done = (id: string): readonly Occurrence[] => {
    const expected = byId.get(id)
    return expected
      ? facts.actions.filter((action) => fits(expected, action)).map(({ own, e }) => ({ at: own, e }))
      : []
  }
  return scenario.constraints.map((constraint) => {
    const { id, zh, en, kind, clause, weight } = constraint
    const expected = actionsOf(constraint)
    const playable = expected.every((each) => byId.get(each)?.role.some((role) => staffed.includes(role)))
    const [activations, violations] = playable ? hold(constraint, done) : [0, []]
    return {
      id: `declared:${id}`,
      kind,
      source: 'authored',
      text: { zh, en },
      expected,
      ...(clause !== undefined && { clause }),
      weight,
      activations,
      fulfilled: activations - violations.length,
      violations,
      entries: [...new Set(expected.flatMap((each) => done(each).map((row) => row.e)))].sort((a, b) => a - b),
    }
  })
}

/** Precedence pairs of the scenario: activated when the second was done. */
export function holdPrecedence(scenario: Scenario, items: readonly ItemScore[]): ConstraintResult[] {
  const byId = new Map(items.map((item) => [item.expected, item]))
  return scenario.precedence.flatMap(([first, then]): ConstraintResult[] => {
    const [a, b] = [byId.get(first), byId.get(then)]
    if (!a || !b || !counts(b) || a.accepted) return []
    const owed = counts(a) && b.doneAt !== undefined
    const held = a.doneAt !== undefined && b.doneAt !== undefined && a.doneAt <= b.doneAt
    const entries = [...new Set([...a.entries, ...b.entries])].sort((x, y) => x - y)
    return [
      {
        id: `precedence:${first}>${then}`,
        kind: 'precedence',
        source: 'precedence',
        text: both(`先“${a.label.zh}”，后“${b.label.zh}”`, `“${a.label.en}” before “${b.label.en}”`),
        expected: [first, then],
        clause: b.clause,
        weight: b.weight,
        activations: owed ? 1 : 0,
        fulfilled: owed && held ? 1 : 0,
        violations: owed && !held ? [{ text: both('次序颠倒', 'Out of order'), entries }] : [],
        entries: owed ? entries : [],
      },
    ]
  })
}
