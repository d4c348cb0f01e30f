import { both } from '../words/words.ts'
import type { Report } from './document.ts'
import type { Pen } from './pen.ts'
import { contentText, formText, hazardText, noticeText, purposeText, statusText } from './verdicts.ts'

/** What the cover says. Edition and signatures are printed beside it, since they are not part of the content. */
export function cover(pen: Pen): Report['cover'] {
  const { input, say, date } = pen
  const { review, scenario } = input
  const { drill } = scenario
  const begun = pen.of('drill-started').slice(0, 1)
  const last = input.entries.at(-1)?.e ?? 0
  const kind = [formText[drill.form], contentText[drill.content], purposeText[drill.purpose], noticeText[drill.notice]]
  const held =
    begun.length === 0
      ? say(both('尚未开始', 'not started'))
      : [...begun, ...pen.of('drill-ended')].map((entry) => date(entry.wall, true)).join(' – ')
  const rows: (readonly [ReturnType<typeof both>, string])[] = [
    [both('演练名称', 'Drill'), say(review.drill.title)],
    [both('编制单位', 'Issued by'), input.org || say(both('本单位', 'this organisation'))],
    [both('灾种', 'Hazard'), say(hazardText[scenario.hazard])],
    [both('演练类型', 'Kind'), kind.map(say).join(' · ')],
    [both('演练时间', 'Held'), held],
    [
      both('演练状态', 'State of the drill'),
      say(statusText[review.drill.status] ?? both(review.drill.status, review.drill.status)),
    ],
    [
      both('情景版本', 'Scenario'),
      say(
        both(
          `${scenario.title.zh} 第 ${review.scenario.version} 版`,
          `${scenario.title.en}, version ${review.scenario.version}`,
        ),
      ),
    ],
    [both('日志截至', 'Log up to'), say(both(`第 ${last} 条记录`, `entry ${last}`))],
    [
      both('知悉范围', 'Circulation'),
      say(both('参演单位、评估组和演练管理者', 'units that took part, evaluators and drill managers')),
    ],
  ]
  return rows.map(([label, value]) => [say(label), value] as const)
}

/** The handling instructions: fixed, and the first thing read. */
export const handling = ({ say }: Pen): readonly string[] =>
  [
    both(
      '本报告用于改进预案和机制，不用于个人考核排名。',
      'This report is for mending plans and the way units work together. It is not for ranking individuals.',
    ),
    both(
      '报告评的是预案中的角色、条款和联络，不评个人；发现的问题写成产生它的条件。',
      'It judges roles, clauses and links of the plan, never persons; a problem is written as the condition that produced it.',
    ),
    both(
      '未达到演练标准值不等于违法。每条时限的出处见附录E，只有读过条文的才标为法定。',
      'Missing a drill standard is not a breach of law. Appendix E says where every limit comes from; only a statute that was read is called law.',
    ),
    both(
      '写有数字的句子后面注明依据：“日志”为附录C的记录号，“依据”为附录C的依据组。',
      'A sentence that states a figure names its evidence: “log” numbers are entries in appendix C, “evidence” numbers are sets of entries listed there.',
    ),
  ].map(say)
