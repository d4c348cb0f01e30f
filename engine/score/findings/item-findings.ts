import type { Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both, list } from '../../words/words.ts'
import { counts, isBroken } from '../item.ts'
import type { ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Finding } from './finding.ts'
import { type Names, standing } from './names.ts'
import { remedyFor } from './remedy.ts'

const criticalFactor = 1.5

/** What the clause wants, of whom, by when. */
function demand(item: ItemScore, names: Names): Text {
  const who = names.doers(item)
  const basis = standing(item.limit)
  const head = both(`条款${item.clause}（${basis.zh}）`, `Clause ${item.clause} (${basis.en})`)
  const { limit, openedAt, dueAt, label } = item
  const quoted = both(`“${label.zh}”`, `“${label.en}”`)
  if (limit.kind === 'every') {
    const each = span(limit.period)
    return both(
      `${head.zh}要求${who.zh}每 ${each.zh}${quoted.zh}`,
      `${head.en} asks ${who.en} for ${quoted.en} every ${each.en}`,
    )
  }
  if (openedAt === undefined || dueAt === undefined || dueAt <= openedAt) {
    return both(`${head.zh}要求${who.zh}${quoted.zh}`, `${head.en} asks ${who.en} for ${quoted.en}`)
  }
  const time = span(dueAt - openedAt)
  return both(
    `${head.zh}要求${who.zh}在 ${time.zh}内${quoted.zh}`,
    `${head.en} asks ${who.en} for ${quoted.en} within ${time.en}`,
  )
}

/** What happened instead, or in fact. */
function outcome(item: ItemScore, names: Names): Text {
  if (item.result === 'missed') return both('本次未办', 'it was not done')
  const missing = names.missing(item)
  const content = missing
    ? both(`，缺${missing.zh}`, `; missing: ${missing.en}`)
    : item.content
      ? both('，要素齐全', ', complete')
      : both('', '')
  if (item.limit.kind === 'every') {
    const share = `${Math.round((item.timeliness ?? 0) * 100)}%`
    return both(`本次按期完成${share}${content.zh}`, `it was kept in ${share} of the periods${content.en}`)
  }
  if (item.took === undefined || item.openedAt === undefined) {
    return both(`本次提前办结${content.zh}`, `it was done ahead of being asked${content.en}`)
  }
  const took = span(item.took)
  const over =
    item.result === 'late' && item.doneAt !== undefined && item.dueAt !== undefined
      ? span(item.doneAt - item.dueAt)
      : undefined
  const late = over ? both(`，超时 ${over.zh}`, `, ${over.en} over`) : both('', '')
  return item.took === 0
    ? both(`本次提前办结${content.zh}`, `it was done ahead of being asked${content.en}`)
    : both(`本次用时 ${took.zh}${late.zh}${content.zh}`, `it took ${took.en}${late.en}${content.en}`)
}

function effectOf(item: ItemScore, names: Names): Text | undefined {
  const branches = names.cost(item.expected)
  if (branches.length === 0) return undefined
  const labels = list(
    branches.map((branch) => branch.label),
    '；',
    '; ',
  )
  return both(`情景因此转入“${labels.zh}”`, `The story turned to “${labels.en}”`)
}

function shared(item: ItemScore, names: Names) {
  return {
    expected: item.expected,
    objective: item.objective,
    clause: item.clause,
    roles: item.doneBy && item.result === 'breached' ? [item.doneBy.role] : item.roles,
    capability: names.capability(item.objective),
    problems: names.probes(item.expected),
    entries: item.entries,
  }
}

function breach(item: ItemScore, names: Names): Finding {
  const basis = standing(item.limit)
  const who = item.doneBy ? names.role(item.doneBy.role) : names.doers(item)
  const effect = effectOf(item, names)
  return {
    id: `item:${item.expected}`,
    kind: 'problem',
    about: 'breach',
    text: both(
      `条款${item.clause}（${basis.zh}）不允许“${item.label.zh}”；本次在${who.zh}席位发生。`,
      `Clause ${item.clause} (${basis.en}) does not allow “${item.label.en}”; it happened at the post of ${who.en}.`,
    ),
    ...(effect && { effect }),
    ...remedyFor(item, names),
    ...shared(item, names),
    weight: 1 + criticalFactor * item.weight,
  }
}

function problem(item: ItemScore, names: Names): Finding {
  const [wanted, actual, effect] = [demand(item, names), outcome(item, names), effectOf(item, names)]
  const factor = item.critical ? criticalFactor : 1
  return {
    id: `item:${item.expected}`,
    kind: 'problem',
    about: 'item',
    text: both(`${wanted.zh}；${actual.zh}。`, `${wanted.en}; ${actual.en}.`),
    ...(effect && { effect }),
    ...remedyFor(item, names),
    ...shared(item, names),
    weight: (item.weight * factor * (100 - (item.points ?? 0))) / 100 + (effect ? 1 : 0),
  }
}

function strength(item: ItemScore, names: Names): Finding {
  const [wanted, actual] = [demand(item, names), outcome(item, names)]
  const limit = item.openedAt !== undefined && item.dueAt !== undefined ? item.dueAt - item.openedAt : 0
  const spare = limit > 0 && item.took !== undefined ? 1 - item.took / limit : 0
  const factor = item.critical ? criticalFactor : 1
  return {
    id: `item:${item.expected}`,
    kind: 'strength',
    about: 'item',
    text: both(`${wanted.zh}；${actual.zh}。`, `${wanted.en}; ${actual.en}.`),
    ...shared(item, names),
    // Of equals, the one that left most of its time over.
    weight: (item.weight * factor * (item.points ?? 0)) / 100 + spare / 10,
  }
}

/**
 * Every expected action that lost points or was a strength (in time, and P by its points), and every breach. Accepted
 * deviations are neither.
 */
export function itemFindings(items: readonly ItemScore[], names: Names, { performed }: ScoringStandard): Finding[] {
  return items.flatMap((item) => {
    if (isBroken(item)) return [breach(item, names)]
    if (!counts(item)) return []
    const points = item.points ?? 0
    if (item.result === 'done' && points >= 100 * performed) return [strength(item, names)]
    return points < 100 ? [problem(item, names)] : []
  })
}
