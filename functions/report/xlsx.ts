import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node'
import { blocksOf, type Language, type Report, type TableBlock } from '../../engine/report/document.ts'
import type { ReportInput } from '../../engine/report/input.ts'
import { makePen, type Pen } from '../../engine/report/pen.ts'
import { resultText } from '../../engine/report/verdicts.ts'
import { limitText, provenanceText } from '../../engine/words/limit-text.ts'
import { stamp } from '../../engine/words/time-text.ts'
import { clean } from './clean.ts'
import { exchangeRows } from './rows.ts'

/** A cell holds at most this many characters. */
const most = 32_767
/** Text is always a string cell: whatever it begins with, it is never a formula. */
const text = (value: string): Cell => ({
  value: clean(value).slice(0, most),
  type: String,
  wrap: true,
  alignVertical: 'top',
})
const number = (value: number | null | undefined, format = '0'): Cell =>
  value == null || !Number.isFinite(value) ? null : { value, type: Number, format, alignVertical: 'top' }
const day = 86_400_000
/** A length of time as Excel knows it: a share of a day. Negative ones (drill time before 0) have no such form. */
const duration = (ms: number | undefined): Cell => (ms === undefined ? null : number(ms / day, '[h]:mm:ss'))
const minutes = (ms: number | undefined): Cell => (ms === undefined ? null : number(Math.round(ms / 600) / 100, '0.00'))

interface Sheet {
  readonly sheet: string
  readonly widths: readonly number[]
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

const head = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EFECE4',
  bottomBorderStyle: 'thin',
  wrap: true,
  alignVertical: 'center',
})

function timeline(pen: Pen, input: ReportInput): Sheet {
  const zh = pen.lang === 'zh'
  return {
    sheet: zh ? '时间线' : 'Timeline',
    widths: [7, 12, 12, 20, 14, 12, 30, 10, 80],
    heads: zh
      ? ['记录号', '演练时刻', '演练分钟', '实际时间', '类型', '角色', '活动', '条款', '内容']
      : ['Entry', 'Drill time', 'Drill minutes', 'Real time', 'Type', 'Role', 'Activity', 'Clause', 'Text'],
    rows: exchangeRows(input, pen.lang).map((row) => [
      number(row.e),
      text(stamp(row.at, true)),
      minutes(row.at),
      text(pen.date(row.wall, true)),
      text(row.type),
      text(row.group),
      text(row.activity),
      text(row.clause),
      text(row.text),
    ]),
  }
}

function expected(pen: Pen): Sheet {
  const zh = pen.lang === 'zh'
  return {
    sheet: zh ? '期望行动' : 'Expected actions',
    widths: [18, 44, 22, 10, 8, 8, 24, 16, 14, 11, 11, 11, 9, 9, 9, 30],
    heads: zh
      ? [
          '编号',
          '期望行动',
          '角色',
          '条款',
          '目标',
          '权重',
          '时限',
          '时限出处',
          '结果',
          '限长',
          '用时',
          '阅看用时',
          '时间得分',
          '要素率',
          '得分',
          '依据记录',
        ]
      : [
          'Id',
          'Expected action',
          'Role',
          'Clause',
          'Objective',
          'Weight',
          'Limit',
          'Source of limit',
          'Result',
          'Limit length',
          'Took',
          'Until seen',
          'Time score',
          'Content',
          'Points',
          'Entries',
        ],
    rows: pen.input.review.items.map((item) => [
      text(item.expected),
      text(pen.say(item.label)),
      text(pen.roles(item.roles)),
      text(item.clause),
      text(item.objective),
      number(item.weight),
      text(pen.say(limitText(pen.scenario, item.limit))),
      text(`[${item.limit.tag}] ${pen.say(provenanceText(item.limit.tag))}`),
      text(pen.say(resultText[item.result])),
      duration(
        item.dueAt !== undefined && item.openedAt !== undefined ? Math.max(0, item.dueAt - item.openedAt) : undefined,
      ),
      duration(item.took),
      duration(
        item.seenAt !== undefined && item.openedAt !== undefined ? Math.max(0, item.seenAt - item.openedAt) : undefined,
      ),
      number(item.timeliness, '0.00'),
      number(item.content?.share, '0%'),
      number(item.points, '0.0'),
      text(item.entries.join(' ')),
    ]),
  }
}

function scores(pen: Pen): Sheet {
  const zh = pen.lang === 'zh'
  const { review } = pen.input
  const { adherence: a, response } = review
  const row = (group: string, name: string, value: Cell, entries: readonly number[]) => [
    text(group),
    text(name),
    value,
    text(entries.join(' ')),
  ]
  const share = (value: number | null) => number(value, '0.0%')
  const parts = zh ? '预案符合度' : 'Plan adherence'
  const times = zh ? '反应时间' : 'Response time'
  return {
    sheet: zh ? '得分' : 'Scores',
    widths: [24, 60, 14, 60],
    heads: zh ? ['类别', '项目', '值', '依据记录'] : ['Group', 'Figure', 'Value', 'Entries'],
    rows: [
      row(parts, zh ? '总分（0–100）' : 'Total (0–100)', number(review.score, '0.0'), a.index.entries),
      row(parts, zh ? '覆盖' : 'Coverage', share(a.coverage.value), a.coverage.entries),
      row(parts, zh ? '及时' : 'Timeliness', share(a.timeliness.value), a.timeliness.entries),
      row(parts, zh ? '内容' : 'Content', share(a.content.value), a.content.entries),
      row(parts, zh ? '次序' : 'Order', share(a.order.value), a.order.entries),
      row(parts, zh ? '违反次数' : 'Breaches', number(a.breaches.value), a.breaches.entries),
      row(times, zh ? '中位' : 'Median', duration(response.median.value ?? undefined), response.median.entries),
      row(times, zh ? '九成' : 'Nine in ten', duration(response.p90.value ?? undefined), response.p90.entries),
      row(times, zh ? '按时率' : 'In time', share(response.onTime.value), response.onTime.entries),
      ...review.objectives.map((each) =>
        row(
          `${zh ? '目标' : 'Objective'} ${each.objective} ${each.rating}`,
          pen.say(each.label),
          share(each.score.value),
          each.score.entries,
        ),
      ),
      ...(review.profile?.dimensions ?? []).map((each) =>
        row(zh ? '能力剖面' : 'Profile', pen.say(each.label), share(each.figure.value), each.figure.entries),
      ),
      ...review.roles.map((each) =>
        row(
          zh ? '角色（不作排名）' : 'Role (no ranking)',
          pen.say(each.label),
          share(each.score.value),
          each.score.entries,
        ),
      ),
    ],
  }
}

/** A table of the report as a sheet: the AQ/T tables say here what they say there. */
function aqt(report: Report): Sheet {
  const tables = [...blocksOf(report.sections)]
    .filter(({ section, block }) => section.id === 'tables' && block.kind === 'table')
    .map(({ block }) => block as TableBlock)
  const zh = report.lang === 'zh'
  const width = Math.max(...tables.map((table) => table.columns.length))
  return {
    sheet: 'AQT 9009',
    widths: [30, ...Array.from({ length: width }, () => 36)],
    heads: [zh ? '表' : 'Table', ...(tables.at(-1)?.columns.map((column) => column.head) ?? [])],
    rows: tables.flatMap((table) => [
      ...table.rows.map((row) => {
        const cells = row.map((cell) => text(cell.text))
        // A.1 has fewer columns; what evaluators rated stands last in both.
        const gap = Array.from({ length: width - cells.length }, () => null)
        return [text(table.caption), ...cells.slice(0, -1), ...gap, ...cells.slice(-1)]
      }),
    ]),
  }
}

function messages(pen: Pen): Sheet {
  const zh = pen.lang === 'zh'
  const all = [...pen.of('inject-delivered'), ...pen.of('action-taken'), ...pen.of('said')].sort((a, b) => a.e - b.e)
  return {
    sheet: zh ? '消息日志' : 'Messages',
    widths: [8, 12, 14, 22, 30, 10, 12, 90],
    heads: zh
      ? ['记录号', '演练时刻', '方式', '从', '到', '回复', '条款', '内容']
      : ['Entry', 'Drill time', 'By', 'From', 'To', 'In reply to', 'Clause', 'Content'],
    rows: all.map((entry) => {
      const base = [number(entry.e), text(stamp(entry.at, true))]
      if (entry.type === 'inject-delivered') {
        const { message } = entry
        return [
          ...base,
          text(message.via),
          text(pen.role(message.from)),
          text(pen.roles(message.to)),
          null,
          null,
          text(message[pen.lang]),
        ]
      }
      if (entry.type === 'said')
        return [
          ...base,
          text('—'),
          text(pen.role(entry.from)),
          text(pen.roles(entry.to)),
          number(entry.inReplyTo),
          null,
          text(entry.text),
        ]
      const filled = pen.narrator
        .fields(entry)
        .map(({ label, value }) => `${pen.say(label)}${zh ? '：' : ': '}${pen.say(value)}`)
      return [
        ...base,
        text(entry.form),
        text(pen.role(entry.role)),
        text(pen.roles(entry.to)),
        number(entry.inReplyTo),
        text(entry.clause ?? ''),
        text(filled.join(zh ? '；' : '; ')),
      ]
    }),
  }
}

/** Timeline, expected actions, scores, AQ/T 9009 tables and messages as a workbook; numbers and lengths of time are typed. */
export async function makeXlsx(input: ReportInput, report: Report): Promise<Uint8Array> {
  const lang: Language = report.lang
  const pen = makePen(input, lang)
  const sheets = [timeline(pen, input), expected(pen), scores(pen), aqt(report), messages(pen)]
  const made = writeXlsxFile(
    sheets.map(({ sheet, widths, heads, rows }) => ({
      sheet,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: [heads.map(head), ...rows.map((row) => [...row])] as SheetData,
    })),
    { fontFamily: lang === 'zh' ? 'SimSun' : 'Calibri', fontSize: 10 },
  )
  return new Uint8Array(await made.toBuffer())
}
