import { makeT } from '../base/i18n.ts'

/** Words that trainer and manager pages share. */
export const t = makeT(
  {
    chart: { now: '现在', end: '结束', zoomIn: '放大', zoomOut: '缩小', follow: '跟随现在' },
    log: {
      kinds: {
        inject: '情况',
        action: '处置',
        score: '计时',
        story: '剧情',
        people: '人员',
        clock: '时钟',
        note: '记录',
      },
      feed: '日志记录',
      search: '查找',
      none: '没有符合的记录。',
      more: '再看早先的 {{ n }} 条',
    },
    evidence: {
      link: (n: number) => `证据 ${n}`,
      count: (n: number) => `这个数字来自下列 ${n} 条记录：`,
      none: '日志里没有对应的记录。',
      number: '第 {{ e }} 条',
    },
    inject: {
      from: '来自',
      to: '发给',
      via: '方式',
      everybody: '全体（未指名）',
      replyWithin: '要求 {{ time }}内答复',
      options: '可选答复',
      expects: '期望的行动',
      note: '导调提示',
    },
  },
  {
    chart: { now: 'Now', end: 'End', zoomIn: 'Zoom in', zoomOut: 'Zoom out', follow: 'Follow now' },
    log: {
      kinds: {
        inject: 'Injects',
        action: 'Actions',
        score: 'Timing',
        story: 'Story',
        people: 'People',
        clock: 'Clock',
        note: 'Notes',
      },
      feed: 'Log entries',
      search: 'Search',
      none: 'Nothing in the log matches.',
      more: '{{ n }} earlier ones',
    },
    evidence: {
      link: (n: number) => (n === 1 ? '1 log entry' : `${n} log entries`),
      count: (n: number) =>
        n === 1 ? 'This figure comes from this log entry:' : `This figure comes from these ${n} log entries:`,
      none: 'The log has no entry for it.',
      number: 'entry {{ e }}',
    },
    inject: {
      from: 'From',
      to: 'To',
      via: 'By',
      everybody: 'everybody (nobody named)',
      replyWithin: 'asks for an answer within {{ time }}',
      options: 'Answers offered',
      expects: 'Expected actions',
      note: 'Hint for the trainer',
    },
  },
)
