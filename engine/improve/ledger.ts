import type { Text } from '../scenario/scenario.ts'
import { plainCell } from '../words/plain-cell.ts'
import type { CivilDate } from './civil-date.ts'
import { type CorrectiveAction, isOverdue } from './corrective-action.ts'
import { elementWords, statusWords } from './words.ts'

type Action = Omit<CorrectiveAction, 'verification'>
type Column = readonly [heading: Text, cell: (action: Action, say: (text: Text) => string, today: CivilDate) => string]

const column = (zh: string, en: string, cell: Column[1]): Column => [{ zh, en }, cell]
const yes: Text = { zh: '是', en: 'yes' }
const no: Text = { zh: '否', en: 'no' }

/** The columns of doctrine 8, Appendix A. */
const columns: readonly Column[] = [
  column('问题', 'Finding', ({ source }, say) => say(source.text)),
  column('来源演练', 'Drill', ({ source }, say) => say(source.title)),
  column('条款', 'Clause', ({ source }) => source.clause),
  column('依据（日志条目）', 'Evidence (log entries)', ({ source }) => source.entries.join(' ')),
  column('问题类别', 'Problem class', ({ terms }) => terms.problem ?? ''),
  column('能力', 'Capability', ({ terms }) => terms.capability ?? ''),
  column('原因', 'Cause', ({ terms }) => terms.cause),
  column('整改措施', 'Measure', ({ terms }) => terms.measure),
  column('改在哪里（POETE）', 'POETE', ({ terms }, say) => say(elementWords[terms.element])),
  column('责任单位', 'Unit', ({ terms }) => terms.unit),
  column('责任人', 'Owner', ({ terms }) => terms.owner),
  column('需上级协调', 'Higher level needed', ({ terms }, say) => say(terms.needsApproval ? yes : no)),
  column('开始日期', 'Start', ({ terms }) => terms.start),
  column('完成期限', 'Due', ({ terms }) => terms.due),
  column('状态', 'State', ({ status }, say) => say(statusWords[status])),
  column('逾期', 'Overdue', (action, say, today) => say(isOverdue(action, today) ? yes : no)),
  column('验证演练', 'Examined in', ({ examinations }, say) => examinations.map(({ title }) => say(title)).join('; ')),
]

/** A cell that no spreadsheet takes for a formula, quoted as RFC 4180 has it. */
const quoted = (text: string) => `"${plainCell(text).replaceAll('"', '""')}"`

/** The ledger of corrective actions as CSV: CRLF lines, a byte order mark so that Excel and WPS read Chinese, one language. */
export function writeLedger(actions: readonly Action[], today: CivilDate, language: 'zh' | 'en'): string {
  const say = (text: Text) => text[language]
  const rows = [
    columns.map(([heading]) => say(heading)),
    ...actions.map((action) => columns.map(([, cell]) => cell(action, say, today))),
  ]
  return `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
