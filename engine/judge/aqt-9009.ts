import type { Text } from '../scenario/scenario.ts'

export interface AqtItem extends Text {
  readonly id: string
}
export interface AqtGroup extends Text {
  readonly id: string
  readonly items: readonly AqtItem[]
}

type Wording = readonly (readonly [string, string])[]
const numbered = (number: string, items: Wording): AqtItem[] =>
  items.map(([zh, en], index) => ({ id: `${number}.${index + 1}`, zh, en }))
/** Conduct: 1.1, as the standard numbers it. */
const group = (id: string, zh: string, en: string, items: Wording): AqtGroup => ({
  ...{ id, zh, en },
  items: numbered(id.slice(1), items),
})
/** Preparation: P1.1, so that no number stands for two things. */
const prepared = (id: string, zh: string, en: string, items: Wording): AqtGroup => ({
  ...{ id, zh, en },
  items: numbered(id, items),
})

/**
 * What AQ/T 9009-2015 (生产安全事故应急演练评估规范) looks at while a drill is carried out: appendix A.2, thirteen groups.
 * Our own short wording, not the standard's; the numbers follow its order. Written for production safety: other
 * hazards use it by analogy.
 */
export const aqtGroups: readonly AqtGroup[] = [
  group('C1', '预警与信息报告', 'Warning and reporting', [
    ['根据监测数据和趋势发出预警', 'Warns from monitoring data and trends'],
    ['预警条件、方式和方法清楚', 'Knows when and how to warn'],
    ['接到外来信息后及时预警', 'Warns promptly on information from others'],
    ['预警发得出、收得到', 'The warning works and arrives'],
    ['内部通报及时', 'Notifies its own people in time'],
    ['按预案规定的程序报告', 'Reports by the procedure of the plan'],
    ['在时限内上报并续报', 'Reports up within the limit and keeps updating'],
    ['及时通报相关单位和公众', 'Tells other units and the public quickly'],
  ]),
  group('C2', '紧急动员', 'Mobilisation', [
    ['很快判明事态严重程度和级别', 'Fixes severity and grade fast'],
    ['启动相应级别响应，通知到该通知的人', 'Starts the matching response and calls the right people'],
    ['由有权的人或其授权的人启动', 'Is activated by the commander or a delegate'],
    ['人员集结迅速到位', 'People turn out quickly and completely'],
    ['事先未通知也能应对', 'Copes without notice'],
  ]),
  group('C3', '事故监测与研判', 'Monitoring and assessment', [
    ['及早研判事态', 'Assesses the situation early'],
    ['持续跟踪监测', 'Keeps tracking it'],
    ['研判可能的危害和影响', 'Assesses what harm may come'],
    ['研判结果及时上报', 'Reports its assessments in time'],
  ]),
  group('C4', '指挥和协调', 'Command and coordination', [
    ['现场指挥部及时设立并运转', 'A field headquarters is set up and works'],
    ['指挥部调度所属各方力量', 'It controls every unit in its remit'],
    ['指挥人员有掌控全局的能力', 'Its leader keeps overall control'],
    ['成员及时到位、分工明确', 'Members are there in time, their work divided'],
    ['及时制定并批准现场方案', 'A site plan is made in time and approved'],
    ['关键岗位有替补和轮换', 'Key posts have deputies and are relieved'],
    ['方案合理，力量够用', 'The plan is sound and the means suffice'],
    ['与上级政府和部门保持信息畅通', 'Keeps the authorities informed'],
    ['决策程序合理', 'Decisions are made in a sound way'],
    ['命令传达到现场一线', 'Orders reach the field'],
    ['指挥中心按要求启用', 'The command centre is opened and works'],
  ]),
  group('C5', '事故处置', 'Handling the incident', [
    ['在规定时间内到场', 'Arrives within the set time'],
    ['先期处置正确', 'The first action is the right one'],
    ['处置人员职责清楚', 'Everybody knows their part'],
    ['处置程序正确、规范', 'Follows the right procedure'],
    ['各方联络配合好', 'Keeps contact and works together'],
    ['处置中持续监测安全', 'Keeps an eye on safety while working'],
    ['防止次生、衍生灾害', 'Prevents follow-on disasters'],
    ['做好处置人员自身防护', 'Protects the responders'],
  ]),
  group('C6', '应急资源管理', 'Resources', [
    ['及时判明缺口并请求支援', 'Sees what is lacking and asks for it'],
    ['外来力量很快用上', 'Puts outside help to use fast'],
    ['资源数量足、适用', 'Resources are enough and fit'],
    ['调配有序、不浪费', 'Uses them in order, without waste'],
  ]),
  group('C7', '应急通信', 'Communications', [
    ['通信网络保持畅通', 'The network holds'],
    ['有多种通信手段', 'There is more than one way to talk'],
    ['有专人负责通信', 'Somebody is in charge of it'],
    ['各方都能联系得上', 'Everybody can be reached'],
  ]),
  group('C8', '信息公开', 'Public information', [
    ['由有权单位及时发布', 'The right authority publishes in time'],
    ['有新闻发言人', 'There is a spokesperson'],
    ['告知职工、家属和周边群众', 'Informs staff, families and neighbours'],
    ['关注舆情、及时澄清谣言', 'Watches opinion and answers rumours'],
  ]),
  group('C9', '人员保护', 'Protection of people', [
    ['总体上保证人员安全', 'People are safe on the whole'],
    ['配备并正确使用防护用品', 'Protective kit is there and used rightly'],
    ['对受威胁人员有保护措施', 'Exposed people are provided for'],
    ['顾及老弱病残孕等特殊人群', 'Special groups are thought of'],
  ]),
  group('C10', '警戒与管制', 'Cordon and control', [
    ['出入口管控到位', 'Access is controlled'],
    ['设置交通管制点和警戒区', 'Traffic points and a zone are set'],
    ['警戒标识清楚', 'The marks are clear'],
    ['保持通道畅通', 'Roads are kept open'],
  ]),
  group('C11', '医疗救护', 'Medical care', [
    ['现场急救及时', 'First aid is given in time'],
    ['与医院联系好接收', 'Hospitals are told and ready'],
    ['检伤分类正确', 'Triage is right'],
    ['转运时移交伤情资料', 'The injured travel with their data'],
  ]),
  group('C12', '现场控制及恢复', 'Control and recovery', [
    ['控制措施有效', 'The measures work'],
    ['污染物等得到处理', 'Contaminants are dealt with'],
    ['妥善安置并清点转移人员', 'The evacuated are housed and counted'],
    ['后勤保障到位', 'Support is enough'],
  ]),
  group('C13', '其他', 'Other', [
    ['情景设计合理', 'The scenario was well made'],
    ['演练目标得到实现', 'The objectives of the drill were met'],
    ['参演角色与预案一致', 'The roles match the plan'],
    ['参演人员能力满足要求', 'People have the skills they need'],
    ['参演人员态度认真', 'People took it seriously'],
    ['响应终止符合预案', 'Standing down followed the plan'],
    ['预案得到检验、发现了不足', 'The plan was tested and gaps were found'],
    ['人员和队伍得到锻炼', 'People and teams were trained'],
  ]),
]

/**
 * What the same standard looks at before a drill: appendix A.1, how it was prepared. Only people can judge it. Our own
 * short wording in three groups; the numbers are ours.
 */
export const preparationGroups: readonly AqtGroup[] = [
  prepared('P1', '策划与设计', 'Design', [
    ['演练目标针对本单位，可测、能够达到', 'The objectives fit the unit, can be measured and reached'],
    ['目标写明谁、在什么条件下、做什么、做到什么程度', 'Each says who does what, under what conditions, how well'],
    ['情景符合当地实际，为目标服务', 'The scenario is true to the place and serves the objectives'],
    ['考虑了演练对公众的影响', 'What the drill may do to the public was considered'],
    ['情景交代了概要、后果、背景和发展过程', 'It tells outline, consequences, background and course'],
    ['各环节衔接合理，有起始和持续时间', 'Its parts join soundly, each with start and duration'],
    ['明确了各角色的期望行动', 'What each role is expected to do is laid down'],
    ['明确了情况导入的内容和送达方式', 'Injects and the way they are delivered are laid down'],
  ]),
  prepared('P2', '文件编制', 'Documents', [
    ['有工作方案、安全与保障方案、宣传方案', 'There are plans for the work, for safety and support, for publicity'],
    ['按需要编写了脚本和观摩手册', 'There are a script and an observer guide, where needed'],
    ['文件完整、清楚、前后一致，并经批准', 'The papers are complete, clear, consistent and approved'],
    ['保障方案送达承担保障的单位', 'The support plan reached the units that give support'],
  ]),
  prepared('P3', '保障', 'Support', [
    ['参演和工作人员职责清楚、到位', 'Everybody knows their duties and is in place'],
    ['经费有着落', 'The budget is there'],
    ['场地满足需要', 'The site serves'],
    ['物资器材备齐', 'Materials and kit are ready'],
    ['通信可靠', 'Communications work'],
    ['采取了安全措施', 'Safety measures are taken'],
    ['事先向公众公告', 'The public was told beforehand'],
  ]),
]
