import { span, stamp } from '../words/time-text.ts'
import { both, list } from '../words/words.ts'
import type { Block, Section, Sentence } from './document.ts'
import { head, number, type Pen } from './pen.ts'
import { conclusionText } from './verdicts.ts'

function method(pen: Pen): readonly Block[] {
  const { said, review } = pen.input
  const standard = review.standard
  const human = said && (said.ratings.length > 0 || said.observations.length > 0)
  const sources = [
    both('系统日志自动计量', 'measures taken from the log'),
    ...(human ? [both('评估员评分与观察', 'ratings and observations of evaluators')] : []),
    ...(said && said.feedback.length > 0 ? [both('参演人员问卷', 'a questionnaire of the participants')] : []),
    ...(said && Object.values(said.hotWash).some((each) => each.length > 0) ? [both('热点评', 'a hot wash')] : []),
  ]
  const low = said?.agreement.filter((each) => each.value !== null && each.value < 0.6) ?? []
  return [
    pen.para(
      pen.s(both(`方法：${list(sources).zh}。`, `Method: ${list(sources).en}.`)),
      pen.s(
        standard
          ? both(`评分标准：${standard.name.zh}。`, `Scoring standard: ${standard.name.en}.`)
          : both(
              '评分标准：产品自带演练标准，见附录D。',
              'Scoring standard: the drill standard shipped, see appendix D.',
            ),
      ),
    ),
    human
      ? pen.para(
          pen.s(
            both(
              `评估员给出评分 ${said.ratings.length} 项、观察 ${said.observations.length} 条。`,
              `Evaluators gave ${said.ratings.length} ratings and ${said.observations.length} observations.`,
            ),
          ),
        )
      : pen.note(
          both(
            '没有评估员参加，本报告只有系统从日志计量的结果；凡需人评的栏目均注明未评。',
            'No evaluator took part: this report holds only what was measured from the log, and says so wherever people should have judged.',
          ),
        ),
    ...(said && said.agreement.length > 0
      ? [
          pen.table(
            both('评估员一致性', 'Agreement of evaluators'),
            [
              head('项目', 'Item', 50),
              head('指标', 'Measure', 25),
              head('值', 'Value', 12, 'right'),
              head('评分对数', 'Pairs', 13, 'right'),
            ],
            said.agreement.map(({ label, measure, value, n }) => [
              pen.cell(label),
              pen.cell(measure),
              pen.cell(number(value, 2), value !== null && value < 0.6 ? { tone: 'late' } : {}),
              pen.cell(n),
            ]),
          ),
          ...(low.length > 0
            ? [
                pen.note(
                  both(
                    `低于 0.6 的 ${low.length} 项属一致性低，所涉评分只作参考。`,
                    `${low.length} of them are below 0.6: low agreement, so these ratings are indications only.`,
                  ),
                ),
              ]
            : []),
        ]
      : [
          pen.note(
            both(
              '没有两名评估员评同一项，不能计算一致性。',
              'No item was rated by two evaluators, so agreement cannot be computed.',
            ),
          ),
        ]),
  ]
}

function quality(pen: Pen): readonly Block[] {
  const { entries, review } = pen.input
  const last = entries.at(-1)?.e ?? 0
  const whole = entries.every((entry, index) => entry.e === index + 1)
  const facts: Sentence[][] = [
    [
      whole
        ? pen.s(
            both(
              `日志共 ${entries.length} 条，编号连续、没有缺号，时间不倒退。`,
              `The log has ${entries.length} entries, numbered without a gap, and its time never goes back.`,
            ),
            entries.length > 0 ? [1, last] : [],
          )
        : pen.s(
            both(
              `日志共 ${entries.length} 条，末号 ${last}，编号不连续：数据可能不全。`,
              `The log has ${entries.length} entries and its last number is ${last}: some are missing.`,
            ),
            entries.slice(-1).map((entry) => entry.e),
          ),
    ],
  ]
  const count = (zh: string, en: string, rows: readonly { readonly e: number }[], none: boolean) => {
    if (rows.length === 0 && !none) return
    facts.push([
      pen.s(
        both(`${zh} ${rows.length} 次。`, `${en}: ${rows.length}.`),
        rows.map((entry) => entry.e),
      ),
    ])
  }
  count('暂停', 'Pauses', pen.of('drill-paused'), true)
  count('改变时钟比例', 'Changes of the clock rate', pen.of('rate-set'), true)
  count('跳转时钟', 'Jumps of the clock', pen.of('clock-jumped'), true)
  for (const held of pen.of('clock-held')) {
    const late = span(held.lateMs)
    facts.push([
      pen.s(
        both(
          `${stamp(held.at)} 因系统中断约 ${late.zh}停钟。`,
          `The clock was held at ${stamp(held.at)} after an outage of about ${late.en}.`,
        ),
        [held.e],
      ),
    ])
  }
  count(
    '导调员手动导入情况',
    'Injects by hand of the trainer',
    pen.of('inject-delivered').filter((entry) => entry.cause.by === 'trainer'),
    true,
  )
  const unscored = review.items.filter((item) => ['skipped', 'unstaffed', 'not-opened'].includes(item.result))
  facts.push([
    pen.s(
      both(
        `不计分的期望行动 ${unscored.length} 项（跳过 ${review.counts.skipped}，无人担任 ${review.counts.unstaffed}，未发生 ${review.counts['not-opened']}），不进入分母。`,
        `${unscored.length} expected actions are not scored (jumped over ${review.counts.skipped}, nobody to play ${review.counts.unstaffed}, never arose ${review.counts['not-opened']}) and are in no denominator.`,
      ),
      unscored.flatMap((item) => item.entries),
    ),
  ])
  return [pen.bullets(facts)]
}

function rulings(pen: Pen): Block {
  const { rulings: of } = pen.input.review
  const rows = [
    ...(of?.items ?? []).map(
      (each) =>
        [
          pen.names.expected(each.expected),
          both(String(Math.round(each.computed ?? 0)), String(Math.round(each.computed ?? 0))),
          both(String(each.value), String(each.value)),
          each,
        ] as const,
    ),
    ...(of?.objectives ?? []).map(
      (each) =>
        [
          both(`目标 ${each.objective}`, `Objective ${each.objective}`),
          both(each.computed ?? '—', each.computed ?? '—'),
          both(each.value, each.value),
          each,
        ] as const,
    ),
    ...(of?.conclusion
      ? [
          [
            both('总体结论', 'Overall conclusion'),
            of.conclusion.computed ? conclusionText[of.conclusion.computed] : both('—', '—'),
            conclusionText[of.conclusion.value],
            of.conclusion,
          ] as const,
        ]
      : []),
    ...(of?.accepted ?? []).map(
      (each) =>
        [
          pen.names.expected(each.expected),
          both('计分', 'scored'),
          both('认可的偏离，不计分', 'accepted deviation, not scored'),
          each,
        ] as const,
    ),
  ]
  if (rows.length === 0) return pen.note(both('没有人工改分。', 'No figure was overridden by hand.'))
  return pen.table(
    both('人工改分清单', 'What people ruled over what was computed'),
    [
      head('项目', 'What', 34),
      head('计算值', 'Computed', 12),
      head('改评值', 'Ruled', 16),
      head('理由', 'Reason', 24),
      head('评定人', 'By', 14),
    ],
    rows.map(([what, computed, value, { reason, by, at }]) => [
      pen.cell(what),
      pen.cell(computed),
      pen.cell(value),
      pen.cell(reason),
      pen.cell(`${by} ${pen.date(at)}`),
    ]),
  )
}

/** 2 评估过程. */
export const evaluation = (pen: Pen): Section =>
  pen.section('process', '2', both('评估过程', 'Evaluation process'), [], {
    sections: [
      pen.section('method-used', '2.1', both('评估组与方法', 'Evaluators and method'), method(pen)),
      pen.section('quality', '2.2', both('数据质量', 'Quality of the data'), [...quality(pen), rulings(pen)]),
    ],
  })
