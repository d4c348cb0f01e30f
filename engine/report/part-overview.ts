import type { Scenario } from '../scenario/scenario.ts'
import { provenanceText } from '../words/limit-text.ts'
import { stamp } from '../words/time-text.ts'
import { both, brief, list } from '../words/words.ts'
import { capabilityText, conductGroups } from './aqt9009.ts'
import type { Block, Section, Sentence } from './document.ts'
import { head, number, type Pen } from './pen.ts'
import { contentText, formText, noticeText, phaseText, purposeText } from './verdicts.ts'

function basics(pen: Pen): Block {
  const { input, scenario } = pen
  const { drill, clock } = scenario
  const { review } = input
  const rows = [
    [both('名称', 'Name'), review.drill.title],
    [
      both('形式', 'Form'),
      list([formText[drill.form], contentText[drill.content], purposeText[drill.purpose], noticeText[drill.notice]]),
    ],
    [
      both('时钟', 'Clock'),
      both(
        `演练时刻 0 为情景时间 ${clock.start}；开始时的时钟比例为 ×${number(input.rate).zh}`,
        `drill time 0 is ${clock.start} in the story; the clock began at ×${number(input.rate).en}`,
      ),
    ],
    [
      both('演练时段', 'Span'),
      both(
        `${stamp(review.span.from)} 至 ${stamp(review.span.to)}（演练时间）`,
        `${stamp(review.span.from)} to ${stamp(review.span.to)} (drill time)`,
      ),
    ],
    [
      both('情景', 'Scenario'),
      both(
        `${scenario.title.zh}，第 ${review.scenario.version} 版，内容校验值 ${review.scenario.hash || '—'}`,
        `${scenario.title.en}, version ${review.scenario.version}, content hash ${review.scenario.hash || '—'}`,
      ),
    ],
    [both('中止条件', 'Stop'), scenario.stop],
  ] as const
  return pen.table(
    both('演练基本信息', 'Basic facts'),
    [head('项目', 'Item', 18), head('内容', 'Content', 82)],
    rows.map(([label, value]) => [pen.cell(label, { strong: true }), pen.cell(value)]),
  )
}

function roleTable(pen: Pen): Block {
  const joined = pen.of('seat-joined')
  return pen.table(
    both('角色与席位', 'Roles and seats'),
    [head('代号', 'Code', 10), head('角色', 'Role', 40), head('类别', 'Kind', 25), head('席位', 'Seats', 10, 'right')],
    pen.scenario.roles.map((role) => {
      const seats = joined.filter((entry) => entry.role === role.id)
      const staffed = pen.input.staffed.includes(role.id)
      const kind =
        role.kind === 'simcell'
          ? both('模拟角色（导调组代）', 'simulated (played by the trainer)')
          : staffed
            ? both('参演角色', 'played')
            : both('本次无人担任', 'nobody to play it')
      return [
        pen.cell(role.id, { strong: true }),
        pen.cell(role),
        pen.cell(kind, staffed || role.kind === 'simcell' ? {} : { tone: 'quiet' }),
        pen.cell(seats.length, { entries: seats.map((entry) => entry.e) }),
      ]
    }),
  )
}

function objectives(pen: Pen): Block {
  return pen.table(
    both('演练目标与对应能力', 'Objectives and capabilities'),
    [
      head('目标', 'Objective', 8),
      head('内容', 'What', 44),
      head('AQ/T 9009 能力组', 'AQ/T 9009 group', 22),
      head('HSEEP 核心能力', 'HSEEP core capability', 26),
    ],
    pen.scenario.objectives.map(({ id, zh, en, capability }) => {
      const groups = list(
        capability.map((each) => both(`${each} ${capabilityText(each).zh}`, `${each} ${capabilityText(each).en}`)),
      )
      const core = list(
        conductGroups.filter((group) => capability.includes(group.id)).map((group) => group.core),
        '；',
        '; ',
      )
      return [pen.cell(id, { strong: true }), pen.cell({ zh, en }), pen.cell(groups), pen.cell(core)]
    }),
  )
}

function clauseTable(pen: Pen): Block {
  const basis = (clause: Scenario['clauses'][number]) =>
    list(
      clause.basis.map(({ source, article, tag }) => {
        const [of, mark] = [article ? both(`第${article}条`, ` art. ${article}`) : both('', ''), provenanceText(tag)]
        return tag === 'D'
          ? mark
          : both(`${source.zh}${of.zh}（${mark.zh}）`, `${source.en}${of.en} (${mark.en.toLowerCase()})`)
      }),
      '；',
      '; ',
    )
  return pen.table(
    both('依据的预案条款', 'Clauses of the plan that were exercised'),
    [head('条款', 'Clause', 10), head('内容', 'Content', 42), head('责任角色', 'Actor', 18), head('依据', 'Basis', 30)],
    pen.scenario.clauses.map((clause) => [
      pen.cell(clause.id, { strong: true }),
      pen.cell(clause),
      pen.cell(list(clause.actor.map((id) => brief(pen.names.role(id))))),
      pen.cell(basis(clause)),
    ]),
  )
}

function limits(pen: Pen): readonly Block[] {
  const { scenario, input } = pen
  const unstaffed = scenario.roles.filter((role) => role.kind === 'player' && !input.staffed.includes(role.id))
  const facts: Sentence[][] = []
  const sim = scenario.roles.filter((role) => role.kind === 'simcell')
  if (sim.length > 0) {
    const names = list(sim.map((role) => brief(role)))
    facts.push([pen.s(both(`${names.zh}由导调组模拟。`, `Simulated by the trainer: ${names.en}.`))])
  }
  if (unstaffed.length > 0) {
    const names = list(unstaffed.map((role) => brief(role)))
    facts.push([
      pen.s(
        both(
          `${names.zh}本次无人担任，对其不作期望，也不因其触发分支。`,
          `Nobody played ${names.en}; nothing is expected of these roles and no branch blames them.`,
        ),
      ),
    ])
  }
  if (scenario.drill.purpose === 'demonstration') {
    facts.push([
      pen.s(
        both('本次为示范性演练，结果不进入历次比较。', 'This was a demonstration; its results are left out of trends.'),
      ),
    ])
  }
  for (const note of scenario.notes) facts.push([pen.s(note)])
  const observed = (input.said?.observations ?? []).filter((each) => each.kind === 'artificiality')
  return [
    ...(facts.length > 0 ? [pen.bullets(facts)] : []),
    observed.length > 0
      ? pen.bullets(
          observed.map(({ text, by, entries }) => [pen.s(both(`${text}（${by}）`, `${text} (${by})`), entries)]),
        )
      : pen.note(
          both(
            '评估员没有另外记录演练与实战的差别。',
            'Evaluators noted no further difference between the drill and a real event.',
          ),
        ),
  ]
}

/** 1 演练基本情况. */
export function overview(pen: Pen): Section {
  const { scenario } = pen
  const deliveries = pen.of('inject-delivered')
  const phases = pen.of('phase-entered')
  return pen.section('overview', '1', both('演练基本情况', 'Exercise overview'), [], {
    sections: [
      pen.section('basics', '1.1', both('名称、时间、形式与时钟', 'Name, time, form and clock'), [basics(pen)]),
      pen.section('who', '1.2', both('组织、角色与评估员', 'Organisation, roles and evaluators'), [
        roleTable(pen),
        pen.input.said && pen.input.said.evaluators.length > 0
          ? pen.para(
              pen.s(
                both(
                  `评估员 ${pen.input.said.evaluators.length} 人：${pen.list(pen.input.said.evaluators)}。`,
                  `Evaluators (${pen.input.said.evaluators.length}): ${pen.list(pen.input.said.evaluators)}.`,
                ),
              ),
            )
          : pen.note(both('本次没有评估员参加。', 'No evaluator took part.')),
      ]),
      pen.section('objectives', '1.3', both('目标与对应能力', 'Objectives and capabilities'), [objectives(pen)]),
      pen.section('story', '1.4', both('情景概要与依据条款', 'The story and the clauses'), [
        pen.para(pen.s(scenario.summary)),
        pen.para(pen.s(scenario.setting)),
        pen.para(
          pen.s(
            both(
              `全程导入情况 ${deliveries.length} 条，经历 ${phases.length} 个阶段。`,
              `${deliveries.length} injects were delivered over ${phases.length} phases.`,
            ),
            [...deliveries, ...phases].map((entry) => entry.e),
          ),
        ),
        pen.table(
          both('阶段', 'Phases'),
          [head('进入时刻', 'Entered', 16), head('阶段', 'Phase', 54), head('类别', 'Kind', 30)],
          phases.map((entry) => {
            const phase = scenario.phases.find((each) => each.id === entry.phase)
            return [
              pen.cell(stamp(entry.at), { entries: [entry.e] }),
              pen.cell(pen.names.phase(entry.phase)),
              pen.cell(phase ? phaseText[phase.kind] : '—'),
            ]
          }),
        ),
        clauseTable(pen),
      ]),
      pen.section('artificialities', '1.5', both('真实限制', 'Artificialities and limits'), limits(pen)),
    ],
  })
}
