import type { Entry } from '../drill/entries.ts'
import { type Condition, parts } from '../scenario/condition.ts'
import { formKind } from '../scenario/forms.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import type { Play } from './robot.ts'

/**
 * One way in which people may depart from the plan: an expected action left undone, done only after a drill time that a
 * branch looks at, done before one that the plan itself would miss, or a forbidden one committed.
 */
export interface Choice {
  readonly expected: string
  readonly does: 'not-done' | 'late' | 'early' | 'breached'
  /** The drill time (ms) that a condition looks at; of `not-done` the last one, none where it looks at any time. */
  readonly by?: number
  /** How a robot plays it. */
  readonly play: Play
}

/** Everything that can be chosen about one expected action; the plan's own way is none of them. */
export type Fork = readonly Choice[]

interface Looks {
  readonly bounds: Set<number>
  /** Some condition asks for it without a time, or something follows from it. */
  ever: boolean
}

function* conditionsOf(scenario: Scenario): Generator<Condition> {
  for (const branch of scenario.branches) yield branch.when
  for (const inject of scenario.injects) if (inject.when) yield inject.when
  for (const variable of scenario.variables) if (variable.model?.until) yield variable.model.until
}

/** Which expected actions the story looks at, and the drill times at which it does. */
function lookedAt(scenario: Scenario): ReadonlyMap<string, Looks> {
  const found = new Map<string, Looks>()
  const look = (id: string, by?: number) => {
    const looks = found.get(id) ?? { bounds: new Set(), ever: false }
    if (by === undefined) looks.ever = true
    else looks.bounds.add(by)
    found.set(id, looks)
  }
  for (const part of [...conditionsOf(scenario)].flatMap((condition) => [...parts(condition)])) {
    if ('done' in part) look(part.done, part.by)
    if ('notDone' in part) look(part.notDone, part.by)
    if ('breached' in part) look(part.breached)
    if ('count' in part) for (const id of part.count.of) look(id, part.by)
    if ('score' in part) for (const id of part.score.of) look(id, part.by)
    if ('answered' in part) {
      const { form, role } = part.answered
      for (const each of scenario.expected)
        if (formKind(each.form) === formKind(form) && (!role || each.role.includes(role))) look(each.id, part.by)
    }
  }
  for (const { after } of scenario.injects) if (after && 'action' in after) look(after.action)
  return found
}

/**
 * The forks of a story, seen from the log of the plan carried out: for every expected action that a branch or an inject
 * looks at, the ways in which it can go otherwise.
 */
export function forksOf(scenario: Scenario, planned: readonly Entry[]): readonly Fork[] {
  const doneAt = new Map<string, number>()
  for (const entry of planned)
    if (entry.type === 'expected-met' && !doneAt.has(entry.expected)) doneAt.set(entry.expected, entry.at)
  const looks = lookedAt(scenario)
  return scenario.expected.flatMap((expected): Fork[] => {
    const looked = looks.get(expected.id)
    if (!looked) return []
    const choice = (does: Choice['does'], play: Play, by?: number): Choice => ({
      expected: expected.id,
      does,
      play,
      ...(by !== undefined && { by }),
    })
    if (isForbidden(expected)) return [[choice('breached', 'breached')]]
    const bounds = [...looked.bounds].sort((a, b) => a - b)
    const at = doneAt.get(expected.id) ?? Number.NEGATIVE_INFINITY
    const fork: Choice[] = []
    for (const [index, by] of bounds.entries()) {
      const next = bounds[index + 1] ?? (looked.ever ? scenario.clock.end : undefined)
      if (by < at) fork.push(choice('early', Math.max(scenario.phases[0]?.at ?? 0, by - 1000), by))
      // Between two looks, or after the last one where the deed counts at any time.
      else if (next !== undefined) fork.push(choice('late', by + Math.min(60_000, Math.floor((next - by) / 2)), by))
    }
    // Where the story looks once and never again, it is by then that the deed is missed.
    return [[...fork, choice('not-done', 'not-done', looked.ever ? undefined : bounds.at(-1))]]
  })
}
