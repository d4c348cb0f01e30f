import { effectText } from '../words/condition-text.ts'
import { span, stamp } from '../words/time-text.ts'
import { both, list } from '../words/words.ts'
import type { Block, Section } from './document.ts'
import { head, number, type Pen } from './pen.ts'
import { signalBlocks } from './signals-text.ts'
import { conclusionText, resultText, resultTone } from './verdicts.ts'

const noteOf = (pen: Pen, kind: 'equipment' | 'cost'): Block | undefined => {
  const seen = (pen.input.said?.observations ?? []).filter((each) => each.kind === kind)
  if (seen.length === 0) return undefined
  return pen.bullets(seen.map(({ text, by, entries }) => [pen.s(both(`${text}（${by}）`, `${text} (${by})`), entries)]))
}

/** 3.6 设备装备适用性: a fixed heading. */
export function equipment(pen: Pen): Section {
  const asked = pen
    .of('action-taken')
    .filter((entry) => entry.form === 'request-support' || entry.form === 'requisition')
  const resources = pen.input.review.items.filter((item) => {
    const objective = pen.scenario.objectives.find((each) => each.id === item.objective)
    return objective?.capability.some((each) => each === 'C6' || each === 'C5') && item.result !== 'not-opened'
  })
  const missed = resources.filter((item) => item.result === 'missed')
  return pen.section(
    'equipment',
    '3.6',
    both('设备装备适用性', 'Fitness of equipment and resources'),
    [
      pen.para(
        asked.length > 0
          ? pen.s(
              both(
                `演练中提出支援请求和征用 ${asked.length} 次。`,
                `Support was requested or requisitioned ${asked.length} times.`,
              ),
              asked.map((entry) => entry.e),
            )
          : pen.s(both('演练中没有提出支援请求或征用。', 'No support was requested or requisitioned.')),
        resources.length > 0
          ? pen.s(
              both(
                `与处置和资源（C5、C6）有关的期望行动 ${resources.length} 项，未办 ${missed.length} 项。`,
                `${resources.length} expected actions concern handling and resources (C5, C6); ${missed.length} were missed.`,
              ),
              resources.flatMap((item) => item.entries),
            )
          : undefined,
      ),
      noteOf(pen, 'equipment') ??
        pen.note(
          both(
            '没有评估员记录设备装备是否适用；日志本身看不出这一点。',
            'No evaluator noted whether equipment was fit; the log alone cannot show it.',
          ),
        ),
      ...signalBlocks(pen, ['P8']),
    ],
    { fixed: true },
  )
}

/** 3.7 预防与准备阶段. */
export function prevention(pen: Pen): Section {
  const { scenario, input } = pen
  const begin = scenario.phases.find((phase) => phase.kind === 'response')?.at
  const early = input.review.items.filter((item) => {
    if (begin === undefined || ['not-opened', 'unstaffed', 'skipped'].includes(item.result)) return false
    return item.openedAt !== undefined && item.openedAt < begin && item.points !== null
  })
  const before = early.filter((item) => item.doneAt !== undefined && item.doneAt <= (begin ?? 0))
  const rooted = input.review.branches.filter((branch) => {
    const root = scenario.branches.find((each) => each.id === branch.branch)?.root
    return branch.firedAt !== undefined && branch.costly && (root === 'prevention' || root === 'warning')
  })
  return pen.section('prevention', '3.7', both('预防与准备阶段', 'Prevention and preparedness'), [
    early.length === 0
      ? pen.note(
          both(
            '本情景在险情发生前没有计分的期望行动。',
            'Nothing was scored before the emergency began in this scenario.',
          ),
        )
      : pen.para(
          pen.s(
            both(
              `险情发生（${stamp(begin ?? 0)}）前应办 ${early.length} 项，发生前办完 ${before.length} 项。`,
              `${early.length} actions were due before the emergency began (${stamp(begin ?? 0)}); ${before.length} were done by then.`,
            ),
            early.flatMap((item) => item.entries),
          ),
        ),
    early.length > 0
      ? pen.table(
          both('险情发生前的行动', 'Actions before the emergency'),
          [head('行动', 'Action', 64), head('条款', 'Clause', 16), head('结果', 'Result', 20)],
          early.map((item) => [
            pen.cell(item.label),
            pen.cell(item.clause),
            pen.cell(resultText[item.result], { tone: resultTone[item.result], entries: item.entries }),
          ]),
        )
      : undefined,
    rooted.length > 0
      ? pen.bullets(
          rooted.map((branch) => [
            pen.s(
              both(
                `分支 ${branch.branch} 的根源在预防与预警阶段：${branch.label.zh}。`,
                `Branch ${branch.branch} has its root before the emergency: ${branch.label.en}.`,
              ),
              branch.entries,
            ),
          ]),
        )
      : undefined,
    ...signalBlocks(pen, ['P6']),
  ])
}

/** 3.8 分支后果. */
export function branches(pen: Pen): Section {
  const { review } = pen.input
  const fired = review.branches.filter((branch) => branch.firedAt !== undefined)
  const costly = fired.filter((branch) => branch.costly)
  const effects = (id: string) =>
    list(
      (pen.scenario.branches.find((each) => each.id === id)?.effects ?? []).map((each) =>
        effectText(pen.scenario, each),
      ),
      '；',
      '; ',
    )
  const last = new Map(pen.of('variable-set').map((entry) => [entry.variable, entry]))
  return pen.section('branches', '3.8', both('分支后果', 'Outcomes of branches'), [
    fired.length === 0
      ? pen.para(pen.s(both('本次没有触发任何分支。', 'No branch fired.')))
      : pen.para(
          pen.s(
            both(
              `触发分支 ${fired.length} 个，其中 ${costly.length} 个付出代价。`,
              `Branches that fired: ${fired.length}, costly among them: ${costly.length}.`,
            ),
            fired.flatMap((branch) => branch.entries),
          ),
        ),
    fired.length > 0
      ? pen.table(
          both('触发的分支', 'Branches that fired'),
          [
            head('时刻', 'Time', 12),
            head('分支', 'Branch', 36),
            head('后果', 'What it did', 40),
            head('性质', 'Kind', 12),
          ],
          fired.map((branch) => [
            pen.cell(stamp(branch.firedAt ?? 0), { entries: branch.entries }),
            pen.cell(both(`${branch.branch} ${branch.label.zh}`, `${branch.branch} ${branch.label.en}`)),
            pen.cell(effects(branch.branch)),
            branch.costly
              ? pen.cell(both('代价', 'costly'), { tone: 'late' })
              : pen.cell(both('推进', 'moves on'), { tone: 'on-time' }),
          ]),
        )
      : undefined,
    last.size > 0
      ? pen.table(
          both('情景变量的最后取值', 'Where the story stood at the end'),
          [head('变量', 'Variable', 60), head('取值', 'Value', 40, 'right')],
          [...last.values()].map((entry) => [
            pen.cell(pen.names.variable(entry.variable)),
            pen.cell(pen.names.value(entry.variable, entry.value), { entries: [entry.e] }),
          ]),
        )
      : undefined,
  ])
}

/** 3.9 成本效益. */
export function cost(pen: Pen): Section {
  const startedAt = pen.of('drill-started')[0]?.wall
  const endedAt = pen.of('drill-ended')[0]?.wall
  const joined = pen.of('seat-joined')
  const wall = startedAt !== undefined && endedAt !== undefined ? endedAt - startedAt : undefined
  const bounds = [...pen.of('drill-started'), ...pen.of('drill-ended')].map((entry) => entry.e)
  return pen.section('cost', '3.9', both('成本效益', 'Cost and benefit'), [
    wall !== undefined && joined.length > 0
      ? pen.para(
          pen.s(
            both(
              `参演席位 ${joined.length} 个，实际历时 ${span(wall).zh}，约 ${number((joined.length * wall) / 3_600_000).zh} 人时（不含准备）。`,
              `${joined.length} seats for ${span(wall).en} of real time: about ${number((joined.length * wall) / 3_600_000).en} person-hours, preparation not counted.`,
            ),
            [...joined.map((entry) => entry.e), ...bounds],
          ),
        )
      : undefined,
    noteOf(pen, 'cost') ??
      pen.note(
        both('没有评估员记录物资消耗和对正常工作的影响。', 'No evaluator noted materials used or work disturbed.'),
      ),
  ])
}

/** 3.10 与历次演练对比: comparable runs only. */
export function trend(pen: Pen): Section {
  const { earlier = [], scenario, review } = pen.input
  const demonstration = scenario.drill.purpose === 'demonstration'
  return pen.section('trend', '3.10', both('与历次演练对比', 'Compared with earlier drills'), [
    demonstration || earlier.length === 0
      ? pen.note(
          demonstration
            ? both('示范性演练不与历次比较。', 'A demonstration is not compared.')
            : both(
                '没有可比的历次演练（须同一情景版本、形式、时钟比例和是否预告）。',
                'There is no earlier drill to compare with (same scenario version, form, clock rate and notice).',
              ),
        )
      : pen.table(
          both('可比的历次演练', 'Earlier comparable drills'),
          [head('日期', 'Date', 40), head('结论', 'Conclusion', 30), head('预案符合度', 'Plan adherence', 30, 'right')],
          [
            ...earlier.map((run) => [
              pen.cell(pen.date(run.at)),
              pen.cell(conclusionText[run.conclusion]),
              pen.cell(number(run.score)),
            ]),
            [
              pen.cell(both('本次', 'this drill'), { strong: true }),
              pen.cell(conclusionText[review.conclusion]),
              pen.cell(number(review.score), { entries: review.adherence.index.entries }),
            ],
          ],
        ),
    earlier.length > 0 && earlier.length < 4
      ? pen.note(
          both(
            '次数少，差别可能出于偶然，不据此下结论。',
            'With so few runs a difference may be chance; nothing is concluded from it.',
          ),
        )
      : undefined,
  ])
}
