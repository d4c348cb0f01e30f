import type { Probe, Text } from '../scenario/scenario.ts'
import type { Measure } from '../score/signals/signal.ts'
import { span } from '../words/time-text.ts'
import { both } from '../words/words.ts'
import type { Block } from './document.ts'
import { head, number, type Pen, percent } from './pen.ts'

const valueText = (measure: Measure, value: number | null): Text => {
  if (value === null) return both('无可评', 'nothing to measure')
  if (measure.unit === 'share') return percent(value)
  if (measure.unit === 'ms') return span(value)
  return number(value, measure.unit === 'correlation' ? 2 : 1)
}
const thresholdText = (measure: Measure): Text => {
  const value = valueText(measure, measure.threshold)
  const sign = measure.raisedWhen === 'above' ? '>' : measure.raisedWhen === 'below' ? '<' : '≥'
  return both(`${sign} ${value.zh}`, `${sign} ${value.en}`)
}

/**
 * The signals of these problem classes, each measure with its threshold and evidence. A raised one is called a symptom
 * as long as it stands alone (doctrine 3.7, rule 6).
 */
export function signalBlocks(pen: Pen, problems: readonly Probe[]): readonly Block[] {
  const all = pen.input.review.signals
  if (!all) return [pen.note(both('本次评估未计算问题信号。', 'This review holds no signals of problem classes.'))]
  const signals = all.signals.filter((signal) => problems.includes(signal.problem))
  const rows = signals.flatMap((signal) => {
    const measures = signal.measures.length > 0 ? signal.measures : [undefined]
    return measures.map((measure, index) => [
      pen.cell(
        index === 0 ? both(`${signal.problem} ${signal.label.zh}`, `${signal.problem} ${signal.label.en}`) : '',
        { strong: true },
      ),
      pen.cell(measure?.label ?? '—'),
      pen.cell(measure ? valueText(measure, measure.figure.value) : '—', { entries: measure?.figure.entries ?? [] }),
      pen.cell(measure ? thresholdText(measure) : '—'),
      measure?.raised == null
        ? pen.cell(both('未测', 'not measured'), { tone: 'quiet' })
        : measure.raised
          ? pen.cell(both('越过阈值', 'raised'), { tone: 'late' })
          : pen.cell(both('未越过', 'quiet'), { tone: 'on-time' }),
    ])
  })
  const alone = signals.filter((signal) => signal.needsSecond)
  return [
    pen.table(
      both(`问题信号 ${problems.join('、')}`, `Signals ${problems.join(', ')}`),
      [
        head('问题类别', 'Problem class', 24),
        head('指标', 'Measure', 34),
        head('本次', 'This drill', 14, 'right'),
        head('阈值', 'Threshold', 14, 'right'),
        head('判定', 'Verdict', 14),
      ],
      rows,
    ),
    ...(alone.length > 0
      ? [
          pen.note(
            both(
              `${alone.map((each) => each.problem).join('、')} 只有单一信号：演练显示的是症状，归因需要第二个独立信号或再次演练，并由评估员说明。`,
              `${alone.map((each) => each.problem).join(', ')} rests on a single sign: a drill shows symptoms. A cause needs a second independent sign or another drill, and an evaluator's note.`,
            ),
          ),
        ]
      : []),
  ]
}
