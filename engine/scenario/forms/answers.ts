import { choice, type Form, field, required } from './form.ts'

/** What one says in answer to a message, or writes down. */
export const answers: readonly Form[] = [
  {
    id: 'acknowledge',
    zh: '收到',
    en: 'Acknowledge',
    addressed: 'optional',
    fields: [field('note', '备注', 'Note', 'long')],
  },
  {
    id: 'choose',
    zh: '选择',
    en: 'Choose',
    addressed: 'optional',
    fields: [field('choice', '选项', 'Choice', 'option', required), field('note', '说明', 'Remark', 'long')],
  },
  {
    id: 'note',
    zh: '记录',
    en: 'Record',
    addressed: 'optional',
    fields: [field('content', '内容', 'Content', 'long', required)],
  },
  {
    id: 'act',
    zh: '处置',
    en: 'Act',
    addressed: 'optional',
    fields: [
      field('task', '事项', 'Task', 'task', required),
      field('content', '怎么做', 'What you do', 'long', required),
      field('place', '地点', 'Place'),
      field('strength', '投入力量', 'People and equipment'),
    ],
  },
  {
    id: 'hand-off',
    zh: '交接',
    en: 'Hand over',
    addressed: 'required',
    fields: [
      field('task', '事项', 'Matter', 'task', required),
      field('situation', '当前情况', 'Situation', 'long', required),
      field('done', '已办事项', 'Done so far', 'long'),
      field('open', '待办事项', 'Still to do', 'long'),
      field('resources', '移交力量和物资', 'People and equipment handed over'),
      field('authority', '移交权限', 'What the receiver may now decide', 'choice', {
        options: [
          choice('command', '现场指挥权', 'Command on the scene'),
          choice('task', '仅此事项', 'This matter only'),
          choice('none', '不移交', 'Nothing'),
        ],
      }),
      field('time', '交接时间', 'Time of hand-over', 'time'),
    ],
  },
]
