import type { Text } from '../scenario/scenario.ts'
import type { Finding } from '../score/findings/finding.ts'
import { both, list } from '../words/words.ts'
import type { Block, Section } from './document.ts'
import { lost } from './item-text.ts'
import { conclusionSentences, standing } from './part-summary.ts'
import type { Pen } from './pen.ts'
import { conclusionText, ratingText } from './verdicts.ts'

/** 5 评估结论. */
export function conclusion(pen: Pen): Section {
  const { review } = pen.input
  const word = conclusionText[standing(pen)]
  const count = (rating: 'P' | 'S' | 'M' | 'U') => review.objectives.filter((each) => each.rating === rating)
  const tally = (['P', 'S', 'M', 'U'] as const).map((rating) => ({ rating, found: count(rating) }))
  const shown = tally.filter(({ found }) => found.length > 0)
  const means = list(
    (['excellent', 'good', 'fair', 'poor'] as const).map((each) =>
      both(
        `${conclusionText[each].zh}：${conclusionText[each].means.zh}`,
        `${conclusionText[each].en}: ${conclusionText[each].means.en}`,
      ),
    ),
    '；',
    '; ',
  )
  return pen.section('conclusion', '5', both('评估结论', 'Conclusion'), [
    pen.para(
      ...conclusionSentences(pen),
      pen.s(both(`“${word.zh}”的含义：${word.means.zh}。`, `“${word.en}” means: ${word.means.en}.`)),
    ),
    shown.length > 0
      ? pen.bullets(
          shown.map(({ rating, found }) => [
            pen.s(
              both(
                `${ratingText[rating].zh}：${found.length} 个目标（${list(found.map((each) => both(each.objective, each.objective))).zh}）。`,
                `${ratingText[rating].en}: objectives (${found.map((each) => each.objective).join(', ')}).`,
              ),
              found.flatMap((each) => each.score.entries),
            ),
          ]),
        )
      : undefined,
    pen.note(
      both(
        `四档含义：${means.zh}。判定规则：有目标未能完成（U）或演练中止为差；有重大困难（M）为中；全部 P 为优；其余为良。该规则是演练标准，可由评估组说明理由后改评。`,
        `The four words: ${means.en}. Rule: any objective unable (U), or a drill broken off, is poor; any major challenge (M) is fair; all P is excellent; else good. The rule is a drill standard; evaluators may rule otherwise and say why.`,
      ),
    ),
  ])
}

type Poete = NonNullable<Finding['poete']>
const heads: readonly { readonly id: string; readonly label: Text; readonly takes: readonly Poete[] }[] = [
  { id: 'for-plan', label: both('对预案的建议', 'For the plan'), takes: ['plan'] },
  { id: 'for-preparedness', label: both('对应急准备的建议', 'For preparedness'), takes: ['equipment', 'training'] },
  { id: 'for-mechanism', label: both('对应急机制的建议', 'For the way units work together'), takes: ['organisation'] },
  { id: 'for-measures', label: both('对应急措施的建议', 'For measures'), takes: ['exercise'] },
]

function proposals(pen: Pen, takes: readonly Poete[]): Block {
  const { review } = pen.input
  const found = (review.findings?.problems ?? []).filter((each) => each.poete && takes.includes(each.poete) && each.fix)
  // One remedy is said once, with every clause it would serve.
  const remedies = new Map<string, { readonly fix: Text; readonly clauses: Set<string>; readonly entries: number[] }>()
  for (const { fix, clause, entries } of found) {
    if (!fix) continue
    const one = remedies.get(fix.zh) ?? { fix, clauses: new Set<string>(), entries: [] }
    if (clause) one.clauses.add(clause)
    one.entries.push(...entries)
    remedies.set(fix.zh, one)
  }
  const lines = [...remedies.values()].map(({ fix, clauses, entries }) => {
    const under = [...clauses].join(pen.lang === 'zh' ? '、' : ', ')
    return [pen.s(clauses.size > 0 ? both(`${fix.zh}（条款 ${under}）`, `${fix.en} (clauses ${under})`) : fix, entries)]
  })
  return lines.length > 0
    ? pen.bullets(lines)
    : pen.note(both('本项没有提出建议。', 'Nothing is proposed under this heading.'))
}

/** 6 改进意见与建议: the sixth fixed heading. */
export function recommendations(pen: Pen): Section {
  const weak = pen.input.review.items.filter((item) => lost(item) > 0)
  const clauses = [...new Set(weak.map((item) => item.clause))]
  return pen.section(
    'recommendations',
    '6',
    both(
      '改进意见与建议（对完善预案、应急准备、应急机制、应急措施）',
      'Recommendations (for plan, preparedness, mechanism and measures)',
    ),
    [
      clauses.length > 0
        ? pen.para(
            pen.s(
              both(
                `失分涉及 ${clauses.length} 条条款：${clauses.join('、')}，应逐条复核条款是否可行、责任是否清楚。`,
                `Points were lost under ${clauses.length} clauses (${clauses.join(', ')}); each should be checked for whether it can be done and who owns it.`,
              ),
              weak.flatMap((item) => item.entries),
            ),
          )
        : undefined,
      pen.note(
        both(
          '以下建议由系统根据日志提出，供评估组采用或改写；已采用的列入附录A。',
          'What follows is proposed from the log, for the evaluators to take up or rewrite; what was taken up is in appendix A.',
        ),
      ),
    ],
    {
      fixed: true,
      sections: heads.map(({ id, label, takes }) => pen.section(id, '', label, [proposals(pen, takes)])),
    },
  )
}
