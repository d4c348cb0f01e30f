import type { EntryOf } from '../drill/entries.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import { timeScore } from './curve.ts'
import { type Facts, firstSeen } from './facts.ts'
import { periodsOf } from './periods.ts'
import type { ItemScore, Result } from './review.ts'
import type { ScoringStandard } from './standard-schema.ts'

const scored: readonly Result[] = ['done', 'late', 'missed']
/** Does this item count towards coverage and timeliness? An accepted deviation does not. */
export const counts = (item: ItemScore) => scored.includes(item.result) && !item.accepted
/** Was something forbidden done, and not accepted as right? */
export const isBroken = (item: ItemScore) => item.result === 'breached' && !item.accepted

function contentOf(expected: ExpectedAction, action: EntryOf<'action-taken'> | undefined): ItemScore['content'] {
  if (expected.fields.length === 0) return null
  const present = expected.fields.filter((field) => action?.fields[field]?.trim())
  const missing = expected.fields.filter((field) => !present.includes(field))
  return { present, missing, share: present.length / expected.fields.length }
}

const pointsOf = ({ contentShare }: ScoringStandard, timeliness: number, content: ItemScore['content']) =>
  100 * timeliness * (content ? 1 - contentShare + contentShare * content.share : 1)

function base(expected: ExpectedAction) {
  const { id, zh, en, role, clause, objective, weight, critical, limit } = expected
  return { expected: id, label: { zh, en }, roles: role, clause, objective, weight, critical, limit }
}
const nothing = { timeliness: null, content: null, points: null, entries: [] } as const

function forbiddenItem(facts: Facts, expected: ExpectedAction, staffed: boolean): ItemScore {
  const breaches = facts.breached.get(expected.id) ?? []
  const first = breaches[0]
  if (!first) return { ...base(expected), ...nothing, result: staffed ? 'respected' : 'unstaffed' }
  const action = facts.byNumber.get(first.action)
  const by = action?.type === 'action-taken' ? action : undefined
  const entries = breaches.flatMap((entry) => [entry.action, entry.e])
  return { ...base(expected), ...nothing, result: 'breached', ...(by && doneBy(facts, by)), entries, points: 0 }
}

function doneBy(facts: Facts, action: EntryOf<'action-taken'>) {
  const name = facts.seats.get(action.seat)?.name ?? action.seat
  return { doneAt: action.own, doneBy: { seat: action.seat, name, role: action.role } }
}

/** Every period counts alike: the share met is both coverage and timeliness. */
function periodicItem(facts: Facts, expected: ExpectedAction, standard: ScoringStandard): ItemScore {
  const opened = facts.opened.get(expected.id)
  const periods = periodsOf(facts, expected)
  const met = periods.flatMap((period) => (period.met ? [period.met] : []))
  if (!opened || periods.length === 0)
    return { ...base(expected), ...nothing, result: opened ? 'skipped' : 'not-opened' }
  const share = met.length / periods.length
  const action = facts.byNumber.get(met[0]?.action ?? -1)
  const by = action?.type === 'action-taken' ? action : undefined
  const content = contentOf(expected, by)
  return {
    ...base(expected),
    result: met.length === 0 ? 'missed' : share === 1 ? 'done' : 'late',
    openedAt: opened.at,
    dueAt: opened.dueAt,
    ...(by && doneBy(facts, by)),
    timeliness: share,
    content,
    points: pointsOf(standard, share, content),
    entries: [opened.e, ...periods.flatMap((period) => (period.met ? [period.met.action, period.e] : [period.e]))],
  }
}

/**
 * Scores one expected action from the log alone. An action done only after the drill's end, or never, is missed; one
 * that never opened, that nobody was to play, or that a jump passed over is not scored.
 */
export function scoreItem(
  facts: Facts,
  expected: ExpectedAction,
  staffedRoles: readonly string[],
  standard: ScoringStandard,
): ItemScore {
  const staffed = expected.role.some((role) => staffedRoles.includes(role))
  if (isForbidden(expected)) return forbiddenItem(facts, expected, staffed)
  if (!staffed) return { ...base(expected), ...nothing, result: 'unstaffed' }
  if (expected.limit.kind === 'every') return periodicItem(facts, expected, standard)
  const opened = facts.opened.get(expected.id)
  const met = facts.met.get(expected.id)?.[0]
  const skipped = facts.skipped.get(expected.id)
  if (skipped && !met) return { ...base(expected), ...nothing, result: 'skipped', entries: [skipped.e] }
  if (!met && !opened) return { ...base(expected), ...nothing, result: 'not-opened' }
  const seen = firstSeen(facts, expected)
  const dueAt = opened?.dueAt
  const overdue = facts.overdue.get(expected.id) ?? []
  const opening = { ...(opened && { openedAt: opened.at, dueAt: opened.dueAt }), ...(seen && { seenAt: seen.at }) }
  const trail = [
    ...(opened ? [opened.by, opened.e] : []),
    ...(seen ? [seen.e] : []),
    ...overdue.map((entry) => entry.e),
  ]
  if (!met) {
    // Still open when the drill ended before its limit: nobody can say that it was missed.
    if (dueAt !== undefined && overdue.length === 0 && dueAt >= facts.end) {
      return { ...base(expected), ...nothing, ...opening, result: 'not-opened', entries: trail }
    }
    return {
      ...base(expected),
      ...opening,
      result: 'missed',
      timeliness: 0,
      content: contentOf(expected, undefined),
      points: 0,
      entries: trail,
    }
  }
  const action = facts.byNumber.get(met.action)
  if (action?.type !== 'action-taken') throw new Error(`entry ${met.e} meets ${expected.id} by no action`)
  const took = opened ? Math.max(0, action.own - opened.at) : 0
  const timeliness = opened ? timeScore(expected.curve ?? standard.curve, took, opened.dueAt - opened.at) : 1
  const content = contentOf(expected, action)
  return {
    ...base(expected),
    ...opening,
    result: met.late ? 'late' : 'done',
    ...doneBy(facts, action),
    took,
    timeliness,
    content,
    points: pointsOf(standard, timeliness, content),
    entries: [...trail, met.action, met.e],
  }
}
