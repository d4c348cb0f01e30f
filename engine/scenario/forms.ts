import type { Text } from './scenario.ts'

/** A field of an answer form. `task` and `role` choose from the scenario's tasks and roles, `option` from the inject's. */
export interface FormField extends Text {
  readonly id: string
  readonly type: 'text' | 'long' | 'number' | 'choice' | 'task' | 'role' | 'option'
  readonly required?: boolean
  readonly options?: readonly (Text & { readonly id: string })[]
}

/** An answer form: what a cadre can do. `addressed` forms go to at least one role. */
export interface Form extends Text {
  readonly id: string
  readonly addressed: 'required' | 'optional'
  readonly fields: readonly FormField[]
}

const f = (
  id: string,
  zh: string,
  en: string,
  type: FormField['type'] = 'text',
  more: Partial<FormField> = {},
): FormField => ({ id, zh, en, type, ...more })
const must = { required: true } as const
const one = (id: string, zh: string, en: string) => ({ id, zh, en })
const responseLevels = [
  one('I', 'Ⅰ级', 'Level I'),
  one('II', 'Ⅱ级', 'Level II'),
  one('III', 'Ⅲ级', 'Level III'),
  one('IV', 'Ⅳ级', 'Level IV'),
]

/**
 * The built-in forms. Few fields are required: what is left out is scored, not refused. Statutory contents:
 * activation 4 (突发事件应对法 72), warning 8 (64), grass-fire report 4 (草原防火条例 27), all [S].
 */
export const forms: readonly Form[] = [
  {
    id: 'acknowledge',
    zh: '收到',
    en: 'Acknowledge',
    addressed: 'optional',
    fields: [f('note', '备注', 'Note', 'long')],
  },
  {
    id: 'choose',
    zh: '选择',
    en: 'Choose',
    addressed: 'optional',
    fields: [f('choice', '选项', 'Choice', 'option', must), f('note', '说明', 'Remark', 'long')],
  },
  {
    id: 'report-up',
    zh: '报告',
    en: 'Report',
    addressed: 'required',
    fields: [
      f('means', '方式', 'Means', 'choice', {
        ...must,
        options: [one('phone', '电话', 'By phone'), one('written', '书面', 'In writing')],
      }),
      f('time', '时间', 'Time'),
      f('place', '地点', 'Place'),
      f('area', '估测受灾面积', 'Estimated affected area'),
      f('trend', '发展趋势', 'Trend', 'long'),
      f('casualties', '伤亡情况', 'Casualties'),
      f('measures', '已采取措施', 'Measures taken', 'long'),
      f('other', '其他', 'Other', 'long'),
    ],
  },
  {
    id: 'assess',
    zh: '研判',
    en: 'Assess',
    addressed: 'optional',
    fields: [
      f('level', '建议响应级别', 'Proposed response level', 'choice', {
        options: [...responseLevels, one('none', '暂不启动', 'None yet')],
      }),
      f('enough', '自有力量是否足够', 'Are our own resources enough?', 'choice', {
        options: [one('yes', '足够', 'Enough'), one('no', '不够，需增援', 'Not enough')],
      }),
      f('grounds', '研判依据', 'Grounds', 'long', must),
    ],
  },
  {
    id: 'activate',
    zh: '启动或调整响应',
    en: 'Activate or change response',
    addressed: 'required',
    fields: [
      f('level', '响应级别', 'Response level', 'choice', { ...must, options: responseLevels }),
      f('items', '响应事项', 'Matters', 'long'),
      f('term', '预计期限', 'Expected term'),
      f('measures', '应急处置措施', 'Measures', 'long'),
    ],
  },
  {
    id: 'warn',
    zh: '发布预警',
    en: 'Issue a warning',
    addressed: 'required',
    fields: [
      f('category', '类别', 'Category', 'text', must),
      f('level', '级别', 'Level', 'choice', {
        ...must,
        options: [
          one('blue', '蓝色（四级）', 'Blue (IV)'),
          one('yellow', '黄色（三级）', 'Yellow (III)'),
          one('orange', '橙色（二级）', 'Orange (II)'),
          one('red', '红色（一级）', 'Red (I)'),
        ],
      }),
      f('start', '起始时间', 'Start'),
      f('area', '可能影响范围', 'Area that may be affected'),
      f('cautions', '警示事项', 'Cautions', 'long'),
      f('measures', '应采取措施', 'Measures to take', 'long'),
      f('issuer', '发布单位', 'Issuer'),
      f('issued', '发布时间', 'Time of issue'),
    ],
  },
  {
    id: 'order',
    zh: '下达命令',
    en: 'Order',
    addressed: 'required',
    fields: [
      f('task', '事项', 'Task', 'task', must),
      f('content', '命令内容', 'Content', 'long', must),
      f('place', '地点', 'Place'),
      f('deadline', '完成时限', 'Deadline'),
    ],
  },
  {
    id: 'notify',
    zh: '通报',
    en: 'Notify',
    addressed: 'required',
    fields: [f('task', '事项', 'Matter', 'task', must), f('content', '通报内容', 'Content', 'long', must)],
  },
  {
    id: 'request-support',
    zh: '请求支援',
    en: 'Request support',
    addressed: 'required',
    fields: [
      f('task', '事项', 'Matter', 'task', must),
      f('need', '需要什么', 'What is needed', 'long', must),
      f('amount', '数量', 'Amount'),
      f('staging', '集结点', 'Staging point'),
      f('tasks', '任务单', 'Task list', 'long'),
    ],
  },
  {
    id: 'assign-owner',
    zh: '明确牵头单位',
    en: 'Assign an owner',
    addressed: 'required',
    fields: [
      f('task', '事项', 'Matter', 'task', must),
      f('owner', '牵头单位', 'Owner', 'role', must),
      f('place', '具体地址', 'Address'),
      f('route', '到达路径', 'Route'),
      f('note', '说明', 'Remark', 'long'),
    ],
  },
  {
    id: 'act',
    zh: '处置',
    en: 'Act',
    addressed: 'optional',
    fields: [
      f('task', '事项', 'Task', 'task', must),
      f('content', '怎么做', 'What you do', 'long', must),
      f('place', '地点', 'Place'),
      f('strength', '投入力量', 'People and equipment'),
    ],
  },
  {
    id: 'publish',
    zh: '发布信息',
    en: 'Publish',
    addressed: 'optional',
    fields: [
      f('kind', '内容类别', 'Kind', 'choice', {
        ...must,
        options: [
          one('safety-advice', '避险提示', 'Safety advice'),
          one('disaster-information', '灾情信息（面积、伤亡等）', 'Disaster information (area, casualties)'),
          one('refutation', '辟谣', 'Refutation of a rumour'),
        ],
      }),
      f('content', '正文', 'Text', 'long', must),
      f('channel', '渠道', 'Channel'),
    ],
  },
  {
    id: 'requisition',
    zh: '征用',
    en: 'Requisition',
    addressed: 'required',
    fields: [
      f('item', '征用物', 'What', 'text', must),
      f('amount', '数量', 'Amount'),
      f('owner', '被征用人', 'Owner'),
      f('document', '文书编号', 'Document no.'),
      f('return', '返还与补偿', 'Return and compensation', 'long'),
    ],
  },
  {
    id: 'stand-down',
    zh: '解除或撤收',
    en: 'Stand down',
    addressed: 'required',
    fields: [
      f('what', '对象', 'What', 'choice', {
        ...must,
        options: [one('crews', '撤出队伍', 'Crews leave'), one('response', '解除响应', 'End of response')],
      }),
      f('reason', '依据', 'Grounds', 'long', must),
    ],
  },
  {
    id: 'note',
    zh: '记录',
    en: 'Record',
    addressed: 'optional',
    fields: [f('content', '内容', 'Content', 'long', must)],
  },
]

const byId = new Map(forms.map((form) => [form.id, form]))
/** The form with this id, if there is one. */
export const formOf = (id: string): Form | undefined => byId.get(id)
