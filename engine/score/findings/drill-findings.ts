import type { Probe, Scenario, Text } from '../../scenario/scenario.ts'
import { span } from '../../words/time-text.ts'
import { both, list } from '../../words/words.ts'
import type { Conformance } from '../conformance/conformance.ts'
import type { Coordination } from '../coordination/coordination.ts'
import type { Review } from '../review.ts'
import type { Measure, Signals } from '../signals/signal.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Finding } from './finding.ts'
import type { Names } from './names.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`
const none = { roles: [], capability: [], problems: [] } as const
const problem = { kind: 'problem' } as const

/** Links that the plan requires and nobody used, or used too late. */
export function linkFindings({ edges }: Coordination, staffed: readonly string[], names: Names): Finding[] {
  return edges
    .filter((edge) => edge.planned && !edge.inTime && staffed.includes(edge.from))
    .map((edge): Finding => {
      const [from, to] = [names.role(edge.from), names.role(edge.to)]
      const used = edge.count > 0
      return {
        id: `link:${edge.from}>${edge.to}`,
        ...problem,
        about: 'link',
        text: used
          ? both(
              `预案要求${from.zh}与${to.zh}联络；本次联络晚于需要的时间。`,
              `The plan wants ${from.en} to speak to ${to.en}; it came later than needed.`,
            )
          : both(
              `预案要求${from.zh}与${to.zh}联络；本次没有联络。`,
              `The plan wants ${from.en} to speak to ${to.en}; it never did.`,
            ),
        fix: both(
          `核对${from.zh}的通联名录，把“报${to.zh}”写进处置卡`,
          `Check the contact list of ${from.en}, and write “tell ${to.en}” into its action card`,
        ),
        poete: 'organisation',
        ...none,
        roles: [edge.from, edge.to],
        capability: ['C4', 'C7'],
        problems: ['P5'],
        weight: used ? 0.6 : 0.9,
        entries: edge.entries,
      }
    })
}

/** What had no owner for too long, and orders that contradicted each other. */
export function commandFindings(coordination: Coordination, { thresholds }: ScoringStandard, names: Names): Finding[] {
  const owners = coordination.unaddressed
    .filter((each) => each.took > thresholds.timeToOwner)
    .map((each): Finding => {
      const [took, limit] = [span(each.took), span(thresholds.timeToOwner)]
      return {
        id: `owner:${each.inject}`,
        ...problem,
        about: 'owner',
        text: each.owner
          ? both(
              `“${each.label.zh}”没有指定单位，${took.zh}后才有人牵头（演练标准 ${limit.zh}）。`,
              `“${each.label.en}” named nobody, and had an owner only after ${took.en} (drill standard ${limit.en}).`,
            )
          : both(
              `“${each.label.zh}”没有指定单位，直到演练结束也无人牵头。`,
              `“${each.label.en}” named nobody, and had no owner by the end of the drill.`,
            ),
        cause: both('预案没有写明此类事项由谁牵头', 'The plan does not say whose this is'),
        fix: both('在职责分工表中补上此类事项的牵头单位', 'Add an owner for such matters to the table of duties'),
        poete: 'plan',
        ...none,
        roles: each.owner ? [each.owner] : [],
        capability: ['C4'],
        problems: ['P2'],
        weight: 1.5,
        entries: each.entries,
      }
    })
  const conflicts = coordination.conflicts.map((conflict): Finding => {
    const [a, b] = conflict.from.map(names.role) as [Text, Text]
    const to = names.role(conflict.to)
    const stood = conflict.resolvedAt === undefined ? undefined : span(conflict.resolvedAt - conflict.at)
    return {
      id: `conflict:${conflict.entries[0]}-${conflict.entries[1]}-${conflict.to}`,
      ...problem,
      about: 'conflict',
      text: both(
        `${a.zh}和${b.zh}先后向${to.zh}下达不同命令，${stood ? `${stood.zh}后才理顺` : '未见理顺'}。`,
        `${a.en} and ${b.en} gave ${to.en} different orders; ${stood ? `it took ${stood.en} to settle` : 'nobody settled it'}.`,
      ),
      fix: both(
        '明确现场由谁下令，其他单位经其下达',
        'Settle who gives orders on scene, and pass all others through that post',
      ),
      poete: 'organisation',
      ...none,
      roles: [...conflict.from, conflict.to],
      capability: ['C4'],
      problems: ['P4', 'P5'],
      weight: stood ? 1.5 : 2.5,
      entries: conflict.entries,
    }
  })
  return [...owners, ...conflicts]
}

/** Steps done in the wrong order, and the scenario's own constraints that were broken. */
export function orderFindings({ constraints }: Conformance, scenario: Scenario): Finding[] {
  const roles = new Map(scenario.expected.map((expected) => [expected.id, expected.role]))
  return constraints
    .filter((each) => each.source !== 'limit' && each.violations.length > 0)
    .map((each): Finding => {
      const what = list(
        each.violations.map((violation) => violation.text),
        '，',
        '; ',
      )
      return {
        id: `constraint:${each.id}`,
        ...problem,
        about: 'constraint',
        text: both(
          `预案要求${each.text.zh}；本次${what.zh}。`,
          `The plan wants ${each.text.en}; in this drill: ${what.en.toLowerCase()}.`,
        ),
        fix: both(
          '把前后顺序写进处置流程卡，并在下次演练验证',
          'Write the order into the procedure card, and test it in the next drill',
        ),
        poete: 'training',
        ...none,
        ...(each.clause !== undefined && { clause: each.clause }),
        roles: [...new Set(each.expected.flatMap((id) => roles.get(id) ?? []))],
        weight: 0.5 * each.weight,
        entries: [...new Set(each.violations.flatMap((violation) => violation.entries))].sort((a, b) => a - b),
      }
    })
}

/** Costly branches whose cause no other finding names. */
export function branchFindings(branches: Review['branches'], named: ReadonlySet<string>): Finding[] {
  return branches
    .filter((branch) => branch.costly && branch.firedAt !== undefined && !named.has(branch.branch))
    .map((branch) => ({
      id: `branch:${branch.branch}`,
      ...problem,
      about: 'branch',
      text: both(`情景转入“${branch.label.zh}”。`, `The story turned to “${branch.label.en}”.`),
      ...none,
      weight: 2,
      entries: branch.entries,
    }))
}

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
