import type { Text } from '../scenario/scenario.ts'
import { both } from '../words/words.ts'

interface Group {
  readonly id: string
  readonly label: Text
  /** The nearest HSEEP core capabilities (doctrine 2.3). */
  readonly core: Text
  readonly points: Text
}
const group = (id: string, label: Text, core: Text, points: Text): Group => ({ id, label, core, points })

const information = both('公众信息与预警；态势评估', 'Public Information and Warning; Situational Assessment')
const coordination = both('行动协调', 'Operational Coordination')

/**
 * Groups C1–C13 of AQ/T 9009-2015 Appendix A.2, in short paraphrase (doctrine 1.7.1: partly from excerpts, partly from
 * memory), with their HSEEP neighbours [D].
 */
export const conductGroups: readonly Group[] = [
  group(
    'C1',
    both('预警与信息报告', 'Warning and reporting'),
    information,
    both(
      '监测数据预警、内部通知、按程序和时限上报并续报、对外通报',
      'warning from monitoring, internal notice, reports upward in time and updates, notice to others',
    ),
  ),
  group(
    'C2',
    both('紧急动员', 'Mobilisation'),
    coordination,
    both(
      '判明等级、启动相应响应、由有权人员启动、人员到位',
      'grade fixed, matching response started by those with authority, turnout',
    ),
  ),
  group(
    'C3',
    both('事故监测与研判', 'Monitoring and assessment'),
    both('态势评估；威胁与危险识别', 'Situational Assessment; Threats and Hazards Identification'),
    both(
      '早期研判、持续跟踪、潜在危害评估、及时报告研判结果',
      'early assessment, tracking, potential harm, assessments reported in time',
    ),
  ),
  group(
    'C4',
    both('指挥和协调', 'Command and coordination'),
    coordination,
    both(
      '现场指挥部、统一指挥、命令下达到位、与上级信息畅通',
      'field headquarters, one command, orders that reach the field, exchange with government',
    ),
  ),
  group(
    'C5',
    both('事故处置', 'Incident handling'),
    both(
      '火灾处置；搜索与救援；环境与健康安全',
      'Fire Management; Mass Search and Rescue; Environmental Response and Safety',
    ),
    both(
      '到场时间、先期处置、程序正确、防止次生灾害、保护救援人员',
      'arrival, first action, right procedure, secondary events, protection of responders',
    ),
  ),
  group(
    'C6',
    both('应急资源管理', 'Resource management'),
    both('后勤与供应链管理', 'Logistics and Supply Chain Management'),
    both('识别并请求资源、使用外部资源、数量适用', 'needs found and requested, outside resources used, enough and fit'),
  ),
  group(
    'C7',
    both('应急通信', 'Communications'),
    both('应急通信', 'Operational Communications'),
    both('网络可用、多路手段、专人负责', 'networks hold, several paths, someone in charge'),
  ),
  group(
    'C8',
    both('信息公开', 'Public information'),
    information,
    both(
      '有权部门及时发布、发言人、告知群众、监测和处置谣言',
      'right authority in time, spokesperson, public told, rumours handled',
    ),
  ),
  group(
    'C9',
    both('人员保护', 'Protection of people'),
    both('群众安置；环境与健康安全', 'Mass Care; Environmental Response and Safety'),
    both('受威胁人员转移、特殊群体、个体防护', 'people at risk moved, special groups, protective equipment'),
  ),
  group(
    'C10',
    both('警戒与管制', 'Cordon and control'),
    both('现场治安；关键运输', 'On-scene Security; Critical Transportation'),
    both('警戒区、交通管制、道路畅通', 'cordon, traffic control, roads kept open'),
  ),
  group(
    'C11',
    both('医疗救护', 'Medical care'),
    both('公共卫生与急救；遇难者管理', 'Public Health and EMS; Fatality Management'),
    both('现场急救、与医院衔接、分级诊治、转运', 'first aid, link to hospitals, triage, transfer'),
  ),
  group(
    'C12',
    both('现场控制及恢复', 'Control and recovery'),
    both(
      '基础设施；群众安置；住房；自然与文化资源',
      'Infrastructure; Mass Care; Housing; Natural and Cultural Resources',
    ),
    both('控制措施有效、污染物处理、安置与清点', 'measures effective, contaminants, housing and head count'),
  ),
  group(
    'C13',
    both('其他', 'Other'),
    both('规划', 'Planning'),
    both(
      '目标达成、角色与预案相符、按预案解除、检出预案不足',
      'objectives met, roles as planned, stand-down as planned, gaps of the plan found',
    ),
  ),
]

/** Groups P1–P3 of Appendix A.1: how the drill was prepared. Only people can judge them. */
export const preparationGroups: readonly {
  readonly id: 'P1' | 'P2' | 'P3'
  readonly label: Text
  readonly points: Text
}[] = [
  {
    id: 'P1',
    label: both('策划与设计', 'Design'),
    points: both(
      '目标具体可测、情景符合当地实际、情况导入合理、期望行动明确',
      'measurable objectives, a scenario true to the place, sound injects, defined expected actions',
    ),
  },
  {
    id: 'P2',
    label: both('文件编制', 'Documents'),
    points: both(
      '工作方案、保障方案、脚本或观察手册完整、清楚、经批准',
      'work plan, safety and support plans, script or observer guide: complete, clear, approved',
    ),
  },
  {
    id: 'P3',
    label: both('保障', 'Support'),
    points: both(
      '人员、经费、场地、器材、通信、安全措施、公告',
      'people, budget, site, materials, communications, safety, public notice',
    ),
  },
]

export const capabilityText = (id: string): Text => conductGroups.find((each) => each.id === id)?.label ?? both(id, id)
