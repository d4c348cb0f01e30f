import type { Entry, EntryBody, EntryOf } from '../../../engine/drill/entries.ts'
import type { ScenarioSource } from '../../../engine/scenario/scenario.ts'
import { type ScoreOptions, score } from '../../../engine/score/score.ts'
import { smallScenario } from '../small-scenario.ts'

const minute = 60_000
const clock = { drillEpoch: 0, wallEpoch: 0, rate: 1 }
type Acted = Partial<Pick<EntryOf<'action-taken'>, 'fields' | 'to' | 'inReplyTo' | 'reason' | 'clause'>>

/** A log written line by line, for what a whole drill would only hide. Moments in drill minutes, in order. */
export function writeLog(roles: readonly string[]) {
  const entries: Entry[] = []
  const add = (at: number, body: EntryBody): number => {
    const e = entries.length + 1
    entries.push({ ...body, e, at: at * minute, wall: at * minute })
    return e
  }
  for (const role of roles) add(0, { type: 'seat-joined', seat: role, role, name: role })
  add(0, { type: 'drill-started', clock })
  return {
    entries,
    add,
    deliver: (at: number, inject: string, to: readonly string[], from = 'UPR') =>
      add(at, {
        type: 'inject-delivered',
        inject,
        cause: { by: 'plan' },
        message: { from, to, via: 'phone', zh: '情况', en: 'Inject', reply: {}, attachments: [] },
      }),
    open: (at: number, expected: string, dueAt: number, by = 1) =>
      add(at, { type: 'expected-opened', expected, dueAt: dueAt * minute, by }),
    see: (at: number, seat: string, delivery: number) => add(at, { type: 'inject-seen', seat, delivery }),
    act: (at: number, role: string, form: string, more: Acted = {}) =>
      add(at, {
        type: 'action-taken',
        action: `a${entries.length}`,
        seat: role,
        role,
        form,
        fields: {},
        to: [],
        own: at * minute,
        receivedAt: at * minute,
        ...more,
      }),
    meet: (action: number, expected: string, late = false) => {
      const at = (entries[action - 1]?.at ?? 0) / minute
      return add(at, { type: 'expected-met', expected, action, openedAt: 0, took: 0, late })
    },
    overdue: (at: number, expected: string) => add(at, { type: 'expected-overdue', expected, dueAt: at * minute }),
    breach: (action: number, expected: string) =>
      add((entries[action - 1]?.at ?? 0) / minute, { type: 'breached', expected, action }),
    end: (at: number) => add(at, { type: 'drill-ended', clock }),
  }
}

/** The review of a log over the small scenario, changed. */
export function reviewed(
  entries: readonly Entry[],
  change: Partial<ScenarioSource> = {},
  options: ScoreOptions & { readonly staffed?: readonly string[] } = {},
) {
  const { staffed = ['DUTY', 'SUM'], ...rest } = options
  const facts = { id: 'd', title: { zh: '演练', en: 'Drill' }, status: 'ended', n: 1, hash: 'h', staffed }
  return score(smallScenario(change), entries, facts, rest)
}
