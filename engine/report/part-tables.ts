import { both, list } from '../words/words.ts'
import { conductGroups, preparationGroups } from './aqt9009.ts'
import type { Block, Cell, Section } from './document.ts'
import { head, type Pen } from './pen.ts'
import { ratingText } from './verdicts.ts'

const byHand = (pen: Pen, wanted: (rating: NonNullable<Pen['input']['said']>['ratings'][number]) => boolean) =>
  (pen.input.said?.ratings ?? []).filter(wanted)

function handCell(pen: Pen, wanted: Parameters<typeof byHand>[1]): Cell {
  const given = byHand(pen, wanted)
  if (given.length === 0) return pen.cell(both('未评', 'not rated'), { tone: 'quiet' })
  return pen.cell(
    list(
      given.map(({ label, value, by, reason }) =>
        both(
          `${label.zh}：${value.zh}（${by}${reason ? `：${reason}` : ''}）`,
          `${label.en}: ${value.en} (${by}${reason ? `: ${reason}` : ''})`,
        ),
      ),
      '；',
      '; ',
    ),
    { entries: given.flatMap((each) => each.entries) },
  )
}

const preparation = (pen: Pen): Block =>
  pen.table(
    both('A.1 准备情况', 'A.1 Preparation'),
    [head('组', 'Group', 18), head('要点', 'Check points', 46), head('评估员评定', 'Rated by evaluators', 36)],
    preparationGroups.map(({ id, label, points }) => [
      pen.cell(both(`${id} ${label.zh}`, `${id} ${label.en}`), { strong: true }),
      pen.cell(points),
      handCell(pen, (rating) => rating.group === id),
    ]),
  )

function conduct(pen: Pen): Block {
  const { review, scenario } = pen.input
  return pen.table(
    both('A.2 实施情况 C1–C13', 'A.2 Conduct, C1–C13'),
    [
      head('组', 'Group', 15),
      head('要点', 'Check points', 27),
      head('自动计量', 'Measured', 24),
      head('目标评级', 'Objectives', 14),
      head('评估员评定', 'Rated by evaluators', 20),
    ],
    conductGroups.map(({ id, label, points }) => {
      const own = new Set(scenario.objectives.filter((each) => each.capability.includes(id)).map((each) => each.id))
      const items = review.items.filter(
        (item) => own.has(item.objective) && ['done', 'late', 'missed', 'breached'].includes(item.result),
      )
      const count = (result: string) => items.filter((item) => item.result === result).length
      const measured = review.capabilities?.find((each) => each.capability === id)
      const mark = measured?.mark == null ? undefined : measured.mark
      const objectives = review.objectives.filter((each) => own.has(each.objective))
      const tally = both(
        `按时 ${count('done')}、超时 ${count('late')}、未办 ${count('missed')}、违反 ${count('breached')}${mark === undefined ? '' : `；量表分 ${mark}`}`,
        `${count('done')} in time, ${count('late')} late, ${count('missed')} missed, ${count('breached')} breached${mark === undefined ? '' : `; mark ${mark}`}`,
      )
      return [
        pen.cell(both(`${id} ${label.zh}`, `${id} ${label.en}`), { strong: true }),
        pen.cell(points),
        items.length === 0
          ? pen.cell(both('本次没有计量，留给评估员', 'not measured; left to evaluators'), { tone: 'quiet' })
          : pen.cell(tally, { entries: items.flatMap((item) => item.entries) }),
        pen.cell(
          objectives.length === 0
            ? '—'
            : list(
                objectives.map((each) => both(`${each.objective} ${each.rating}`, `${each.objective} ${each.rating}`)),
                '、',
                ', ',
              ),
        ),
        handCell(pen, (rating) => rating.capability === id),
      ]
    }),
  )
}

/** 4 AQ/T 9009 评估表: what was measured, and what people rated; the empty places say that they are empty. */
export const tables = (pen: Pen): Section =>
  pen.section('tables', '4', both('AQ/T 9009 评估表', 'Tables after AQ/T 9009'), [
    pen.note(
      both(
        '分组取自 AQ/T 9009-2015 附录A（要点为转述，使用前请核对标准原文）。该标准适用于生产安全事故演练，其他灾种参照使用。量表：0 缺项、1 较差、3 一般、5 优秀。',
        'Groups after AQ/T 9009-2015 appendix A (check points paraphrased: compare with the standard before use). The standard is for work-safety drills and used by analogy for others. Scale: 0 missing, 1 poor, 3 fair, 5 excellent.',
      ),
    ),
    preparation(pen),
    conduct(pen),
    pen.note(
      both(
        `目标评级：${list(Object.values(ratingText), '；').zh}。`,
        `Ratings: ${list(Object.values(ratingText), '; ', '; ').en}.`,
      ),
    ),
  ])
