import type { Probe, Text } from '../scenario/scenario.ts'
import type { CivilDate } from './civil-date.ts'
import type { Verdict } from './verdict.ts'
import type { Verification } from './verification.ts'

/** POETE: where the remedy lies. */
export const elements = ['plan', 'organisation', 'equipment', 'training', 'exercise'] as const
export type Element = (typeof elements)[number]

/**
 * open → in-progress → done (the owner says so) → scheduled (a drill will examine it) → closed, by a passed
 * verification and nothing else; a failed one reopens it, also after it was closed. Withdrawn: made by mistake.
 */
export const statuses = ['open', 'in-progress', 'done', 'scheduled', 'closed', 'reopened', 'withdrawn'] as const
export type ActionStatus = (typeof statuses)[number]

/** What a review showed, as it stood when the corrective action was made of it. */
export interface Source {
  readonly drill: string
  readonly title: Text
  readonly scenario: { readonly id: string; readonly version: number; readonly title: Text }
  readonly kind: 'expected' | 'signal' | 'objective' | 'finding'
  /** The expected action, signal (P1–P10), objective or finding in that review. */
  readonly id: string
  readonly text: Text
  /** Entry numbers in that drill's log. */
  readonly entries: readonly number[]
  /** The expected action that will be examined again, and its clause. */
  readonly expected: string
  readonly clause: string
}

/** What is to be done about it; the manager may change it until it is closed. */
export interface Terms {
  readonly cause: string
  readonly measure: string
  readonly element: Element
  readonly owner: string
  readonly unit: string
  readonly start: CivilDate
  readonly due: CivilDate
  /** Must a higher level decide or coordinate? */
  readonly needsApproval: boolean
  readonly problem?: Probe
  /** AQ/T 9009-2015 group, C1–C13. */
  readonly capability?: string
}

/** Changed terms; null takes away what need not be there. */
export type TermChanges = Partial<Omit<Terms, 'problem' | 'capability'>> & {
  readonly problem?: Probe | null | undefined
  readonly capability?: string | null | undefined
}

export type ActionBody =
  | { type: 'made'; source: Source; terms: Terms; verification: Verification }
  | { type: 'edited'; terms: TermChanges }
  | { type: 'started'; text?: string }
  | { type: 'done'; text: string }
  | { type: 'returned'; text: string }
  | { type: 'withdrawn'; text: string }
  | { type: 'commented'; text: string }
  | { type: 'scheduled'; drill: string; title: Text }
  | { type: 'examined'; drill: string; verdict: Verdict; entries: readonly number[] }

/** One line of a corrective action's history: numbered without a gap; `at` in wall ms; `id` is the one who asked's own. */
export type ActionEntry = ActionBody & {
  readonly n: number
  readonly id: string
  readonly at: number
  readonly by: { readonly role: 'manager' | 'trainer' | 'evaluator' | 'drill'; readonly name: string }
}

export interface Examination {
  readonly drill: string
  readonly title: Text
  /** Wall ms at which the drill was launched with it. */
  readonly at: number
  readonly verdict?: Verdict
  readonly entries: readonly number[]
}

/** A corrective action as its history has made it. */
export interface CorrectiveAction {
  readonly id: string
  readonly n: number
  readonly status: ActionStatus
  readonly source: Source
  readonly terms: Terms
  readonly verification: Verification
  /** Every drill that was launched with its verification, oldest first. */
  readonly examinations: readonly Examination[]
  /** Drills whose passing would close it: scheduled since the owner last said it was done. */
  readonly pending: readonly string[]
  /** Wall ms. */
  readonly createdAt: number
  readonly changedAt: number
}

function changed(
  terms: Terms,
  { problem = terms.problem, capability = terms.capability, ...rest }: TermChanges,
): Terms {
  const { problem: _, capability: __, ...owed } = terms
  return { ...owed, ...rest, ...(problem && { problem }), ...(capability && { capability }) }
}

/** The action after one more line of its history. */
export function evolve(id: string, before: CorrectiveAction | undefined, entry: ActionEntry): CorrectiveAction {
  if (entry.type === 'made') {
    const { source, terms, verification, n, at } = entry
    const none = { examinations: [], pending: [] }
    return { id, n, status: 'open', source, terms, verification, ...none, createdAt: at, changedAt: at }
  }
  if (!before) throw new Error(`corrective action ${id} begins with ${entry.type}`)
  const next: CorrectiveAction = { ...before, n: entry.n, changedAt: entry.at }
  switch (entry.type) {
    case 'edited':
      return { ...next, terms: changed(next.terms, entry.terms) }
    case 'started':
    case 'returned':
      return { ...next, status: 'in-progress' }
    case 'done':
      return { ...next, status: 'done', pending: [] }
    case 'withdrawn':
      return { ...next, status: 'withdrawn', pending: [] }
    case 'commented':
      return next
    case 'scheduled': {
      const { drill, title, at } = entry
      const examinations = [...next.examinations, { drill, title, at, entries: [] }]
      return { ...next, status: 'scheduled', examinations, pending: [...next.pending, drill] }
    }
    case 'examined': {
      const { drill, verdict, entries } = entry
      const examinations = next.examinations.map((each) =>
        each.drill === drill ? { ...each, verdict, entries } : each,
      )
      const pending = next.pending.filter((each) => each !== drill)
      return { ...next, examinations, ...afterVerdict(next, drill, verdict, pending) }
    }
  }
}

function afterVerdict(
  { status, pending: before }: CorrectiveAction,
  drill: string,
  verdict: Verdict,
  pending: readonly string[],
): Pick<CorrectiveAction, 'status' | 'pending'> {
  if (status === 'withdrawn') return { status, pending }
  if (verdict === 'failed') return { status: 'reopened', pending: [] }
  if (verdict === 'passed' && before.includes(drill)) return { status: 'closed', pending }
  // Nobody could tell: it waits for another drill.
  if (status === 'scheduled' && pending.length === 0) return { status: 'done', pending }
  return { status, pending }
}

/** The action that a whole history makes; undefined for an empty one. */
export const foldAction = (id: string, history: readonly ActionEntry[]): CorrectiveAction | undefined =>
  history.reduce<CorrectiveAction | undefined>((action, entry) => evolve(id, action, entry), undefined)

/** Is its measure owed and its day past? What is done waits for a drill, not for its owner. */
export const isOverdue = ({ status, terms }: Pick<CorrectiveAction, 'status' | 'terms'>, today: CivilDate): boolean =>
  (status === 'open' || status === 'in-progress' || status === 'reopened') && terms.due < today
