import type { ItemScore, Review } from '../score/review.ts'
import { both } from '../words/words.ts'
import { capabilityText } from './aqt9009.ts'
import type { Section, Sentence } from './document.ts'
import { itemSentence, lost } from './item-text.ts'
import { type Pen, percentOf } from './pen.ts'
import { ratingText } from './verdicts.ts'

type Objective = Review['objectives'][number]

function figures(pen: Pen, objective: Objective, items: readonly ItemScore[]): Sentence[] {
  const scored = items.filter((item) => ['done', 'late', 'missed'].includes(item.result))
  const done = scored.filter((item) => item.result === 'done').length
  const contents = scored.flatMap((item) => (item.content ? [item.content.share] : []))
  const content =
    contents.length > 0 ? Math.round((100 * contents.reduce((a, b) => a + b, 0)) / contents.length) : undefined
  const score = percentOf(objective.score)
  return [
    pen.s(
      both(
        `计分行动 ${scored.length} 项，按时 ${done} 项，得分率 ${score.zh}。`,
        `${scored.length} actions scored, ${done} in time; ${score.en} of the points.`,
      ),
      objective.score.entries,
    ),
    ...(content === undefined
      ? []
      : [
          pen.s(
            both(`要素完整率 ${content}%。`, `${content} % of the required content was there.`),
            scored.filter((item) => item.content).flatMap((item) => item.entries),
          ),
        ]),
  ]
}

/** How many weak points an objective tells in sentences; the table in 3.1 has all. */
const most = 6

function one(pen: Pen, objective: Objective, index: number): Section {
  const { review, said } = pen.input
  const items = objective.items.flatMap((id) => pen.items.get(id) ?? [])
  const good = items.filter((item) => item.result === 'done' && (item.points ?? 0) >= 90)
  const weak = items.filter((item) => lost(item) > 0).sort((a, b) => lost(b) - lost(a))
  const ruled = review.rulings?.objectives.find((each) => each.objective === objective.objective)
  const found = review.findings?.problems.filter((each) => each.objective === objective.objective) ?? []
  const causeOf = (item: ItemScore) => found.find((each) => each.expected === item.expected)
  const observed = (said?.observations ?? []).filter((each) => each.objective === objective.objective)
  const seen = (kind: 'strength' | 'improvement') =>
    observed
      .filter((each) => each.kind === kind)
      .map(({ text, by, entries }) => [pen.s(both(`评估员${by}观察：${text}`, `Observed by ${by}: ${text}`), entries)])
  const improve = weak.slice(0, most).map((item) => {
    const finding = causeOf(item)
    return [
      pen.s(itemSentence(pen, item), item.entries),
      ...(finding?.cause
        ? [pen.s(both(`原因：${finding.cause.zh}`, `Why: ${finding.cause.en}`), finding.entries)]
        : []),
      ...(finding?.effect
        ? [pen.s(both(`影响：${finding.effect.zh}`, `Effect: ${finding.effect.en}`), finding.entries)]
        : []),
      ...(finding?.fix ? [pen.s(both(`建议：${finding.fix.zh}`, `Fix: ${finding.fix.en}`))] : []),
    ]
  })
  const rated = (said?.ratings ?? [])
    .filter((each) => each.objective === objective.objective)
    .map(({ label, value, by, reason }) => [
      pen.s(
        both(
          `${label.zh}：${value.zh}（${by}${reason ? `：${reason}` : ''}）`,
          `${label.en}: ${value.en} (${by}${reason ? `: ${reason}` : ''})`,
        ),
      ),
    ])
  const rating = ratingText[ruled?.value ?? objective.rating]
  const strengths = [...good.map((item) => [pen.s(itemSentence(pen, item), item.entries)]), ...seen('strength')]
  const rest = weak.slice(most)
  const more =
    rest.length === 0
      ? []
      : [
          [
            pen.s(
              both(
                `另有 ${rest.length} 项失分较少，见 3.1 期望行动表。`,
                `${rest.length} more lost fewer points: see the table of expected actions in 3.1.`,
              ),
              rest.flatMap((item) => item.entries),
            ),
          ],
        ]
  const improvements = [...improve, ...more, ...seen('improvement')]
  const groups = objective.capability.map((id) => `${id} ${pen.say(capabilityText(id))}`)
  return pen.section(
    `objective-${objective.objective}`,
    `3.2.${index + 1}`,
    both(
      `目标 ${objective.objective}：${objective.label.zh}`,
      `Objective ${objective.objective}: ${objective.label.en}`,
    ),
    [
      pen.para(
        pen.s(both(`评级：${rating.zh}。`, `Rating: ${rating.en}.`), objective.score.entries),
        pen.s(both(`依据规则：${objective.why.zh}。`, `By the rule: ${objective.why.en}.`), objective.score.entries),
        ...(ruled
          ? [
              pen.s(
                both(
                  `由${ruled.by}改评，计算值为 ${ruled.computed ?? objective.rating}；理由：${ruled.reason}。`,
                  `Ruled by ${ruled.by}; computed was ${ruled.computed ?? objective.rating}. Reason: ${ruled.reason}.`,
                ),
              ),
            ]
          : []),
        pen.s(both(`对应能力：${pen.list(groups)}。`, `Capability: ${pen.list(groups)}.`)),
      ),
      pen.para(...figures(pen, objective, items)),
    ],
    {
      sections: [
        pen.section(`strengths-${objective.objective}`, '', both('优点', 'Strengths'), [
          strengths.length > 0
            ? pen.bullets(strengths)
            : pen.note(both('没有可列为优点的行动。', 'No action here could be called a strength.')),
        ]),
        pen.section(`improve-${objective.objective}`, '', both('不足', 'Areas for improvement'), [
          improvements.length > 0
            ? pen.bullets(improvements)
            : pen.note(both('没有失分之处。', 'Nothing here lost points.')),
        ]),
        ...(rated.length > 0
          ? [
              pen.section(`rated-${objective.objective}`, '', both('评估员评定', 'Rated by evaluators'), [
                pen.bullets(rated),
              ]),
            ]
          : []),
      ],
    },
  )
}

/** 3.2 分目标分析. */
export function byObjective(pen: Pen): Section {
  const { review, scenario } = pen.input
  const rated = new Set(review.objectives.map((each) => each.objective))
  const unrated = scenario.objectives.filter((each) => !rated.has(each.id)).map((each) => each.id)
  return pen.section(
    'by-objective',
    '3.2',
    both('分目标分析', 'Objective by objective'),
    [
      review.objectives.length === 0
        ? pen.note(both('没有可评的目标。', 'There was no objective to rate.'))
        : undefined,
      unrated.length > 0
        ? pen.note(
            both(
              `目标 ${pen.list(unrated)} 本次没有可计分的行动，不评级。`,
              `Nothing was scored under ${pen.list(unrated)}, so it is not rated.`,
            ),
          )
        : undefined,
    ],
    { sections: review.objectives.map((objective, index) => one(pen, objective, index)) },
  )
}
