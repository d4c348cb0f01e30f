import type { DueState } from '../../../../engine/improve/calendar.ts'
import type { ActionStatus } from '../../../../engine/improve/corrective-action.ts'
import type { PlanLevel, SubjectKind } from '../../../../engine/improve/rules.ts'
import type { LeftOut } from '../../../../engine/improve/trend.ts'
import type { Verdict } from '../../../../engine/improve/verdict.ts'
import type { Probe, Scenario, Text } from '../../../../engine/scenario/scenario.ts'
import type { Tone } from '../../base/chip.tsx'
import { both } from '../../staff/words.ts'

export { elementWords, statusWords } from '../../../../engine/improve/words.ts'
export const statusTone: Record<ActionStatus, Tone> = {
  open: 'waiting',
  'in-progress': 'waiting',
  done: 'waiting',
  scheduled: 'waiting',
  closed: 'on-time',
  reopened: 'missed',
  withdrawn: 'waiting',
}
export const verdictWords: Record<Verdict, Text> = {
  passed: both('通过', 'Passed'),
  failed: both('未通过', 'Failed'),
  'not-examined': both('情节未走到，未能验证', 'The story never came to it'),
}
export const verdictTone: Record<Verdict, Tone> = { passed: 'on-time', failed: 'missed', 'not-examined': 'waiting' }

export const problemWords: Record<Probe, Text> = {
  P1: both('预案体系不完整', 'Incomplete plan system'),
  P2: both('职能整合不完整', 'Incomplete integration of functions'),
  P3: both('权责不对等', 'Power and responsibility do not match'),
  P4: both('权威不足', 'Insufficient authority'),
  P5: both('统与分不协调', 'Integration against division'),
  P6: both('防与救脱节', 'Prevention apart from rescue'),
  P7: both('法制滞后', 'Lagging laws'),
  P8: both('救援能力弱', 'Weak rescue capability'),
  P9: both('任务与专业人员不匹配', 'Tasks and specialists do not match'),
  P10: both('干部负担重', 'Heavy burden on cadres'),
}
/** The groups of AQ/T 9009-2015 A.2. */
export const capabilityWords: Record<string, Text> = {
  C1: both('预警与信息报告', 'Warning and reporting'),
  C2: both('紧急动员', 'Mobilisation'),
  C3: both('事故监测与研判', 'Monitoring and assessment'),
  C4: both('指挥和协调', 'Command and coordination'),
  C5: both('事故处置', 'Incident handling'),
  C6: both('应急资源管理', 'Resources'),
  C7: both('应急通信', 'Communications'),
  C8: both('信息公开', 'Public information'),
  C9: both('人员保护', 'Protection of people'),
  C10: both('警戒与管制', 'Cordon and control'),
  C11: both('医疗救护', 'Medical care'),
  C12: both('现场控制及恢复', 'Control and recovery'),
  C13: both('其他', 'Other'),
}
export const pillarWords: Record<string, Text> = {
  plan: both('预案', 'Plans'),
  system: both('体制', 'System: who leads'),
  mechanism: both('机制', 'Mechanism: how it runs'),
  law: both('法制', 'Legal basis'),
}
export const hazardWords: Record<Scenario['hazard'], Text> = {
  'grassland-fire': both('草原火灾', 'Grassland fire'),
  flood: both('洪涝', 'Flood'),
  drought: both('干旱', 'Drought'),
  sandstorm: both('沙尘暴', 'Sandstorm'),
  blizzard: both('雨雪冰冻、白灾', 'Blizzard and white disaster'),
  earthquake: both('地震', 'Earthquake'),
  'mine-accident': both('矿山事故', 'Mine accident'),
  'hazmat-leak': both('危险化学品泄漏', 'Hazardous-material leak'),
}
export const formWords: Record<Scenario['drill']['form'], Text> = {
  tabletop: both('桌面推演', 'Tabletop'),
  functional: both('指挥部推演', 'Functional'),
  'full-scale': both('综合实战', 'Full-scale'),
}
export const noticeWords: Record<Scenario['drill']['notice'], Text> = {
  'no-notice': both('不预告', 'No notice'),
  announced: both('预告', 'Announced'),
}
export const leftOutWords: Record<LeftOut, Text> = {
  demonstration: both('示范性演练，不参与比较', 'A demonstration: not compared'),
  continued: both(
    '从另一次演练中途接续，部分处置由他人作出',
    'Went on from another drill: part of it was done by others',
  ),
  'never-played': both('没有实际开展', 'Never played'),
  'no-other': both('没有条件相同的其他演练可比', 'No other drill under the same conditions'),
}
export const subjectWords: Record<SubjectKind, Text> = {
  'government-plan': both('政府专项、部门预案', 'Government special or department plan'),
  'safety-plan': both('政府生产安全事故预案', 'Government production-safety plan'),
  'high-risk-enterprise': both('高危行业、人员密集场所单位', 'High-risk enterprise or crowded place'),
  enterprise: both('一般生产经营单位', 'Other enterprise'),
}
export const levelWords: Record<PlanLevel, Text> = {
  comprehensive: both('综合预案', 'Comprehensive plan'),
  special: both('专项预案', 'Special plan'),
  'on-site': both('现场处置方案', 'On-site plan'),
}
export const dueWords: Record<DueState, Text> = {
  overdue: both('已逾期', 'Overdue'),
  due: both('30 天内到期', 'Due within 30 days'),
  coming: both('90 天内到期', 'Due within 90 days'),
  later: both('未到期', 'Later'),
}
export const dueTone: Record<DueState, Tone> = { overdue: 'missed', due: 'late', coming: 'waiting', later: 'on-time' }
