import type { Probe, Text } from '../../../../engine/scenario/scenario.ts'
import type { StandardRequest } from '../../../../engine/score/standard-schema.ts'
import { both } from '../../staff/words.ts'
import { type FigureGroup, type FigureInfo, figure, type Unit } from './figure.ts'

const raised = {
  above: (zh: string, en: string) => both(`${zh}高于此数即提示。`, `${en}: raised above this.`),
  below: (zh: string, en: string) => both(`${zh}低于此数即提示。`, `${en}: raised below this.`),
  atLeast: (zh: string, en: string) => both(`${zh}达到此数即提示。`, `${en}: raised from this on.`),
}
type Threshold = keyof StandardRequest['thresholds'] & string
type Row = readonly [Threshold, Unit, keyof typeof raised, Text, Text?]
const signs = (rows: readonly Row[]): FigureInfo[] =>
  rows.map(([key, unit, side, label, what = label]) =>
    figure(`thresholds.${key}`, unit, label, raised[side](what.zh, what.en)),
  )

/** The thresholds, by the problem class that they raise. P9 has no measure of its own. */
const signsOf: Readonly<Partial<Record<Probe, readonly FigureInfo[]>>> = {
  P1: signs([
    ['orphanShare', 'share', 'above', both('没有条款对应的情况占比', 'Injects that no clause answers')],
    ['acceptedDeviations', 'count', 'atLeast', both('经认定合理的偏离次数', 'Deviations ruled right')],
  ]),
  P2: signs([
    [
      'timeToOwner',
      'minutes',
      'above',
      both('无主情况落实责任单位的时间', 'Time until an unaddressed matter has an owner'),
    ],
    [
      'duplicateTaskShare',
      'share',
      'above',
      both('两个以上单位重复处置的事项占比', 'Tasks that two or more roles did'),
    ],
    [
      'foreignActorShare',
      'share',
      'above',
      both('由非责任单位办理的占比', 'Done by a role that the clause does not name'),
    ],
  ]),
  P3: signs([
    ['ownAuthority', 'share', 'below', both('凭自身权限能办结的份额', 'Share that a role can finish by itself')],
    ['waitingShare', 'share', 'above', both('逾期中等待他人的时间占比', 'Share of lateness spent waiting for another')],
  ]),
  P4: signs([
    [
      'complianceGap',
      'share',
      'above',
      both('总指挥与他人命令执行率之差', 'The leader’s orders followed more than others’'),
    ],
    ['reissueShare', 'share', 'above', both('须由他人重下的命令占比', 'Orders another role had to give again')],
  ]),
  P5: signs([
    ['conflictUnresolved', 'minutes', 'above', both('矛盾命令未理顺的时间', 'Time contradicting orders stood')],
    ['uncommanded', 'minutes', 'above', both('应有而无单一总指挥的时间', 'Time without the commander that was due')],
    ['linkCoverage', 'share', 'below', both('必需联络按时使用的占比', 'Required links used in time')],
  ]),
  P6: signs([
    ['prevention', 'share', 'below', both('灾前应办事项完成率', 'What was due before the hazard, done')],
    [
      'preventionBranches',
      'count',
      'atLeast',
      both('根源在预防预警的不利分支数', 'Costly branches rooted in prevention'),
    ],
  ]),
  P7: signs([
    [
      'decisionDelay',
      'minutes',
      'above',
      both('依据有争议时的超时', 'Time over the limit where the basis is disputed'),
    ],
    [
      'unclearBasis',
      'count',
      'atLeast',
      both('填报“职责不清、依据不明”的次数', 'Actions that call duty or basis unclear'),
    ],
  ]),
  P8: signs([['supportOnTime', 'share', 'below', both('按时请求增援的占比', 'Help asked for in time')]]),
  P10: signs([
    ['reportingBurden', 'share', 'above', both('报送占用时间', 'Time on reports')],
    ['duplicateReports', 'share', 'above', both('重复报送率', 'Facts reported twice')],
    [
      'tlx',
      'points',
      'above',
      both('主观负荷（RTLX，0–100）', 'Felt load (Raw TLX, 0 to 100)'),
      both('主观负荷', 'Felt load'),
    ],
    ['rolesPerPerson', 'count', 'atLeast', both('一人兼任的角色数', 'Roles held by one person')],
    [
      'lagCorrelation',
      'ratio',
      'above',
      both('任务越多看到越晚（相关系数 0–1）', 'Notice later the more is open (correlation, 0 to 1)'),
      both('相关系数', 'The correlation'),
    ],
  ]),
}

/** The thresholds together, as one group of the page. */
export const thresholds: FigureGroup = {
  id: 'thresholds',
  label: both('问题信号 P1–P10 的阈值', 'Thresholds of the signals P1 to P10'),
  says: both(
    '度量越过阈值，就提示该类问题；单个信号只是症状，须有第二个信号印证。',
    'A measure across its threshold raises its problem class; one sign alone is a symptom and asks for a second.',
  ),
  figures: [
    figure(
      'thresholds.probe',
      'share',
      both('各类共用：检验该问题的行动得分', 'For all: points of what probes the problem'),
      raised.below('检验该类问题的期望行动得分', 'Points of the expected actions that probe a problem'),
    ),
    ...Object.entries(signsOf).flatMap(([problem, list]) =>
      list.map((each) => ({ ...each, label: both(`${problem} ${each.label.zh}`, `${problem} ${each.label.en}`) })),
    ),
  ],
}
