import { type Form, field, required } from './form.ts'

/** What one asks others to do. */
export const orders: readonly Form[] = [
  {
    id: 'order',
    zh: '下达命令',
    en: 'Order',
    addressed: 'required',
    fields: [
      field('task', '事项', 'Task', 'task', required),
      field('content', '命令内容', 'Content', 'long', required),
      field('place', '地点', 'Place'),
      field('deadline', '完成时限', 'Deadline', 'time'),
      field('unit', '承办单位', 'Carried out by', 'unit'),
    ],
  },
  {
    id: 'notify',
    zh: '通报',
    en: 'Notify',
    addressed: 'required',
    fields: [
      field('task', '事项', 'Matter', 'task', required),
      field('content', '通报内容', 'Content', 'long', required),
    ],
  },
  {
    id: 'request-support',
    zh: '请求支援',
    en: 'Request support',
    addressed: 'required',
    fields: [
      field('task', '事项', 'Matter', 'task', required),
      field('need', '需要什么', 'What is needed', 'long', required),
      field('amount', '数量', 'Amount'),
      field('staging', '集结点', 'Staging point'),
      field('arrival', '需到时间', 'Needed by', 'time'),
      field('tasks', '任务单', 'Task list', 'long'),
      field('contact', '联系人', 'Contact'),
    ],
  },
  {
    id: 'assign-owner',
    zh: '明确牵头单位',
    en: 'Assign an owner',
    addressed: 'required',
    fields: [
      field('task', '事项', 'Matter', 'task', required),
      field('owner', '牵头单位', 'Owner', 'role', required),
      field('place', '具体地址', 'Address'),
      field('route', '到达路径', 'Route'),
      field('note', '说明', 'Remark', 'long'),
    ],
  },
]
