import type { Probe, Text } from '../../../engine/scenario/scenario.ts'
import { both } from './words.ts'

/** What a scenario probes: the ten problem classes of the study, each as a short name. */
export const probeWords: Readonly<Record<Probe, Text>> = {
  P1: both('预案体系不完整', 'Gaps in the plans'),
  P2: both('职能整合不完整', 'Functions not joined up'),
  P3: both('权责不对等', 'Duty without power'),
  P4: both('权威不足', 'Too little authority'),
  P5: both('统与分不协调', 'Unity against division'),
  P6: both('防与救脱节', 'Prevention apart from rescue'),
  P7: both('法制滞后', 'Law behind practice'),
  P8: both('救援能力弱', 'Weak rescue capability'),
  P9: both('任务与专业人员不匹配', 'Task without its expert'),
  P10: both('干部负担重', 'Burden on cadres'),
}

/** The thirteen groups by which a drill's conduct is assessed (AQ/T 9009-2015, appendix A.2). */
export const capabilityWords: Readonly<Record<string, Text>> = {
  C1: both('预警与信息报告', 'Warning and reporting'),
  C2: both('紧急动员', 'Mobilisation'),
  C3: both('事故监测与研判', 'Monitoring and assessment'),
  C4: both('指挥和协调', 'Command and coordination'),
  C5: both('事故处置', 'Handling the incident'),
  C6: both('应急资源管理', 'Resources'),
  C7: both('应急通信', 'Communications'),
  C8: both('信息公开', 'Public information'),
  C9: both('人员保护', 'Protecting people'),
  C10: both('警戒与管制', 'Cordon and control'),
  C11: both('医疗救护', 'Medical care'),
  C12: both('现场控制及恢复', 'Control and recovery'),
  C13: both('其他', 'Other'),
}
export const capabilities = Object.keys(capabilityWords)
export const probes = Object.keys(probeWords) as Probe[]
