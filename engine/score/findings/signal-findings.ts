import type { Probe, Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both, list } from '../../words/words.ts'
import type { Measure, Signals } from '../signals/signal.ts'
import type { Finding } from './finding.ts'

const none = { roles: [], capability: [], problems: [] } as const
const problem = { kind: 'problem' } as const
const percent = (share: number): string => `${Math.round(share * 100)}%`

function figureText({ unit, figure, threshold }: Measure): readonly [Text, Text] {
  const show = (value: number): Text => {
    if (unit === 'ms') return span(value)
    if (unit === 'share') return both(percent(value), percent(value))
    const plain = unit === 'correlation' ? value.toFixed(2) : String(Math.round(value * 10) / 10)
    return both(plain, plain)
  }
  return [show(figure.value ?? 0), show(threshold)]
}

const countermeasures: Readonly<Record<Probe, readonly [Text, Finding['poete']]>> = {
  P1: [both('补充预案条款', 'Add the clauses the plan lacks'), 'plan'],
  P2: [
    both('列出职责与条款对照表，填补空白、消除交叉', 'Draw up who owns which clause; fill gaps, remove overlaps'),
    'organisation',
  ],
  P3: [both('列出可下放或预先授权的事项', 'List what can be delegated or authorised in advance'), 'organisation'],
  P4: [both('明确指挥部办公室的督办权限', 'Give the HQ office a clear mandate'), 'organisation'],
  P5: [
    both('写明各响应级别由谁牵头、如何交接', 'Write down who leads at which level, and how it is handed over'),
    'plan',
  ],
  P6: [
    both('把灾前事项列成清单逐项销号', 'Keep a list of what is due before the hazard, and close it item by item'),
    'organisation',
  ],
  P7: [
    both(
      '建立依据清单，注明文号与日期，提请修订过时条款',
      'Keep a register of legal bases with dates; propose revision of outdated ones',
    ),
    'plan',
  ],
  P8: [
    both('测算能力缺口，落实增援与装备', 'Work out the shortfall; arrange reinforcement and equipment'),
    'equipment',
  ],
  P9: [
    both('建立专家与持证人员名册，按岗培训', 'Keep a roster of experts and the qualified; train by post'),
    'training',
  ],
  P10: [
    both('合并报表，一事一报，数据共享', 'One fact, one report: merge the forms and share the data'),
    'organisation',
  ],
}

/** Raised signals, as symptoms: what they take to become a finding about the system is said. */
export function signalFindings({ signals }: Signals): Finding[] {
  return signals
    .filter((signal) => signal.state === 'raised')
    .map((signal): Finding => {
      const raised = list(
        signal.measures
          .filter((each) => each.raised)
          .map((each) => {
            const [value, threshold] = figureText(each)
            return both(
              `${each.label.zh} ${value.zh}（阈值 ${threshold.zh}）`,
              `${each.label.en} ${value.en} (threshold ${threshold.en})`,
            )
          }),
        '，',
        '; ',
      )
      const caution = signal.needsSecond
        ? both(
            '仅一项征兆，须再有一项征兆或再次演练，并经评估员确认',
            'One sign only: a second sign or a second drill, and an evaluator’s word, are needed',
          )
        : both('属征兆，须经评估员确认', 'A symptom: it needs an evaluator’s word')
      const [fix, poete] = countermeasures[signal.problem]
      return {
        id: `signal:${signal.problem}`,
        ...problem,
        about: 'signal',
        text: both(
          `${signal.label.zh}：${raised.zh}。${caution.zh}。`,
          `${signal.label.en}: ${raised.en}. ${caution.en}.`,
        ),
        fix,
        ...(poete && { poete }),
        ...none,
        problems: [signal.problem],
        weight: 0.3 + 0.2 * signal.raised,
        entries: signal.entries,
      }
    })
}
