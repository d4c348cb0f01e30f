import { grades, responseLevels, warningLevels } from '../scales.ts'
import { choice, type Form, field, people, required, source } from './form.ts'

const responseLaw = source('突发事件应对法', 'Emergency Response Law')

/** What is decided and made known: level, warning, shelter, information, requisition, end. */
export const decisions: readonly Form[] = [
  {
    id: 'assess',
    zh: '研判',
    en: 'Assess',
    addressed: 'optional',
    fields: [
      field('level', '建议响应级别', 'Proposed response level', 'choice', {
        options: [...responseLevels, choice('none', '暂不启动', 'None yet')],
      }),
      field('grade', '事件等级初判', 'First grade of the incident', 'choice', {
        options: [...grades, choice('below', '未达一般级', 'Below any grade')],
      }),
      field('enough', '自有力量是否足够', 'Are our own resources enough?', 'choice', {
        options: [choice('yes', '足够', 'Enough'), choice('no', '不够，需增援', 'Not enough')],
      }),
      field('grounds', '研判依据', 'Grounds', 'long', required),
    ],
  },
  {
    id: 'activate',
    zh: '启动或调整响应',
    en: 'Activate or change response',
    addressed: 'required',
    fields: [
      field('level', '响应级别', 'Response level', 'choice', { ...required, options: responseLevels }),
      field('items', '响应事项', 'Matters', 'long'),
      field('term', '预计期限', 'Expected term'),
      field('measures', '应急处置措施', 'Measures', 'long'),
      field('unit', '决定机关', 'Deciding authority', 'unit'),
    ],
    statutory: { fields: ['level', 'items', 'term', 'measures'], source: responseLaw, article: '72', tag: 'S' },
  },
  {
    id: 'warn',
    zh: '发布预警',
    en: 'Issue a warning',
    addressed: 'required',
    fields: [
      field('category', '类别', 'Category', 'text', required),
      field('level', '级别', 'Level', 'choice', { ...required, options: warningLevels }),
      field('start', '起始时间', 'Start', 'time'),
      field('area', '可能影响范围', 'Area that may be affected'),
      field('cautions', '警示事项', 'Cautions', 'long'),
      field('measures', '应采取措施', 'Measures to take', 'long'),
      field('issuer', '发布单位', 'Issuer', 'unit'),
      field('issued', '发布时间', 'Time of issue', 'time'),
    ],
    statutory: {
      fields: ['category', 'level', 'start', 'area', 'cautions', 'measures', 'issuer', 'issued'],
      source: responseLaw,
      article: '64',
      tag: 'S',
    },
  },
  {
    id: 'shelter-notice',
    zh: '避难场所公告',
    en: 'Shelter notice',
    addressed: 'optional',
    fields: [
      field('place', '具体地址', 'Address', 'text', required),
      field('route', '到达路径', 'Route'),
      field('opens', '开放时间', 'Open from', 'time'),
      field('capacity', '可容纳', 'Room for', 'number', people),
      field('services', '供暖、饮水、餐食、医疗', 'Heat, water, meals, medical care', 'long'),
      field('unit', '管理单位', 'Run by', 'unit'),
    ],
    statutory: {
      fields: ['place', 'route'],
      source: source('自然灾害救助条例', 'Natural Disaster Relief Regulation'),
      article: '11',
      tag: 'S',
    },
  },
  {
    id: 'publish',
    zh: '发布信息',
    en: 'Publish',
    addressed: 'optional',
    fields: [
      field('kind', '内容类别', 'Kind', 'choice', {
        ...required,
        options: [
          choice('safety-advice', '避险提示', 'Safety advice'),
          choice('disaster-information', '灾情信息（面积、伤亡等）', 'Disaster information (area, casualties)'),
          choice('refutation', '辟谣', 'Refutation of a rumour'),
        ],
      }),
      field('content', '正文', 'Text', 'long', required),
      field('channel', '渠道', 'Channel'),
      field('unit', '发布单位', 'Issuer', 'unit'),
    ],
  },
  {
    id: 'requisition',
    zh: '征用',
    en: 'Requisition',
    addressed: 'required',
    fields: [
      field('item', '征用物', 'What', 'text', required),
      field('amount', '数量', 'Amount'),
      field('owner', '被征用人', 'Owner'),
      field('document', '文书编号', 'Document no.'),
      field('term', '使用期限', 'For how long'),
      field('return', '返还与补偿', 'Return and compensation', 'long'),
      field('unit', '征用机关', 'Requisitioning authority', 'unit'),
    ],
  },
  {
    id: 'stand-down',
    zh: '解除或撤收',
    en: 'Stand down',
    addressed: 'required',
    fields: [
      field('what', '对象', 'What', 'choice', {
        ...required,
        options: [choice('crews', '撤出队伍', 'Crews leave'), choice('response', '解除响应', 'End of response')],
      }),
      field('reason', '依据', 'Grounds', 'long', required),
      field('guard', '留守与善后', 'Who stays, and what remains to do', 'long'),
      field('unit', '决定机关', 'Deciding authority', 'unit'),
    ],
  },
]
