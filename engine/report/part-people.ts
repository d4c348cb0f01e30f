import { both, brief } from '../words/words.ts'
import type { Block, Section } from './document.ts'
import { head, number, type Pen, percentOf, spanOf } from './pen.ts'
import { signalBlocks } from './signals-text.ts'

/** By role of the plan, in the plan's order: never persons, never a ranking. */
function roleTable(pen: Pen): Block {
  return pen.table(
    both('各角色的处置（按预案顺序，不作排名）', 'What each role did (in the order of the plan, not a ranking)'),
    [
      head('角色', 'Role', 34),
      head('按时', 'In time', 11, 'right'),
      head('超时', 'Late', 11, 'right'),
      head('未办', 'Missed', 11, 'right'),
      head('违反', 'Breached', 11, 'right'),
      head('用时中位', 'Median', 12, 'right'),
      head('处置', 'Actions', 10, 'right'),
    ],
    pen.input.review.roles.map((role) => [
      pen.cell(brief(role.label)),
      pen.cell(role.done, { entries: role.score.entries }),
      pen.cell(role.late, role.late > 0 ? { tone: 'late' } : {}),
      pen.cell(role.missed, role.missed > 0 ? { tone: 'missed' } : {}),
      pen.cell(role.breached, role.breached > 0 ? { tone: 'missed' } : {}),
      pen.cell(role.median.value === null ? '—' : spanOf(role.median), { entries: role.median.entries }),
      pen.cell(role.actions),
    ]),
  )
}

function load(pen: Pen): readonly Block[] {
  const { workload, span } = pen.input.review
  if (!workload) return [pen.note(both('本次评估未计算工作负荷。', 'This review holds no measures of workload.'))]
  const busy = workload.roles.filter((role) => role.series.some((point) => point.open > 0))
  const top = Math.max(1, ...busy.flatMap((role) => role.series.map((point) => point.open)))
  return [
    ...(busy.length > 0
      ? [
          pen.picture(
            both('各角色未办事项随时间的变化', 'Open tasks of each role over time'),
            both(
              `每格一个角色，纵轴最高为同时 ${top} 项未办。`,
              `A panel a role; the top of each is ${top} open tasks at once.`,
            ),
            {
              kind: 'steps',
              from: span.from,
              to: span.to,
              top,
              panels: busy.map((role) => ({
                label: pen.say(brief(role.label)),
                points: role.series.map(({ at, open }) => [at, open] as const),
              })),
            },
          ),
        ]
      : []),
    pen.table(
      both('工作负荷', 'Workload'),
      [
        head('角色', 'Role', 28),
        head('同时未办最多', 'Peak open', 13, 'right'),
        head('平均', 'Mean', 11, 'right'),
        head('切换/小时', 'Switches/h', 12, 'right'),
        head('未答复', 'Unanswered', 12, 'right'),
        head('报表占时', 'Reporting', 12, 'right'),
        head('TLX', 'TLX', 12, 'right'),
      ],
      workload.roles.map((role) => [
        pen.cell(brief(role.label)),
        pen.cell(number(role.peak.value), { entries: role.peak.entries }),
        pen.cell(number(role.mean.value), {}),
        pen.cell(number(role.switches.value), { entries: role.switches.entries }),
        pen.cell(number(role.unanswered.value), { entries: role.unanswered.entries }),
        pen.cell(percentOf(role.burden), { entries: role.burden.entries }),
        pen.cell(role.tlx === null ? '—' : number(role.tlx)),
      ]),
    ),
    pen.para(
      pen.s(
        both(
          `报表占用时间 ${percentOf(workload.burden).zh}，重复上报 ${percentOf(workload.duplicates).zh}。`,
          `Reports took ${percentOf(workload.burden).en} of active time; ${percentOf(workload.duplicates).en} of the facts sent were sent before.`,
        ),
        [...workload.burden.entries, ...workload.duplicates.entries],
      ),
      workload.answers === 0
        ? pen.s(both('没有人填写负荷问卷（Raw TLX）。', 'Nobody answered the workload survey (Raw TLX).'))
        : pen.s(
            both(
              `负荷问卷（Raw TLX）答卷 ${workload.answers} 份，均值 ${number(workload.tlx).zh}。`,
              `The workload survey (Raw TLX) had ${workload.answers} answers with a mean of ${number(workload.tlx).en}.`,
            ),
          ),
    ),
  ]
}

/** 3.5 应急人员处置: a fixed heading. */
export const people = (pen: Pen): Section =>
  pen.section(
    'people',
    '3.5',
    both('应急人员处置', 'How emergency staff acted'),
    [
      pen.note(
        both(
          '按预案中的角色统计，反映岗位职责、人手和流程，不评个人。',
          'Counted by role of the plan: it speaks of duties, staffing and procedure, not of persons.',
        ),
      ),
      roleTable(pen),
      ...load(pen),
      ...signalBlocks(pen, ['P9', 'P10']),
    ],
    { fixed: true },
  )
