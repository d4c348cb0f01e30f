import { stamp } from '../words/time-text.ts'
import { both, clip } from '../words/words.ts'
import type { Block, Section } from './document.ts'
import { head, type Pen } from './pen.ts'
import { signalBlocks } from './signals-text.ts'

/** Injects that called for something no clause of the plan speaks of. */
function orphans(pen: Pen): Block {
  const { scenario } = pen
  const covered = new Set<string>()
  for (const inject of scenario.injects) if (inject.expects.length > 0) covered.add(inject.id)
  for (const { after } of scenario.expected) if (after && 'inject' in after) covered.add(after.inject)
  const delivered = pen.of('inject-delivered')
  const orphan = delivered.filter((entry) => {
    const inject = scenario.injects.find((each) => each.id === entry.inject)
    const asked = inject ? !inject.noise && !covered.has(inject.id) : false
    return asked && Boolean(entry.message.reply.dueAt || entry.message.reply.options)
  })
  if (orphan.length === 0)
    return pen.para(
      pen.s(
        both(
          `导入的 ${delivered.length} 条情况中，要求处置的都有条款可依。`,
          `Of ${delivered.length} injects delivered, every one that called for action has a clause to go by.`,
        ),
        delivered.map((entry) => entry.e),
      ),
    )
  return pen.bullets(
    orphan.map((entry) => [
      pen.s(
        both(
          `情况 ${entry.inject} 没有条款可依：${clip(entry.message.zh, 80)}`,
          `Inject ${entry.inject} has no clause to go by: ${clip(entry.message.en, 80)}`,
        ),
        [entry.e],
      ),
    ]),
  )
}

/** Clauses that this drill did not put to the test. */
function unexercised(pen: Pen): Block {
  const { scenario, input } = pen
  const idle = scenario.clauses.filter((clause) => {
    if (clause.standing) return false
    const items = input.review.items.filter((item) => item.clause === clause.id)
    return items.every((item) => ['not-opened', 'unstaffed', 'skipped'].includes(item.result))
  })
  const exercised = scenario.clauses.length - idle.length
  if (idle.length === 0)
    return pen.para(
      pen.s(
        both(`${exercised} 条条款全部得到检验。`, `All ${exercised} clauses were exercised.`),
        input.review.items.flatMap((item) => item.entries),
      ),
    )
  return pen.table(
    both('本次没有检验到的条款', 'Clauses this drill did not exercise'),
    [head('条款', 'Clause', 14), head('内容', 'Content', 86)],
    idle.map((clause) => [pen.cell(clause.id, { strong: true }), pen.cell(clause)]),
  )
}

/** Where people said why they went another way; accepted ones are candidates for a defect of the plan. */
function deviations(pen: Pen): Block {
  const acted = pen.of('action-taken').filter((entry) => entry.reason?.trim())
  const accepted = pen.input.review.rulings?.accepted ?? []
  if (acted.length === 0 && accepted.length === 0)
    return pen.note(
      both('没有人填写偏离理由，也没有认可的偏离。', 'Nobody gave a reason to deviate, and no deviation was accepted.'),
    )
  return pen.table(
    both('说明了理由的偏离', 'Deviations with a reason'),
    [
      head('时刻', 'Time', 12),
      head('角色或条款', 'Role or clause', 22),
      head('理由', 'Reason', 46),
      head('认定', 'Ruling', 20),
    ],
    [
      ...acted.map((entry) => [
        pen.cell(stamp(entry.at), { entries: [entry.e] }),
        pen.cell(pen.role(entry.role)),
        pen.cell(entry.reason ?? ''),
        pen.cell(both('尚未认定', 'not ruled on')),
      ]),
      ...accepted.map((each) => [
        pen.cell('—', { entries: each.entries }),
        pen.cell(each.clause),
        pen.cell(each.reason),
        pen.cell(both(`${each.by}认可：预案可能有缺陷`, `accepted by ${each.by}: perhaps a defect of the plan`)),
      ]),
    ],
  )
}

/** Injects that touched a pair of valid sources naming different bodies. */
function legal(pen: Pen): Block {
  const touched = pen.of('inject-delivered').filter((entry) => {
    const inject = pen.scenario.injects.find((each) => each.id === entry.inject)
    return inject?.probes.includes('P7')
  })
  if (touched.length === 0)
    return pen.note(
      both('本次没有涉及法规依据相互冲突的情况。', 'No inject of this drill touched a conflict of legal sources.'),
    )
  return pen.bullets(
    touched.map((entry) => [
      pen.s(
        both(
          `情况 ${entry.inject} 涉及依据冲突或不明，应在预案中写明依据和牵头单位。`,
          `Inject ${entry.inject} touches sources that conflict or are unclear; the plan should say which applies and who leads.`,
        ),
        [entry.e],
      ),
    ]),
  )
}

/** 3.3 预案的合理性与可操作性: a fixed heading. */
export const plan = (pen: Pen): Section =>
  pen.section(
    'plan',
    '3.3',
    both('预案的合理性与可操作性', 'Soundness and workability of the plan'),
    [orphans(pen), unexercised(pen), deviations(pen), legal(pen), ...signalBlocks(pen, ['P1', 'P7'])],
    { fixed: true },
  )
