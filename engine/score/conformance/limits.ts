import type { ExpectedAction, Scenario, Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both, list } from '../../words/words.ts'
import type { Facts } from '../facts.ts'
import { fits } from '../fits.ts'
import { counts } from '../item.ts'
import { periodsOf } from '../periods.ts'
import type { ItemScore } from '../review.ts'
import type { ConstraintKind, ConstraintResult } from './conformance.ts'

type Violation = ConstraintResult['violations'][number]

function textOf(scenario: Scenario, expected: ExpectedAction): Text {
  const { limit } = expected
  const roleOf = (id: string): Text => scenario.roles.find((role) => role.id === id) ?? { zh: id, en: id }
  switch (limit.kind) {
    case 'within': {
      const time = span(limit.of)
      return both(`${expected.zh}： ${time.zh}内完成`, `${expected.en}: within ${time.en}`)
    }
    case 'before': {
      const time = span(limit.event.margin)
      return both(`${expected.zh}：提前 ${time.zh}完成`, `${expected.en}: at least ${time.en} ahead`)
    }
    case 'every': {
      const time = span(limit.period)
      return both(`${expected.zh}：每 ${time.zh}一次`, `${expected.en}: every ${time.en}`)
    }
    case 'must-not':
      return both(`禁止：${expected.zh}`, `Never: ${expected.en}`)
    case 'not-before': {
      const first = scenario.expected.find((each) => each.id === limit.action)
      return both(
        `${first?.zh ?? limit.action}之前不得：${expected.zh}`,
        `Not before “${first?.en ?? limit.action}”: ${expected.en}`,
      )
    }
    case 'only-role': {
      const roles = list(limit.roles.map(roleOf))
      return both(`仅限${roles.zh}：${expected.zh}`, `${roles.en} only: ${expected.en}`)
    }
  }
}

const late = (item: ItemScore): Violation => {
  if (item.result === 'missed' || item.doneAt === undefined || item.dueAt === undefined) {
    return { text: both('未办', 'Not done'), entries: item.entries }
  }
  const over = span(item.doneAt - item.dueAt)
  return { text: both(`超时 ${over.zh}`, `${over.en} over the limit`), entries: item.entries }
}

/** What a limit demanded, how often, and how often it was kept. */
function hold(facts: Facts, expected: ExpectedAction, item: ItemScore): [number, readonly Violation[]] {
  const breaches = (facts.breached.get(expected.id) ?? []).map((entry) => ({
    text: both('做了不该做的', 'It was done'),
    entries: [entry.action, entry.e],
  }))
  switch (expected.limit.kind) {
    case 'within':
    case 'before':
      return counts(item) ? [1, item.result === 'done' ? [] : [late(item)]] : [0, []]
    case 'every': {
      const periods = periodsOf(facts, expected)
      const over = periods.filter((period) => !period.met)
      const missed = over.map((entry) => ({ text: both('本期未办', 'Not done in this period'), entries: [entry.e] }))
      return counts(item) ? [periods.length, missed] : [0, []]
    }
    case 'must-not':
      return item.result === 'unstaffed' ? [0, []] : [Math.max(1, breaches.length), breaches]
    case 'not-before': {
      const acts = facts.actions.filter((action) => fits(expected, action)).length
      return [Math.max(acts, breaches.length), breaches]
    }
    case 'only-role': {
      const { roles } = expected.limit
      const rightly = facts.actions.filter(
        (action) => roles.includes(action.role) && fits({ ...expected, role: [...roles] }, action),
      ).length
      return [rightly + breaches.length, breaches]
    }
  }
}

function kindOf(expected: ExpectedAction): ConstraintKind {
  const { limit, after } = expected
  // What an action opens is owed in answer to it.
  return limit.kind === 'within' && after && 'action' in after ? 'response' : limit.kind
}

/** Every expected action's own limit, held against the log. Accepted deviations demand nothing any more. */
export function holdLimits(scenario: Scenario, facts: Facts, items: readonly ItemScore[]): ConstraintResult[] {
  const byId = new Map(items.map((item) => [item.expected, item]))
  return scenario.expected.flatMap((expected): ConstraintResult[] => {
    const item = byId.get(expected.id)
    if (!item || item.accepted) return []
    const [activations, violations] = hold(facts, expected, item)
    const kind = kindOf(expected)
    const opener = kind === 'response' && expected.after && 'action' in expected.after ? [expected.after.action] : []
    return [
      {
        id: `limit:${expected.id}`,
        kind,
        source: 'limit',
        text: textOf(scenario, expected),
        expected: [...opener, expected.id],
        clause: expected.clause,
        weight: expected.weight,
        activations,
        fulfilled: activations - violations.length,
        violations,
        entries: item.entries,
      },
    ]
  })
}
