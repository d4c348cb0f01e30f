import type { Text } from '../scenario/scenario.ts'
import { addMonths, type CivilDate, daysBetween } from './civil-date.ts'
import { type FrequencyRule, frequencyRules, type PlanLevel, type SubjectKind } from './rules.ts'

/** Something held outside the system, or a review of the plan, entered by the manager. */
export interface HeldRecord {
  readonly date: CivilDate
  readonly what: 'drill' | 'plan-review'
  readonly level?: PlanLevel
  readonly note: string
}

/** A plan or an enterprise in the organisation's register. */
export interface Subject {
  readonly id: string
  readonly kind: SubjectKind
  readonly name: string
  /** The duty runs from this day: the plan was issued, the enterprise began. */
  readonly since: CivilDate
  readonly held: readonly HeldRecord[]
  /** No longer in force; keeps its past, owes nothing. */
  readonly retired: boolean
}

/** A drill that was played to its end, as far as the calendar cares. */
export interface DrillHeld {
  readonly drill: string
  readonly title: Text
  readonly date: CivilDate
  /** Subjects it was launched for. */
  readonly subjects: readonly string[]
  readonly level: PlanLevel
}

export type DueState = 'overdue' | 'due' | 'coming' | 'later'
export interface DutyLine {
  readonly subject: string
  readonly rule: string
  readonly due: CivilDate
  /** Days from today; negative when past. */
  readonly days: number
  readonly state: DueState
  /** What counted last; none yet: the duty runs from `since`. */
  readonly last?: { readonly date: CivilDate; readonly drill?: string; readonly title?: Text; readonly note?: string }
}

/** Due within a month, coming within a quarter. */
const soon = 30
const near = 90

function stateOf(days: number): DueState {
  if (days < 0) return 'overdue'
  return days <= soon ? 'due' : days <= near ? 'coming' : 'later'
}

/** All that counts for this subject under this rule, up to today. */
function countingFor(subject: Subject, rule: FrequencyRule, drills: readonly DrillHeld[], today: CivilDate) {
  const fits = (what: FrequencyRule['what'], level: PlanLevel | undefined) =>
    what === rule.what && (!rule.levels || what !== 'drill' || rule.levels.includes(level ?? 'special'))
  const played = drills
    .filter((each) => each.subjects.includes(subject.id) && fits('drill', each.level))
    .map(({ date, drill, title }) => ({ date, drill, title }))
  const entered = subject.held.filter((each) => fits(each.what, each.level)).map(({ date, note }) => ({ date, note }))
  return [...played, ...entered].filter(({ date }) => date <= today).sort((a, b) => (a.date < b.date ? 1 : -1))
}

/**
 * What the register owes, the most pressing first. A period runs from the day the last one that counts was held (or from
 * `since`) to the same day so many months on, inclusive: the statutes say "at least once every …" and no more, so this
 * is the stricter reading [D].
 */
export function calendarOf(subjects: readonly Subject[], drills: readonly DrillHeld[], today: CivilDate): DutyLine[] {
  return subjects
    .filter((subject) => !subject.retired)
    .flatMap((subject) =>
      frequencyRules
        .filter((rule) => rule.for.includes(subject.kind))
        .map((rule): DutyLine => {
          const [last] = countingFor(subject, rule, drills, today)
          const due = addMonths(last?.date ?? subject.since, rule.months)
          const days = daysBetween(today, due)
          return { subject: subject.id, rule: rule.id, due, days, state: stateOf(days), ...(last && { last }) }
        }),
    )
    .sort((a, b) => a.days - b.days || (a.subject < b.subject ? -1 : Number(a.subject > b.subject)))
}
