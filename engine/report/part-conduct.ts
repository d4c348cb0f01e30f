import type { Entry } from '../drill/entries.ts'
import type { ItemScore } from '../score/review.ts'
import { shortSpan, stamp } from '../words/time-text.ts'
import { both, brief, clip } from '../words/words.ts'
import type { Block, Section, Tone } from './document.ts'
import { actualText, limitCell, missingFields } from './item-text.ts'
import { head, type Pen, percentOf, spanOf } from './pen.ts'
import { resultText, resultTone, toneText } from './verdicts.ts'

const tones: readonly Tone[] = ['on-time', 'late', 'missed']
export const legendOf = (pen: Pen) => tones.map((tone) => ({ tone, label: pen.say(toneText[tone]) }))

const quarter = 900_000

/** Plan against actual: a lane a role, in the order of the plan. */
function lanes(pen: Pen): Block | undefined {
  const { review } = pen.input
  const timed = review.items.filter((item) => item.openedAt !== undefined || item.doneAt !== undefined)
  if (timed.length === 0) return undefined
  const { span: whole } = review
  const mark = (item: ItemScore) => {
    const begin = Math.min(item.openedAt ?? item.doneAt ?? 0, item.doneAt ?? Number.POSITIVE_INFINITY)
    const end = item.doneAt ?? (item.result === 'missed' ? whole.to : begin)
    return {
      label: pen.say(item.label),
      begin,
      end: Math.max(begin, end),
      ...(item.dueAt !== undefined && { due: item.dueAt }),
      tone: resultTone[item.result],
    }
  }
  const lanes = pen.scenario.roles
    .map((role) => ({
      label: pen.say(brief(role)),
      marks: timed
        .filter((item) => (item.doneBy?.role ?? item.roles[0]) === role.id)
        .map(mark)
        .sort((a, b) => a.begin - b.begin),
    }))
    .filter((lane) => lane.marks.length > 0)
  const first = Math.min(...lanes.flatMap((lane) => lane.marks.map((each) => each.begin)))
  return pen.picture(
    both('计划与实际：各角色的期望行动', 'Plan and actual: expected actions by role'),
    both(
      `横轴为演练时间，每条从引发时起，到完成时止，短竖线为时限。共 ${timed.length} 项，详见下表。`,
      `Drill time runs to the right; each bar begins when the action was called for and ends when it was done, with a tick at its limit. ${timed.length} actions, all in the table below.`,
    ),
    {
      kind: 'lanes',
      from: Math.max(whole.from, Math.floor(first / quarter) * quarter),
      to: whole.to,
      lanes,
      legend: legendOf(pen),
    },
  )
}

/** How response times lie against their limits. */
function distribution(pen: Pen): Block | undefined {
  const dots = pen.input.review.items.flatMap((item) => {
    const { openedAt, dueAt, took } = item
    if (took === undefined || openedAt === undefined || dueAt === undefined || dueAt <= openedAt) return []
    return [{ share: took / (dueAt - openedAt), tone: resultTone[item.result], label: pen.say(item.label) }]
  })
  if (dots.length === 0) return undefined
  const inside = dots.filter((dot) => dot.share <= 1).length
  return pen.picture(
    both(
      '反应时间与时限：每点一项行动，竖线为时限',
      'Response times against limits: a dot an action, the line is the limit',
    ),
    both(
      `${dots.length} 项有时限的行动中，${inside} 项在时限内。`,
      `Of ${dots.length} timed actions ${inside} were inside their limit.`,
    ),
    {
      kind: 'dots',
      limitLabel: pen.say(both('时限', 'limit')),
      axisLabel: pen.say(both('用时为时限的倍数', 'time used, in multiples of the limit')),
      dots,
    },
  )
}

/** Every expected action, in the order of the scenario. */
function itemTable(pen: Pen): Block {
  return pen.table(
    both('期望行动：时限与实际', 'Expected actions: limit and actual'),
    [
      head('期望行动', 'Expected action', 30),
      head('角色', 'Role', 14),
      head('条款', 'Clause', 9),
      head('时限（出处）', 'Limit (source)', 18),
      head('实际', 'Actual', 9, 'right'),
      head('结果', 'Result', 12),
      head('得分', 'Points', 8, 'right'),
    ],
    pen.input.review.items.map((item) => {
      const lacks = missingFields(pen, item)
      const label = lacks
        ? both(`${item.label.zh}（缺：${lacks.zh}）`, `${item.label.en} (missing: ${lacks.en})`)
        : item.label
      return [
        pen.cell(label, item.critical ? { strong: true } : {}),
        pen.cell(pen.roles(item.roles)),
        pen.cell(item.clause),
        limitCell(pen, item),
        pen.cell(actualText(item)),
        pen.cell(resultText[item.result], { tone: resultTone[item.result], entries: item.entries }),
        pen.cell(item.points === null ? '—' : Math.round(item.points)),
      ]
    }),
  )
}

/** Injects, who saw them when, and what came of them. */
function injectTable(pen: Pen): Block {
  const seen = new Map<number, Entry[]>()
  for (const entry of pen.of('inject-seen')) seen.set(entry.delivery, [...(seen.get(entry.delivery) ?? []), entry])
  const answers = new Map<number, Entry[]>()
  for (const entry of pen.of('action-taken')) {
    if (entry.inReplyTo === undefined) continue
    answers.set(entry.inReplyTo, [...(answers.get(entry.inReplyTo) ?? []), entry])
  }
  return pen.table(
    both('情况导入与响应', 'Injects and what came of them'),
    [
      head('时刻', 'Time', 11),
      head('情况', 'Inject', 9),
      head('内容', 'Message', 40),
      head('发给', 'To', 18),
      head('首次阅看', 'First opened', 11, 'right'),
      head('直接答复', 'Replies', 11, 'right'),
    ],
    pen.of('inject-delivered').map((entry) => {
      const opened = seen.get(entry.e) ?? []
      const replies = answers.get(entry.e) ?? []
      const first = opened[0]
      return [
        pen.cell(stamp(entry.at), { entries: [entry.e] }),
        pen.cell(entry.inject ?? both('临时', 'ad hoc')),
        pen.cell(both(clip(entry.message.zh, 120), clip(entry.message.en, 120))),
        pen.cell(
          entry.message.to.length > 0
            ? pen.roles(entry.message.to)
            : both('全体（未指名）', 'everybody (nobody named)'),
        ),
        first
          ? pen.cell(shortSpan(first.at - entry.at), { entries: [first.e] })
          : pen.cell(both('无人', 'nobody'), { tone: 'late' }),
        pen.cell(replies.length, { entries: replies.map((each) => each.e) }),
      ]
    }),
  )
}

/** 3.1 演练执行情况: one of the six fixed headings. */
export function conduct(pen: Pen): Section {
  const { review } = pen.input
  const { adherence: a, timing, conformance } = review
  const part = (zh: string, en: string, figure: typeof a.coverage) => {
    const value = percentOf(figure)
    return pen.s(both(`${zh} ${value.zh}。`, `${en} ${value.en}.`), figure.entries)
  }
  const spread = (zh: string, en: string, of: NonNullable<typeof timing>['notice']) => {
    if (of.n === 0) return undefined
    const [half, most] = [spanOf(of.p50), spanOf(of.p90)]
    return pen.s(
      both(
        `${zh}（${of.n} 项）：中位 ${half.zh}，九成在 ${most.zh}内。`,
        `${en} (${of.n}): half within ${half.en}, nine in ten within ${most.en}.`,
      ),
      [...of.p50.entries, ...of.p90.entries],
    )
  }
  return pen.section(
    'conduct',
    '3.1',
    both('演练执行情况', 'How the drill was carried out'),
    [
      pen.para(
        part('覆盖（该办的办了多少）', 'Coverage (how much of what was due was done)', a.coverage),
        part('及时', 'Timeliness', a.timeliness),
        part('内容完整', 'Completeness of content', a.content),
        part('先后次序', 'Order', a.order),
        a.breaches.value
          ? pen.s(
              both(
                `越权或禁止行为 ${a.breaches.value} 次。`,
                `Breaches of authority or prohibitions: ${a.breaches.value}.`,
              ),
              a.breaches.entries,
            )
          : pen.s(both('没有越权或禁止行为。', 'There was no breach of authority or of a prohibition.')),
      ),
      timing
        ? pen.para(
            spread('送达到首次阅看', 'From delivery to first opened', timing.notice),
            spread('阅看到处置', 'From opened to acted', timing.decision),
            spread('超时的超出时间', 'How late the late ones were', timing.delay),
          )
        : undefined,
      conformance
        ? pen.para(
            pen.s(
              both(
                `与预案的最优对齐拟合度 ${percentOf(conformance.alignment.fitness).zh}。`,
                `Fitness of the optimal alignment with the plan: ${percentOf(conformance.alignment.fitness).en}.`,
              ),
              conformance.alignment.fitness.entries,
            ),
            pen.s(
              both(
                `约束满足率 ${percentOf(conformance.fulfilment).zh}（${conformance.constraints.length} 条约束）。`,
                `Constraints fulfilled: ${percentOf(conformance.fulfilment).en} (of ${conformance.constraints.length} constraints).`,
              ),
              conformance.fulfilment.entries,
            ),
          )
        : undefined,
      lanes(pen),
      distribution(pen),
      itemTable(pen),
      injectTable(pen),
      conformance ? alignmentTable(pen, conformance) : undefined,
    ],
    { fixed: true },
  )
}

/** Where what was done left the plan: the moves of the alignment that are not as planned. */
function alignmentTable(pen: Pen, conformance: NonNullable<Pen['input']['review']['conformance']>): Block {
  const why = {
    'as-planned': both('按预案', 'as planned'),
    missing: both('该办未办', 'missing'),
    'out-of-order': both('次序颠倒', 'out of order'),
    repeat: both('重复', 'repeated'),
    forbidden: both('禁止', 'forbidden'),
    'off-plan': both('预案之外', 'off the plan'),
  } as const
  const moves = conformance.alignment.moves.filter((move) => move.why !== 'as-planned')
  if (moves.length === 0)
    return pen.note(both('对齐中没有偏离预案之处。', 'The alignment shows no departure from the plan.'))
  return pen.table(
    both('与预案对齐时的偏离', 'Departures from the plan, by the alignment'),
    [
      head('时刻', 'Time', 12),
      head('行动', 'Action', 48),
      head('条款', 'Clause', 12),
      head('偏离', 'Departure', 16),
      head('代价', 'Cost', 12, 'right'),
    ],
    moves.map((move) => [
      pen.cell(move.at === undefined ? '—' : stamp(move.at), { entries: move.entries }),
      pen.cell(move.label),
      pen.cell(move.clause ?? '—'),
      pen.cell(why[move.why], { tone: move.kind === 'plan-only' ? 'missed' : 'late' }),
      pen.cell(Math.round(move.cost * 100) / 100),
    ]),
  )
}
