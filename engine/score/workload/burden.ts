import type { EntryOf } from '../../drill/entries.ts'
import type { Facts } from '../facts.ts'
import type { Figure } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'

type Action = EntryOf<'action-taken'>

/** Time one action kept a person busy (drill ms), as far as the log shows it. */
interface Busy {
  readonly action: Action
  readonly ms: number
}

/**
 * Nobody logs how long a form was filled in. Taken as the time from whatever came last before it — the seat's previous
 * action, the sighting of what it answers, or the opening of what it meets — and never more than the standard allows.
 * An action with nothing before it is left out.
 */
export function busyTimes(facts: Facts, { busyAtMost }: ScoringStandard): Busy[] {
  const last = new Map<string, number>()
  const rows: Busy[] = []
  for (const action of [...facts.actions].sort((a, b) => a.own - b.own || a.e - b.e)) {
    const seen = facts.seen
      .get(action.inReplyTo ?? -1)
      ?.find((entry) => facts.seats.get(entry.seat)?.role === action.role)
    const opened = (facts.metBy.get(action.e) ?? []).map((met) => facts.opened.get(met.expected)?.at)
    const starts = [last.get(action.seat), seen?.at, ...opened].filter((at) => at !== undefined && at <= action.own)
    last.set(action.seat, action.own)
    if (starts.length === 0) continue
    rows.push({ action, ms: Math.min(busyAtMost, action.own - Math.max(...(starts as number[]))) })
  }
  return rows
}

/** RB = time on reports ÷ active time (doctrine 3.6); null where nobody was active. */
export function burdenOf(rows: readonly Busy[], { conventions }: ScoringStandard): Figure {
  const sum = (some: readonly Busy[]) => some.reduce((all, row) => all + row.ms, 0)
  const all = sum(rows)
  const reports = rows.filter(({ action }) => conventions.reportForms.includes(action.form))
  return { value: all === 0 ? null : sum(reports) / all, entries: rows.map(({ action }) => action.e) }
}

/** DR = 1 − unique facts ÷ facts sent: the same role writing the same thing into the same field of another report. */
export function duplicatesOf(facts: Facts, { conventions }: ScoringStandard): Figure {
  const reports = facts.actions.filter((action) => conventions.reportForms.includes(action.form))
  const sent = reports.flatMap(({ role, fields }) =>
    Object.entries(fields)
      .filter(([field, value]) => field !== 'means' && value.trim() !== '')
      .map(([field, value]) => `${role} ${field} ${value.trim().replace(/\s+/g, ' ')}`),
  )
  return {
    value: sent.length === 0 ? null : 1 - new Set(sent).size / sent.length,
    entries: reports.map((report) => report.e),
  }
}
