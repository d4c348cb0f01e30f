import { span, stamp } from '../words/time-text.ts'
import { both, brief } from '../words/words.ts'
import type { Block, Section, Tone } from './document.ts'
import { head, number, type Pen, percentOf, spanOf } from './pen.ts'
import { signalBlocks } from './signals-text.ts'

function network(pen: Pen): Block | undefined {
  const { links } = pen.input.review
  if (links.length === 0) return undefined
  const used = new Set(links.flatMap(({ from, to }) => [from, to]))
  const tone = (entries: readonly number[]): Tone => (entries.length > 0 ? 'on-time' : 'missed')
  const made = links.filter((link) => link.entries.length > 0).length
  return pen.picture(
    both('预案要求的联络：实线已发生，虚线缺失', 'Links the plan requires: solid were made, dashed are missing'),
    both(
      `${links.length} 条必需联络中 ${made} 条已发生，缺 ${links.length - made} 条，逐条见下表。`,
      `${made} of ${links.length} required links were made, ${links.length - made} are missing; the table below has each.`,
    ),
    {
      kind: 'network',
      nodes: pen.scenario.roles
        .filter((role) => used.has(role.id))
        .map((role) => ({ id: role.id, label: pen.say(brief(role)) })),
      links: links.map(({ from, to, entries }) => ({ from, to, tone: tone(entries) })),
      legend: [
        { tone: 'on-time', label: pen.say(both('已联络', 'made')) },
        { tone: 'missed', label: pen.say(both('缺失', 'missing')) },
      ],
    },
  )
}

function linkTable(pen: Pen): Block {
  return pen.table(
    both('必需联络', 'Required links'),
    [head('从', 'From', 32), head('到', 'To', 32), head('首次联络', 'First', 18), head('次数', 'Times', 18, 'right')],
    pen.input.review.links.map(({ from, to, firstAt, entries }) => [
      pen.cell(pen.role(from)),
      pen.cell(pen.role(to)),
      firstAt === undefined
        ? pen.cell(both('缺失', 'missing'), { tone: 'missed' })
        : pen.cell(stamp(firstAt), { tone: 'on-time' }),
      pen.cell(entries.length, { entries }),
    ]),
  )
}

function measures(pen: Pen): readonly Block[] {
  const c = pen.input.review.coordination
  if (!c) return [pen.note(both('本次评估未计算协调指标。', 'This review holds no measures of coordination.'))]
  const rows = [
    [both('必需联络覆盖率', 'Required-link coverage'), percentOf(c.coverage), c.coverage.entries],
    [both('预案外联络占比', 'Share of links outside the plan'), percentOf(c.unplanned), c.unplanned.entries],
    [both('来件确认率', 'Messages acknowledged'), percentOf(c.acknowledged), c.acknowledged.entries],
    [
      both('确认用时中位数', 'Median time to acknowledge'),
      spanOf(c.acknowledgement.p50),
      c.acknowledgement.p50.entries,
    ],
    [both('交接用时中位数', 'Median hand-off time'), spanOf(c.handOff.p50), c.handOff.p50.entries],
    [both('命令闭环率', 'Closed-loop orders'), percentOf(c.closedLoop), c.closedLoop.entries],
    [both('矛盾命令占比', 'Conflicting orders'), percentOf(c.conflictRate), c.conflictRate.entries],
    [both('无单一指挥的时间', 'Time without a single commander'), spanOf(c.uncommanded), c.uncommanded.entries],
    [both('无主情况最长归属用时', 'Longest time to an owner'), spanOf(c.timeToOwner), c.timeToOwner.entries],
    [both('网络密度', 'Density'), number(c.density.value, 2), c.density.entries],
    [both('双向性', 'Reciprocity'), number(c.reciprocity.value, 2), c.reciprocity.entries],
    [both('集中度', 'Centralisation'), number(c.centralisation.value, 2), c.centralisation.entries],
    [both('与预案网络相似度', 'Similarity to the plan'), number(c.similarity.value, 2), c.similarity.entries],
  ] as const
  const conflicts = c.conflicts.map((each) => {
    const settled = each.resolvedAt === undefined ? undefined : span(each.resolvedAt - each.at)
    const from = each.from.map(pen.role)
    return [
      pen.s(
        both(
          `${stamp(each.at)} ${pen.role(each.to)}收到来自${pen.list(from)}的矛盾命令，${settled ? `${settled.zh}后理顺` : '到演练结束未理顺'}。`,
          `At ${stamp(each.at)} ${pen.role(each.to)} had conflicting orders from ${pen.list(from)}; ${settled ? `settled after ${settled.en}` : 'not settled by the end'}.`,
        ),
        each.entries,
      ),
    ]
  })
  const unowned = c.unaddressed.map((each) => {
    const took = span(each.took)
    return [
      pen.s(
        each.owner === undefined
          ? both(
              `情况 ${each.inject} 未指名，${took.zh}内无人牵头。`,
              `Inject ${each.inject} named nobody and had no owner for ${took.en}.`,
            )
          : both(
              `情况 ${each.inject} 未指名，${took.zh}后明确由${pen.role(each.owner)}牵头。`,
              `Inject ${each.inject} named nobody; ${pen.role(each.owner)} owned it after ${took.en}.`,
            ),
        each.entries,
      ),
    ]
  })
  return [
    pen.table(
      both('协调指标', 'Measures of coordination'),
      [head('指标', 'Measure', 70), head('本次', 'This drill', 30, 'right')],
      rows.map(([label, value, entries]) => [pen.cell(label), pen.cell(value, { entries })]),
    ),
    ...(conflicts.length > 0 ? [pen.bullets(conflicts)] : []),
    ...(unowned.length > 0 ? [pen.bullets(unowned)] : []),
  ]
}

/** 3.4 指挥协调与应急联动: a fixed heading. */
export function coordination(pen: Pen): Section {
  const { links } = pen.input.review
  const made = links.filter((link) => link.entries.length > 0)
  return pen.section(
    'coordination',
    '3.4',
    both('指挥协调与应急联动', 'Command, coordination and linkage'),
    [
      links.length === 0
        ? pen.note(both('预案没有规定必需联络。', 'The plan requires no particular links.'))
        : pen.para(
            pen.s(
              both(
                `预案要求的 ${links.length} 条联络中，${made.length} 条已发生。`,
                `Of ${links.length} links the plan requires, ${made.length} were made.`,
              ),
              made.flatMap((link) => link.entries),
            ),
          ),
      network(pen),
      links.length > 0 ? linkTable(pen) : undefined,
      ...measures(pen),
      ...signalBlocks(pen, ['P2', 'P3', 'P4', 'P5']),
    ],
    { fixed: true },
  )
}
