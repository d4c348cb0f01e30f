import { formOf } from '../../../engine/scenario/forms.ts'
import type { ExpectedAction, Text } from '../../../engine/scenario/scenario.ts'
import type { ItemScore, Review } from '../../../engine/score/review.ts'
import { shortSpan, span } from '../staff/time-text.ts'
import { both, list, same } from '../staff/words.ts'

/** One of the three strongest or weakest points, with what to do about a weak one. */
export interface Finding {
  readonly item: ItemScore
  readonly what: Text
  readonly mend?: Text
}

const isScored = (item: ItemScore) => item.points !== null
const lost = (item: ItemScore) => item.weight * (100 - (item.points ?? 100)) * (item.critical ? 1.5 : 1)
const won = (item: ItemScore) => item.weight * (item.points ?? 0) * (item.critical ? 1.5 : 1)
/** How much of its time an action used: less is stronger. */
const used = (item: ItemScore) =>
  item.took !== undefined && item.dueAt !== undefined && item.openedAt !== undefined && item.dueAt > item.openedAt
    ? item.took / (item.dueAt - item.openedAt)
    : 1

function fieldNames(item: ItemScore, form: string | undefined): Text {
  const fields = formOf(form ?? '')?.fields ?? []
  return list((item.content?.missing ?? []).map((id) => fields.find((field) => field.id === id) ?? same(id)))
}

function limitOf(item: ItemScore): Text | undefined {
  if (item.openedAt === undefined || item.dueAt === undefined || item.dueAt <= item.openedAt) return undefined
  return span(item.dueAt - item.openedAt)
}

/** What happened, in one line: label, limit, time used. */
export function resultText(item: ItemScore): Text {
  const { label } = item
  const limit = limitOf(item)
  const within = limit ? both(`（限 ${limit.zh}）`, ` (limit ${limit.en})`) : both('', '')
  if (item.result === 'breached') return both(`发生了不该发生的：${label.zh}`, `It happened and must not: ${label.en}`)
  if (item.result === 'respected') return both(`守住了界限：${label.zh}`, `The line was kept: ${label.en}`)
  if (item.result === 'missed') return both(`${label.zh}：未办${within.zh}`, `${label.en}: not done${within.en}`)
  if (item.took === undefined) return both(`${label.zh}${within.zh}`, `${label.en}${within.en}`)
  const took = span(item.took)
  const share = item.content && item.content.share < 1 ? Math.round(item.content.share * 100) : undefined
  const gap = share === undefined ? both('', '') : both(`，要素 ${share}%`, `, ${share}% of its content`)
  return both(`${label.zh}：用时 ${took.zh}${within.zh}${gap.zh}`, `${label.en}: took ${took.en}${within.en}${gap.en}`)
}

/** What the figures alone suggest to mend; the evaluator decides. */
export function mendText(
  item: ItemScore,
  roleOf: (id: string) => Text,
  expected: ExpectedAction | undefined,
): Text | undefined {
  const who = list(item.roles.map(roleOf), '或', ' or ')
  if (item.result === 'breached') {
    return both(
      `对照条款 ${item.clause} 重申权限与禁止事项`,
      `Go through clause ${item.clause} again: who may do this, and what nobody may`,
    )
  }
  // Only what an inject calls for can be seen or left unseen; the rest people must think of themselves.
  const told = !expected?.after || 'inject' in expected.after
  const unseen = told && item.seenAt === undefined && item.openedAt !== undefined
  if (item.result === 'missed' && unseen) {
    return both(
      `没有人打开过引发它的情况：先查通知是否到人、${who.zh}是否有人值守`,
      `Nobody opened what called for it: check that notices reach a person and that ${who.en} is on watch`,
    )
  }
  if (item.result === 'missed' && !told) {
    return both(
      `没有人提醒，也就没有人办：把条款 ${item.clause} 列入${who.zh}的值班清单，到时自查`,
      `Nothing reminded them, so it was not done: put clause ${item.clause} on the checklist of ${who.en}`,
    )
  }
  if (item.result === 'missed') {
    return both(
      `看到了却没有办：在条款 ${item.clause} 写明由谁牵头，下次演练再验证`,
      `It was seen and not done: write into clause ${item.clause} who takes the lead, and test it next time`,
    )
  }
  if (item.result === 'late' && item.seenAt !== undefined && item.doneAt !== undefined) {
    const [notice, decision] = [item.seenAt - (item.openedAt ?? item.seenAt), item.doneAt - item.seenAt]
    return notice > decision
      ? both(
          `时间主要花在看到之前（${shortSpan(notice)}）：改进接报与提醒`,
          `Most of the time went before anybody looked (${shortSpan(notice)}): mend the way notices arrive`,
        )
      : both(
          `时间主要花在看到之后（${shortSpan(decision)}）：简化审批，事先备好文本`,
          `Most of the time went after it was seen (${shortSpan(decision)}): fewer approvals, texts prepared beforehand`,
        )
  }
  if (item.result === 'late') return both('提前准备，压缩流转时间', 'Prepare ahead and shorten the hand-overs')
  if (item.content && item.content.missing.length > 0) {
    const fields = fieldNames(item, expected?.form)
    return both(`补齐要素：${fields.zh}；用固定格式上报`, `Say everything: ${fields.en}; use a set format`)
  }
  return undefined
}

/** The three strongest and three weakest expected actions, by weight × points. Never persons. */
export function findings(
  review: Review,
  roleOf: (id: string) => Text,
  expectedOf: (id: string) => ExpectedAction | undefined,
): { readonly strong: readonly Finding[]; readonly weak: readonly Finding[] } {
  const scored = review.items.filter(isScored)
  const strong = scored
    .filter((item) => item.result === 'done' && (item.points ?? 0) >= 60)
    .sort((a, b) => won(b) - won(a) || used(a) - used(b))
    .slice(0, 3)
  const weak = scored
    .filter((item) => (item.points ?? 100) < 100 && !strong.includes(item))
    .sort((a, b) => lost(b) - lost(a))
    .slice(0, 3)
  return {
    strong: strong.map((item) => ({ item, what: resultText(item) })),
    weak: weak.map((item) => {
      const mend = mendText(item, roleOf, expectedOf(item.expected))
      return { item, what: resultText(item), ...(mend && { mend }) }
    }),
  }
}
