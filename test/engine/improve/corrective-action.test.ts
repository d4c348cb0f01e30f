import { describe, expect, it } from 'vitest'
import {
  type ActionBody,
  type ActionEntry,
  type CorrectiveAction,
  foldAction,
  isOverdue,
  type Terms,
} from '../../../engine/improve/corrective-action.ts'
import { type ActionAsk, decideAction } from '../../../engine/improve/decide-action.ts'
import { deriveVerification } from '../../../engine/improve/verification.ts'
import { makeDice } from '../../../engine/rehearse/dice.ts'
import { smallScenario } from '../small-scenario.ts'

const text = { zh: '报告', en: 'Report' }
const verification = deriveVerification(smallScenario(), 'report', {})!
const terms: Terms = {
  ...{ cause: 'three forms', measure: 'one form', element: 'plan', owner: 'Bao', unit: 'Duty office' },
  ...{ start: '2026-01-10', due: '2026-02-28', needsApproval: false },
}
const made: ActionBody = {
  type: 'made',
  source: {
    ...{ drill: 'drill-one', title: text, scenario: { id: 'small', version: 1, title: text } },
    ...{ kind: 'expected', id: 'report', text, entries: [4, 7], expected: 'report', clause: 'C-1.1' },
  },
  terms,
  verification,
}
const by = { role: 'manager', name: 'M' } as const

/** A history written change by change; what is refused leaves no line. */
function write(asks: readonly ActionAsk[]) {
  const history: ActionEntry[] = [{ ...made, n: 1, id: 'a1', at: 1, by }]
  const answers = asks.map((ask, index) => {
    const decided = decideAction(foldAction('a1', history)!, ask)
    if (decided.ok && decided.body)
      history.push({ ...decided.body, n: history.length + 1, id: `c${index}`, at: index + 2, by })
    return decided.ok ? (decided.body ? 'written' : 'stands') : decided.reason
  })
  return { history, answers, action: foldAction('a1', history)! }
}
const scheduled = (drill: string): ActionAsk => ({ type: 'scheduled', drill, title: text })
const examined = (drill: string, verdict: 'passed' | 'failed' | 'not-examined'): ActionAsk => ({
  ...{ type: 'examined', drill, verdict, entries: [9] },
})
const done: ActionAsk = { type: 'done', text: 'one form since Monday' }

describe('a corrective action', () => {
  it('[I2] goes from open to closed by way of work, the owner’s word, a drill and a passed verification', () => {
    const steps: ActionAsk[] = [{ type: 'started' }, done, scheduled('drill-two'), examined('drill-two', 'passed')]
    const statuses = steps.map((_, index) => write(steps.slice(0, index + 1)).action.status)
    expect(statuses).toEqual(['in-progress', 'done', 'scheduled', 'closed'])
    expect(write(steps).action.examinations).toEqual([
      { drill: 'drill-two', title: text, at: 4, verdict: 'passed', entries: [9] },
    ])
  })

  it('[I3] is reopened by a failed verification, also when another drill has closed it', () => {
    const two = [done, scheduled('drill-two'), scheduled('drill-three')]
    const closed = write([...two, examined('drill-two', 'passed')]).action
    expect(closed.status).toBe('closed')
    const reopened = write([...two, examined('drill-two', 'passed'), examined('drill-three', 'failed')]).action
    expect(reopened).toMatchObject({ status: 'reopened', pending: [] })
  })

  it('[I2] is not closed by a drill that was to examine it before it failed', () => {
    const { action } = write([
      ...[done, scheduled('drill-two'), scheduled('drill-three'), examined('drill-two', 'failed'), done],
      ...[scheduled('drill-four'), examined('drill-three', 'passed')],
    ])
    expect(action).toMatchObject({ status: 'scheduled', pending: ['drill-four'] })
  })

  it('[I10] waits for another drill when one could not examine it', () => {
    const { action } = write([done, scheduled('drill-two'), examined('drill-two', 'not-examined')])
    expect(action.status).toBe('done')
    expect(
      write([done, scheduled('drill-two'), examined('drill-two', 'not-examined'), scheduled('drill-three')]).action
        .status,
    ).toBe('scheduled')
  })

  it('[I2] refuses what does not follow from where it stands, in a word, and writes nothing', () => {
    expect(write([scheduled('drill-two')]).answers).toEqual(['action-not-done'])
    expect(write([examined('drill-two', 'passed')]).answers).toEqual(['not-scheduled-there'])
    expect(write([{ type: 'returned', text: 'no' }]).answers).toEqual(['action-not-there-yet'])
    expect(write([{ type: 'edited', terms: { due: '2026-01-01' } }]).answers).toEqual(['due-before-start'])
    expect(write([{ type: 'edited', terms: { owner: 'Bao' } }]).answers).toEqual(['stands'])
    const closed = [done, scheduled('drill-two'), examined('drill-two', 'passed')]
    expect(write([...closed, { type: 'edited', terms: { owner: 'Wu' } }, done]).answers.slice(3)).toEqual([
      'action-closed',
      'action-closed',
    ])
    expect(write([{ type: 'withdrawn', text: 'made twice' }, { type: 'started' }]).answers[1]).toBe('action-closed')
  })

  it('[I2] keeps what a change does not name, and takes away what it sets to nothing', () => {
    const given: ActionAsk = { type: 'edited', terms: { problem: 'P10', capability: 'C1', owner: 'Wu' } }
    expect(write([given]).action.terms).toEqual({ ...terms, problem: 'P10', capability: 'C1', owner: 'Wu' })
    const taken = write([given, { type: 'edited', terms: { problem: null, due: '2026-03-31' } }])
    expect(taken.action.terms).toEqual({ ...terms, capability: 'C1', owner: 'Wu', due: '2026-03-31' })
    expect(write([{ type: 'edited', terms: { problem: null } }]).answers).toEqual(['stands'])
  })

  it('[I4] writes a schedule and a verdict once, however often they are told', () => {
    const { answers, history } = write([
      ...[done, scheduled('drill-two'), scheduled('drill-two')],
      ...[examined('drill-two', 'failed'), examined('drill-two', 'failed')],
    ])
    expect(answers).toEqual(['written', 'written', 'stands', 'written', 'stands'])
    expect(history.map((entry) => entry.n)).toEqual([1, 2, 3, 4])
  })

  it('[I5] is overdue from the day after its due day, while its measure is owed, by the day that is given', () => {
    const open = write([]).action
    expect([isOverdue(open, '2026-02-28'), isOverdue(open, '2026-03-01')]).toEqual([false, true])
    expect(isOverdue(write([done]).action, '2027-01-01')).toBe(false)
    const failed = write([done, scheduled('drill-two'), examined('drill-two', 'failed')]).action
    expect(isOverdue(failed, '2027-01-01')).toBe(true)
  })
})

describe('any history', () => {
  const drills = ['drill-two', 'drill-three', 'drill-four']
  const verdicts = ['passed', 'failed', 'not-examined'] as const
  function anyAsk(dice: () => number): ActionAsk {
    const pick = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)]!
    return pick<() => ActionAsk>([
      () => done,
      () => scheduled(pick(drills)),
      () => examined(pick(drills), pick(verdicts)),
      () => ({ type: 'started' }),
      () => ({ type: 'returned', text: 'not yet' }),
      () => ({ type: 'edited', terms: { owner: pick(['Bao', 'Wu']) } }),
      () => (dice() < 0.1 ? { type: 'withdrawn', text: 'twice' } : { type: 'commented', text: 'hm' }),
    ])()
  }
  let closed = 0
  /** What must hold of a history read backwards, by no look at the code that made it. */
  function judge(history: readonly ActionEntry[], action: CorrectiveAction) {
    const lastVerdict = history.findLast((entry) => entry.type === 'examined' && entry.verdict !== 'not-examined')
    if (action.status === 'closed') {
      expect(lastVerdict).toMatchObject({ verdict: 'passed' })
      const passed = lastVerdict as Extract<ActionEntry, { type: 'examined' }>
      const before = history.slice(0, passed.n - 1)
      const said = before.findLast(({ type }) => type === 'done')?.n ?? Number.POSITIVE_INFINITY
      const put = before.find((entry) => entry.type === 'scheduled' && entry.drill === passed.drill)?.n ?? 0
      expect(put).toBeGreaterThan(said)
      expect(before.slice(put).filter((entry) => entry.type === 'examined' && entry.verdict === 'failed')).toEqual([])
      closed += 1
    }
    if (action.status === 'scheduled') expect(action.pending.length).toBeGreaterThan(0)
    const judged = history.flatMap((entry) => (entry.type === 'examined' ? [entry.drill] : []))
    expect(new Set(judged).size).toBe(judged.length)
  }

  it('[I2] [I3] closes only by a pass that nothing has overturned (2,000 random histories)', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const dice = makeDice(seed)
      const { history, action } = write(Array.from({ length: 25 }, () => anyAsk(dice)))
      try {
        judge(history, action)
      } catch (error) {
        throw new Error(`seed ${seed}: ${history.map((entry) => JSON.stringify(entry)).join('\n')}`, { cause: error })
      }
    }
    expect(closed).toBeGreaterThan(50)
  })
})
