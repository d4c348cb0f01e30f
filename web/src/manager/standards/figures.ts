import { both } from '../../staff/words.ts'
import { type FigureGroup, type FigureInfo, figure } from './figure.ts'
import { thresholds } from './thresholds.ts'

const scoring: readonly FigureGroup[] = [
  {
    id: 'profile',
    label: both('能力画像的权重', 'Weights of the profile'),
    says: both(
      '七个方面各占多少。只看相互比例；没有可度量内容的方面，权重由其他方面分担。',
      'How much each of seven dimensions counts. Only their proportions matter; what was not measured gives its weight to the others.',
    ),
    figures: [
      figure(
        'profile.timeliness',
        'weight',
        both('响应时效', 'Timeliness'),
        both('期望行动完成得及时不及时。', 'How soon expected actions were done.'),
      ),
      figure(
        'profile.adherence',
        'weight',
        both('预案执行', 'Plan adherence'),
        both('按预案执行的总分（见下一组）。', 'The score of carrying out the plan (see the next group).'),
      ),
      figure(
        'profile.coordination',
        'weight',
        both('协同联动', 'Coordination'),
        both(
          '必需联络、消息签收、有单一总指挥的时间。',
          'Required links, messages acknowledged, time under one commander.',
        ),
      ),
      figure(
        'profile.authority',
        'weight',
        both('权限与合法', 'Authority and legality'),
        both('守住权限、禁令和法定时限。', 'Lines of authority, prohibitions and statutory limits kept.'),
      ),
      figure(
        'profile.lifeSafety',
        'weight',
        both('生命安全', 'Life safety'),
        both('人员保护和医疗救护方面的行动。', 'Actions for the protection of people and medical care.'),
      ),
      figure(
        'profile.resources',
        'weight',
        both('资源保障', 'Resources'),
        both('应急资源管理方面的行动。', 'Actions of resource management.'),
      ),
      figure(
        'profile.workload',
        'weight',
        both('负担', 'Workload'),
        both(
          '主观负荷、报送占用、重复报送，越轻越好。',
          'Felt load, time on reports, reports sent twice: the lighter the better.',
        ),
      ),
    ],
  },
  {
    id: 'bands',
    label: both('画像总分的档次', 'Bands of the profile'),
    says: both(
      '画像总分达到多少称为优、良、中，再低为差。总体结论由目标评级决定，不看这里。',
      'From which total the profile is called excellent, good or fair; below that, poor. The overall conclusion comes from the objectives, not from here.',
    ),
    figures: [
      figure('bands.excellent', 'share', both('优', 'Excellent'), both('总分不低于此数为优。', 'From this total on.')),
      figure(
        'bands.good',
        'share',
        both('良', 'Good'),
        both('不低于此数为良，须小于优。', 'From this on; below excellent.'),
      ),
      figure(
        'bands.fair',
        'share',
        both('中', 'Fair'),
        both('不低于此数为中，须小于良。', 'From this on; below good.'),
      ),
    ],
  },
  {
    id: 'adherence',
    label: both('预案执行的权重', 'Weights of plan adherence'),
    says: both(
      '预案执行得分由四部分加权，再按违反次数扣分。没有可度量内容的部分，权重由其他部分分担。',
      'The score of carrying out the plan: four parts by weight, less something for each breach. A part with nothing to measure gives its weight to the others.',
    ),
    figures: [
      figure(
        'adherence.coverage',
        'weight',
        both('覆盖', 'Coverage'),
        both('该做的做了多少，不论迟早。', 'How much of what was due was done, however late.'),
      ),
      figure(
        'adherence.timeliness',
        'weight',
        both('时效', 'Timeliness'),
        both('做得是否及时，按时效曲线计。', 'How soon it was done, by the curve.'),
      ),
      figure(
        'adherence.content',
        'weight',
        both('内容', 'Content'),
        both('要填的内容填全了多少。', 'How complete its content was.'),
      ),
      figure(
        'adherence.order',
        'weight',
        both('次序', 'Order'),
        both('先后次序是否按预案。', 'Was the order that of the plan.'),
      ),
      figure(
        'perBreach',
        'share',
        both('每次违反扣', 'Off for each breach'),
        both('做了禁止做的事，每次扣去的分，扣到零为止。', 'Taken off for each forbidden act, down to nothing.'),
      ),
    ],
  },
  {
    id: 'points',
    label: both('单项得分与评级', 'Points and ratings'),
    says: both(
      '一项期望行动怎样计分，目标怎样算圆满，能力组怎样折成 0/1/3/5 分。',
      'How an expected action gets its points, when an objective is met without challenges, and how a capability gets 0, 1, 3 or 5.',
    ),
    figures: [
      figure(
        'contentShare',
        'share',
        both('内容占单项得分', 'Content in the points'),
        both('其余看时效。为 0 时只看时效。', 'The rest is for being in time. At 0, time alone counts.'),
      ),
      figure(
        'performed',
        'share',
        both('目标评为 P 的起点', 'P from'),
        both(
          '目标下各项得分达到此比例，评为 P（圆满）；总体结论由此而来。',
          'An objective with this share of its points is rated P; the overall conclusion comes from these ratings.',
        ),
      ),
      figure(
        'marks.five',
        'share',
        both('5 分（优秀）起点', '5 from'),
        both('能力组得分达到此比例得 5 分。', 'A capability with this share gets 5.'),
      ),
      figure(
        'marks.three',
        'share',
        both('3 分（一般）起点', '3 from'),
        both('须小于 5 分的起点。', 'Below where 5 begins.'),
      ),
      figure(
        'marks.one',
        'share',
        both('1 分（较差）起点', '1 from'),
        both('再低为 0 分；须小于 3 分的起点。', 'Below this: 0. Below where 3 begins.'),
      ),
    ],
  },
]

const reading: FigureGroup = {
  id: 'reading',
  label: both('怎样读日志', 'How the log is read'),
  says: both('计量前的约定：什么算矛盾，忙多久，偏离预案的代价。', 'What is agreed before measuring.'),
  figures: [
    figure(
      'conflictWindow',
      'minutes',
      both('矛盾命令的时间窗', 'Window of conflicting orders'),
      both('相隔不超过此时间的命令才会被看作矛盾。', 'Only orders within this time of each other can be in conflict.'),
    ),
    figure(
      'busyAtMost',
      'minutes',
      both('一项行动最多占用', 'Longest time one action keeps busy'),
      both(
        '计算报送占用时，单项行动至多算这么久。',
        'For the time on reports, one action counts for at most this long.',
      ),
    ),
    figure(
      'moves.offPlan',
      'weight',
      both('预案外行动的代价', 'Cost of an action off the plan'),
      both('与预案比对时，多做一项预案没有的行动计多少。', 'What doing something off the plan costs in the alignment.'),
    ),
    figure(
      'moves.repeat',
      'weight',
      both('重复行动的代价', 'Cost of doing it again'),
      both('与预案比对时，把预案的行动再做一遍计多少。', 'What doing the plan’s action again costs in the alignment.'),
    ),
  ],
}

/** Every figure that an organisation can set, in the order of the page. The curve is apart: it is a choice. */
export const figureGroups: readonly FigureGroup[] = [...scoring, thresholds, reading]
export const allFigures: readonly FigureInfo[] = figureGroups.flatMap((group) => group.figures)
