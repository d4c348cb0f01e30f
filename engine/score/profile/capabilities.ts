import type { Text } from '../../scenario/scenario.ts'
import { both } from '../../words/words.ts'
import { evidence, weighted } from '../adherence.ts'
import { counts } from '../item.ts'
import type { Figure, ItemScore, Review } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import { type CapabilityId, type CapabilityScore, capabilityIds } from './capability.ts'

const core = {
  information: both('公共信息与预警', 'Public Information and Warning'),
  assessment: both('态势评估', 'Situational Assessment'),
  coordination: both('行动协调', 'Operational Coordination'),
  threats: both('威胁与灾种识别', 'Threats and Hazards Identification'),
  fire: both('火灾管控与扑救', 'Fire Management and Suppression'),
  search: both('大规模搜救', 'Mass Search and Rescue Operations'),
  environment: both('环境应对与健康安全', 'Environmental Response/Health and Safety'),
  logistics: both('后勤与供应链管理', 'Logistics and Supply Chain Management'),
  communications: both('应急通信', 'Operational Communications'),
  care: both('大规模人员安置', 'Mass Care Services'),
  security: both('现场安全与执法', 'On-scene Security, Protection, and Law Enforcement'),
  transport: both('关键运输', 'Critical Transportation'),
  medical: both('公共卫生与医疗救援', 'Public Health, Healthcare, and Emergency Medical Services'),
  fatality: both('遇难者管理', 'Fatality Management Services'),
  infrastructure: both('基础设施系统', 'Infrastructure Systems'),
  housing: both('住房', 'Housing'),
  natural: both('自然与文化资源', 'Natural and Cultural Resources'),
  planning: both('计划', 'Planning'),
}

/** The thirteen groups of AQ/T 9009-2015 A.2, each with the nearest HSEEP core capabilities (doctrine 2.3 [D]). */
const groups: Readonly<Record<CapabilityId, readonly [Text, readonly Text[]]>> = {
  C1: [both('预警与信息报告', 'Warning and reporting'), [core.information, core.assessment]],
  C2: [both('紧急动员', 'Mobilisation'), [core.coordination]],
  C3: [both('事故监测与研判', 'Monitoring and assessment'), [core.assessment, core.threats]],
  C4: [both('指挥和协调', 'Command and coordination'), [core.coordination]],
  C5: [both('事故处置', 'Incident handling'), [core.fire, core.search, core.environment]],
  C6: [both('应急资源管理', 'Resource management'), [core.logistics]],
  C7: [both('应急通信', 'Emergency communications'), [core.communications]],
  C8: [both('信息公开', 'Public information'), [core.information, core.assessment]],
  C9: [both('人员保护', 'Protection of people'), [core.care, core.environment]],
  C10: [both('警戒与管制', 'Cordon and control'), [core.security, core.transport]],
  C11: [both('医疗救护', 'Medical care'), [core.medical, core.fatality]],
  C12: [
    both('现场控制及恢复', 'Site control and recovery'),
    [core.infrastructure, core.care, core.housing, core.natural],
  ],
  C13: [both('其他', 'Other'), [core.planning]],
}

/** The name of a group. */
export const capabilityLabel = (id: CapabilityId): Text => groups[id][0]

/** The group of the 0/1/3/5 scale a share falls into: 5 from `five` on, … and 0 below `one`. */
export function markOf({ value }: Figure, { marks }: ScoringStandard): CapabilityScore['mark'] {
  if (value === null) return null
  if (value >= marks.five) return 5
  if (value >= marks.three) return 3
  return value >= marks.one ? 1 : 0
}

/** Each group by the expected actions of the objectives that test it; a group without any is left to the evaluators. */
export function capabilities(
  items: readonly ItemScore[],
  objectives: Review['objectives'],
  standard: ScoringStandard,
): CapabilityScore[] {
  return capabilityIds.map((capability) => {
    const testing = objectives.filter((objective) => objective.capability.includes(capability))
    const ids = new Set(testing.map((objective) => objective.objective))
    const own = items.filter((item) => ids.has(item.objective))
    const scored = own.filter(counts)
    const figure = weighted(scored, (item) => (item.points ?? 0) / 100)
    const score = { ...figure, entries: evidence(own) }
    const [label, core] = groups[capability]
    return {
      capability,
      label,
      core,
      state: figure.value === null ? 'not-measured' : 'measured',
      score,
      mark: markOf(score, standard),
      objectives: testing.map(({ objective, rating }) => ({ objective, rating })),
      items: own.map((item) => item.expected),
    }
  })
}
