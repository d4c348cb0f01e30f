import type { Text } from '../scenario/scenario.ts'
import type { Finding } from '../score/findings/finding.ts'
import type { ItemScore } from '../score/review.ts'
import { both } from '../words/words.ts'
import type { Block, Section, Sentence } from './document.ts'
import { itemSentence, lost } from './item-text.ts'
import { head, number, type Pen, percentOf, spanOf, toneOf } from './pen.ts'
import { conclusionText, ratingText, ratingTone } from './verdicts.ts'

/** The conclusion that stands: a person's ruling where there is one, else what was computed. */
export const standing = (pen: Pen) => pen.input.review.rulings?.conclusion?.value ?? pen.input.review.conclusion

/** The conclusion in a sentence, with what was computed and ruled where they differ. */
export function conclusionSentences(pen: Pen): readonly Sentence[] {
  const { review } = pen.input
  const word = conclusionText[standing(pen)]
  const evidence = review.adherence.index.entries
  const ruled = review.rulings?.conclusion
  const score = number(review.score)
  return [
    pen.s(both(`总体结论：${word.zh}。`, `Overall conclusion: ${word.en.toLowerCase()}.`)),
    ...(ruled
      ? [
          pen.s(
            both(
              `由${ruled.by}评定；系统计算为“${conclusionText[ruled.computed ?? review.conclusion].zh}”，改评理由：${ruled.reason}。`,
              `Ruled by ${ruled.by}; computed was “${conclusionText[ruled.computed ?? review.conclusion].en.toLowerCase()}”. Reason: ${ruled.reason}.`,
            ),
          ),
        ]
      : []),
    pen.s(both(`预案符合度 ${score.zh}（满分 100）。`, `Plan adherence ${score.en} out of 100.`), evidence),
  ]
}

/** The share of objectives by rating. */
export function objectiveTable(pen: Pen): Block {
  const { review } = pen.input
  const ruled = new Map(review.rulings?.objectives.map((each) => [each.objective, each]))
  return pen.table(
    both('各目标评级', 'Ratings of the objectives'),
    [
      head('目标', 'Objective', 8),
      head('内容', 'What', 46),
      head('能力', 'Capability', 10),
      head('评级', 'Rating', 20),
      head('得分', 'Score', 8, 'right'),
    ],
    review.objectives.map((objective) => {
      const over = ruled.get(objective.objective)
      const rating = over?.value ?? objective.rating
      const shown = over
        ? both(
            `${ratingText[rating].zh}（评定；计算为 ${objective.rating}）`,
            `${ratingText[rating].en} (ruled; computed ${objective.rating})`,
          )
        : ratingText[rating]
      return [
        pen.cell(objective.objective, { strong: true }),
        pen.cell(objective.label),
        pen.cell(objective.capability.join(' ')),
        pen.cell(shown, { tone: ratingTone[rating] }),
        pen.cell(objective.score.value === null ? '—' : Math.round(objective.score.value * 100), {
          entries: objective.score.entries,
        }),
      ]
    }),
  )
}

/** The profile of doctrine 3.7, or, before there is one, the parts of plan adherence. */
export function profilePicture(pen: Pen): Block {
  const { review } = pen.input
  const parts: readonly (readonly [Text, number | null])[] = review.profile
    ? review.profile.dimensions.map(({ label, figure }) => [label, figure.value] as const)
    : [
        [both('覆盖', 'Coverage'), review.adherence.coverage.value],
        [both('及时', 'Timeliness'), review.adherence.timeliness.value],
        [both('内容', 'Content'), review.adherence.content.value],
        [both('次序', 'Order'), review.adherence.order.value],
      ]
  const bars = parts.map(([label, value]) => ({
    label: pen.say(label),
    value,
    shown: value === null ? '—' : `${Math.round(value * 100)}`,
    tone: toneOf(value),
  }))
  const alt = bars.map(({ label, shown }) => `${label} ${shown}`).join(pen.lang === 'zh' ? '；' : '; ')
  return pen.picture(both('能力剖面（0–100）', 'Profile (0–100)'), both(alt, alt), { kind: 'bars', bars })
}

const findingSentences = (pen: Pen, finding: Finding, withFix: boolean): readonly Sentence[] => [
  pen.s(finding.text, finding.entries),
  ...(withFix && finding.cause ? [pen.s(both(`原因：${finding.cause.zh}`, `Why: ${finding.cause.en}`))] : []),
  ...(withFix && finding.effect
    ? [pen.s(both(`影响：${finding.effect.zh}`, `Effect: ${finding.effect.en}`), finding.entries)]
    : []),
]
const itemSentences = (pen: Pen, items: readonly ItemScore[]) =>
  items.map((item) => [pen.s(itemSentence(pen, item), item.entries)])

/** Strengths, problems and fixes, three each at most. */
function threes(pen: Pen): readonly Section[] {
  const { review } = pen.input
  const top = review.findings?.top
  const scored = review.items.filter((item) => item.points !== null)
  const strong = scored.filter((item) => item.result === 'done' && (item.points ?? 0) >= 60)
  const worst = [...review.items].filter((item) => lost(item) > 0).sort((a, b) => lost(b) - lost(a))
  const strengths = top
    ? top.strengths.map((each) => findingSentences(pen, each, false))
    : itemSentences(pen, strong.sort((a, b) => b.weight - a.weight).slice(0, 3))
  const problems = top
    ? top.problems.map((each) => findingSentences(pen, each, true))
    : itemSentences(pen, worst.slice(0, 3))
  const fixes = top?.fixes.flatMap((each) => (each.fix ? [[pen.s(each.fix, each.entries)]] : [])) ?? []
  const part = (id: string, heading: Text, items: readonly (readonly Sentence[])[], none: Text) =>
    pen.section(id, '', heading, [items.length > 0 ? pen.bullets(items, true) : pen.note(none)])
  return [
    part(
      'strengths',
      both('主要优点', 'Main strengths'),
      strengths,
      both('日志中没有可列为优点的行动。', 'The log shows no action that could be called a strength.'),
    ),
    part('problems', both('主要问题', 'Main problems'), problems, both('没有失分的行动。', 'No action lost points.')),
    part(
      'fixes',
      both('优先整改', 'What to mend first'),
      fixes,
      both(
        '尚无整改建议；由评估组在第6章和附录A提出。',
        'No fix is proposed yet; evaluators propose theirs in chapter 6 and appendix A.',
      ),
    ),
  ]
}

/** 0 摘要: what a manager reads in a minute. */
export function summary(pen: Pen): Section {
  const { review } = pen.input
  const { onTime, median, p90 } = review.response
  const { counts } = review
  const times = [spanOf(median), spanOf(p90)] as const
  return pen.section('summary', '0', both('摘要', 'Executive summary'), [], {
    sections: [
      pen.section('conclusion-first', '0.1', both('结论', 'Conclusion'), [
        pen.para(...conclusionSentences(pen)),
        pen.para(
          pen.s(
            both(
              `按时完成 ${counts.done} 项，超时 ${counts.late} 项，未办 ${counts.missed} 项，违反 ${counts.breached} 项；计分行动的按时率 ${percentOf(onTime).zh}。`,
              `${counts.done} done in time, ${counts.late} late, ${counts.missed} missed, ${counts.breached} breached; ${percentOf(onTime).en} of what is scored was in time.`,
            ),
            review.items.flatMap((item) => item.entries),
          ),
          median.value === null
            ? undefined
            : pen.s(
                both(
                  `反应时间中位数 ${times[0].zh}，九成在 ${times[1].zh}内。`,
                  `Half of the actions took at most ${times[0].en}, nine in ten at most ${times[1].en}.`,
                ),
                [...median.entries, ...p90.entries],
              ),
        ),
        objectiveTable(pen),
        profilePicture(pen),
      ]),
      pen.section(
        'threes',
        '0.2',
        both('三条优点、三个主要问题、三项优先整改', 'Three strengths, three problems, three fixes'),
        [],
        {
          sections: threes(pen),
        },
      ),
    ],
  })
}
