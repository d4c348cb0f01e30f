import type { Probe } from '../scenario/scenario.ts'
import { both, brief, same } from '../words/words.ts'
import type { Section } from './document.ts'
import type { Poete } from './input.ts'
import { head, number, type Pen } from './pen.ts'

const poeteText: Record<Poete, ReturnType<typeof both>> = {
  plan: both('预案', 'planning'),
  organisation: both('组织', 'organisation'),
  equipment: both('装备', 'equipment'),
  training: both('培训', 'training'),
  exercise: both('演练', 'exercise'),
}
const ids = (probes: readonly Probe[]) => (probes.length > 0 ? probes.join(' ') : '—')

/** 附录A 整改计划. */
export function improvementPlan(pen: Pen): Section {
  const { improvements = [] } = pen.input
  return pen.section('improvement', pen.say(both('附录A', 'Appendix A')), both('整改计划', 'Improvement plan'), [
    pen.note(
      both(
        '整改计划是活动清单，状态以生成本文件时为准，不在签发内容的校验之内。',
        'The improvement plan lives on: it stands as it was when this file was made, and is not part of what is signed.',
      ),
    ),
    improvements.length === 0
      ? pen.note(
          both(
            '尚未登记整改项。整改项由管理者从问题转入，跟踪到复演通过为止。',
            'No corrective action has been recorded yet. Managers make them from findings and they are followed until a later drill passes.',
          ),
        )
      : pen.table(
          both('整改项', 'Corrective actions'),
          [
            head('问题', 'Problem', 22),
            head('类别 / 能力', 'Class / capability', 9),
            head('原因', 'Cause', 12),
            head('措施（POETE）', 'Measure (POETE)', 16),
            head('责任单位、责任人', 'Unit, owner', 13),
            head('起止', 'Dates', 11),
            head('验证', 'Verification', 9),
            head('状态', 'State', 8),
          ],
          improvements.map((each) => [
            pen.cell(
              each.clause
                ? both(`条款 ${each.clause}：${each.problem.zh}`, `Clause ${each.clause}: ${each.problem.en}`)
                : each.problem,
              { entries: each.entries },
            ),
            pen.cell(`${ids(each.problems)} / ${each.capability.join(' ') || '—'}`),
            pen.cell(each.cause),
            pen.cell(
              both(`${each.measure}（${poeteText[each.poete].zh}）`, `${each.measure} (${poeteText[each.poete].en})`),
            ),
            pen.cell(
              each.needsHigher
                ? both(`${each.unit} ${each.owner}（需上级协调）`, `${each.unit} ${each.owner} (needs a higher level)`)
                : `${each.unit} ${each.owner}`,
            ),
            pen.cell(`${each.start ?? '—'} – ${each.due ?? '—'}`),
            pen.cell(each.verification ?? '—'),
            pen.cell(each.state),
          ]),
        ),
  ])
}

/** 附录B 参演名单与反馈: names beside roles, and nothing else beside names. */
export function participants(pen: Pen): Section {
  const { said } = pen.input
  const joined = pen.of('seat-joined')
  const feedback = said?.feedback ?? []
  const order = new Map(pen.scenario.roles.map((role, index) => [role.id, index]))
  const rows = joined.toSorted((a, b) => (order.get(a.role) ?? 0) - (order.get(b.role) ?? 0) || a.e - b.e)
  return pen.section(
    'participants',
    pen.say(both('附录B', 'Appendix B')),
    both('参演名单与反馈', 'Participants and feedback'),
    [
      rows.length === 0
        ? pen.note(both('没有人加入演练。', 'Nobody joined the drill.'))
        : pen.table(
            both('参演名单（按角色）', 'Who took part (by role)'),
            [head('角色', 'Role', 60), head('姓名', 'Name', 40)],
            rows.map((entry) => [
              pen.cell(brief(pen.names.role(entry.role))),
              pen.cell(entry.name, { entries: [entry.e] }),
            ]),
          ),
      feedback.length === 0
        ? pen.note(both('没有收到参演人员反馈。', 'No feedback of participants was received.'))
        : pen.table(
            both('反馈问卷', 'Feedback form'),
            [
              head('问题', 'Question', 50),
              head('答卷数', 'Answers', 12, 'right'),
              head('均值', 'Mean', 12, 'right'),
              head('摘录', 'In their words', 26),
            ],
            feedback.map(({ question, answers, mean }) => [
              pen.cell(question),
              pen.cell(answers.length),
              pen.cell(mean === undefined ? '—' : number(mean)),
              pen.cell(
                answers
                  .filter((each) => !/^[\d.]+$/.test(each))
                  .slice(0, 5)
                  .join('；') || '—',
              ),
            ]),
          ),
    ],
  )
}

/** 附录F 热点评. */
export function hotWash(pen: Pen): Section {
  const wash = pen.input.said?.hotWash
  const part = (id: string, label: ReturnType<typeof both>, lines: readonly string[]) =>
    pen.section(id, '', label, [
      lines.length > 0
        ? pen.bullets(lines.map((line) => [pen.s(same(line))]))
        : pen.note(both('没有意见。', 'Nothing was said.')),
    ])
  const asked = wash?.questions.filter((each) => each.answers.length > 0) ?? []
  const none = !wash || wash.keep.length + wash.change.length + wash.unclear.length + asked.length === 0
  return pen.section(
    'hot-wash',
    pen.say(both('附录F', 'Appendix F')),
    both('热点评记录', 'Hot wash'),
    [
      none
        ? pen.note(
            both(
              '没有热点评记录。演练结束后15至30分钟内进行效果最好。',
              'There is no record of a hot wash. It works best within 15 to 30 minutes of the end.',
            ),
          )
        : undefined,
    ],
    {
      sections: none
        ? []
        : [
            part('wash-keep', both('保持', 'Keep'), wash.keep),
            part('wash-change', both('改进', 'Change'), wash.change),
            part('wash-unclear', both('不清楚', 'Unclear'), wash.unclear),
            ...asked.map(({ question, answers }, index) => part(`wash-${index + 1}`, question, answers)),
          ],
    },
  )
}
