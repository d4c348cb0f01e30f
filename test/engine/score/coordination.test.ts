import { describe, expect, it } from 'vitest'
import type { ScenarioSource } from '../../../engine/scenario/scenario.ts'
import {
  betweenness,
  centralisation,
  density,
  networkOf,
  reciprocity,
} from '../../../engine/score/coordination/network.ts'
import { smallSource } from '../small-scenario.ts'
import { reviewed, writeLog } from './write-log.ts'

const minute = 60_000
const both = (line: string) => ({ zh: line, en: line })
const roles: ScenarioSource['roles'] = [
  ...smallSource().roles,
  { id: 'CMD', ...both('Commander'), duties: [both('Command')] },
  { id: 'FGB', ...both('Forestry'), duties: [both('Fight')] },
]
const staffed = ['DUTY', 'SUM', 'CMD', 'FGB']
const order = (task: string) => ({ fields: { task, content: 'x' } })

describe('the network', () => {
  const star = networkOf(
    ['a', 'b', 'c', 'd'],
    [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'a', to: 'd' },
      { from: 'd', to: 'a' },
    ],
  )
  it('[R14] has its density, reciprocity and centralisation', () => {
    expect(density(star)).toBeCloseTo(4 / 12)
    expect(reciprocity(star)).toBeCloseTo(2 / 4)
    // Everybody has spoken with a alone: a star.
    expect(centralisation(star)).toBe(1)
    const ring = networkOf(
      ['a', 'b', 'c'],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'c', to: 'a' },
      ],
    )
    expect(centralisation(ring)).toBe(0)
    expect([
      density(networkOf(['a'], [])),
      reciprocity(networkOf(['a'], [])),
      centralisation(networkOf(['a'], [])),
    ]).toEqual([null, null, null])
  })

  it('[R14] shows who everything goes through', () => {
    // d → a → b, c: a is between d and each of them: 2 of (4−1)(4−2).
    expect(betweenness(star)).toEqual([2 / 6, 0, 0, 0])
    // Two ways of the same length share.
    const diamond = networkOf(
      ['s', 'x', 'y', 't'],
      [
        { from: 's', to: 'x' },
        { from: 's', to: 'y' },
        { from: 'x', to: 't' },
        { from: 'y', to: 't' },
      ],
    )
    expect(betweenness(diamond)).toEqual([0, 0.5 / 6, 0.5 / 6, 0])
  })
})

describe('coordination', () => {
  it('[R14] counts a required link as used only by when the plan needs it', () => {
    const used = (at: number) => {
      const log = writeLog(['DUTY', 'SUM'])
      log.open(0, 'report', 10)
      log.act(at, 'DUTY', 'notify', { to: ['UPR'] })
      if (at > 10) log.overdue(10, 'report')
      log.overdue(11, 'report')
      log.end(30)
      return reviewed(log.entries).coordination
    }
    expect(used(9).coverage).toEqual({ value: 1, entries: [5] })
    expect(used(12).coverage.value).toBe(0)
    expect(used(12).edges).toMatchObject([{ from: 'DUTY', to: 'UPR', planned: true, count: 1, inTime: false }])
  })

  it('[R14] tells links that the plan foresees from those it does not', () => {
    const log = writeLog(['DUTY', 'SUM'])
    log.act(1, 'DUTY', 'notify', { to: ['UPR'] })
    log.act(2, 'SUM', 'notify', { to: ['DUTY', 'UPR'] })
    log.end(30)
    const { unplanned, similarity } = reviewed(log.entries).coordination
    // DUTY → UPR is required; SUM → DUTY and SUM → UPR are nobody's plan.
    expect(unplanned.value).toBeCloseTo(2 / 3)
    expect(similarity.value).toBeCloseTo(1 / 3)
  })

  it('[R14] knows a message as received when it was opened or answered, and how long that took', () => {
    const log = writeLog(['DUTY', 'SUM'])
    const first = log.deliver(1, 'I1', ['DUTY'])
    const second = log.deliver(2, 'I2', ['SUM'])
    log.deliver(3, 'I3', ['SUM'])
    log.see(4, 'DUTY', first)
    log.act(7, 'SUM', 'acknowledge', { inReplyTo: second })
    log.end(30)
    const { acknowledged, acknowledgement } = reviewed(log.entries).coordination
    expect(acknowledged.value).toBeCloseTo(2 / 3)
    expect([acknowledgement.n, acknowledgement.p50.value, acknowledgement.p90.value]).toEqual([
      2,
      3 * minute,
      5 * minute,
    ])
  })

  it('[R14] closes an order when it was received and acted on, and times the hand-off', () => {
    const log = writeLog(staffed)
    const one = log.act(1, 'CMD', 'order', { to: ['SUM'], ...order('evacuate') })
    const two = log.act(2, 'CMD', 'order', { to: ['FGB'], ...order('shelter') })
    log.see(3, 'SUM', one)
    log.act(4, 'SUM', 'acknowledge', { inReplyTo: one })
    log.act(9, 'SUM', 'act', order('evacuate'))
    log.see(10, 'FGB', two)
    log.end(30)
    const { closedLoop, orders, handOff } = reviewed(log.entries, { roles }, { staffed }).coordination
    expect(closedLoop.value).toBe(0.5)
    expect(
      orders.map(({ to, acknowledgedAt, completedAt, closed }) => [to, acknowledgedAt, completedAt, closed]),
    ).toEqual([
      ['SUM', 3 * minute, 9 * minute, true],
      ['FGB', 10 * minute, undefined, false],
    ])
    // A receipt is no action: from the order at 1 to the evacuation at 9.
    expect([handOff.n, handOff.p50.value]).toEqual([1, 8 * minute])
  })

  it('[R14] sees two voices that contradict each other, until one settles it', () => {
    const conflicts = (gap: number, settle?: number) => {
      const log = writeLog(staffed)
      log.act(1, 'FGB', 'order', { to: ['SUM'], ...order('evacuate') })
      log.act(1 + gap, 'DUTY', 'order', { to: ['SUM'], ...order('shelter') })
      if (settle !== undefined) log.act(settle, 'CMD', 'order', { to: ['SUM'], ...order('shelter') })
      log.end(60)
      return reviewed(log.entries, { roles }, { staffed }).coordination.conflicts
    }
    expect(conflicts(5)).toMatchObject([
      { to: 'SUM', tasks: ['evacuate', 'shelter'], from: ['FGB', 'DUTY'], at: 6 * minute },
    ])
    expect(conflicts(5, 20)).toMatchObject([{ resolvedAt: 20 * minute }])
    expect(conflicts(16)).toEqual([])
  })

  it('[R14] takes for no conflict what the plan itself wants side by side', () => {
    const log = writeLog(staffed)
    log.meet(log.act(1, 'SUM', 'order', { to: ['FGB'], ...order('evacuate') }), 'evacuate')
    const other = log.act(2, 'DUTY', 'order', { to: ['FGB'], ...order('shelter') })
    log.meet(other, 'report')
    log.end(60)
    expect(reviewed(log.entries, { roles }, { staffed }).coordination.conflicts).toEqual([])
  })

  it('[R14] counts the time without the single commander that was due', () => {
    const change: Partial<ScenarioSource> = {
      roles,
      tasks: [...smallSource().tasks, { id: 'unified-command', ...both('Unified command') }],
      expected: [
        ...smallSource().expected,
        {
          id: 'hq',
          ...both('Set up the HQ'),
          role: ['CMD'],
          form: 'assign-owner',
          match: { task: 'unified-command' },
          clause: 'C-1.1',
          objective: 'O1',
          after: { at: '0m' },
          limit: { kind: 'within', of: '20m', tag: 'D' },
        },
      ],
    }
    const log = writeLog(staffed)
    log.open(0, 'hq', 20)
    log.overdue(20, 'hq')
    log.meet(
      log.act(32, 'CMD', 'assign-owner', { to: ['SUM'], fields: { task: 'unified-command', owner: 'SUM' } }),
      'hq',
      true,
    )
    log.end(60)
    const { uncommanded, uncommandedSpans } = reviewed(log.entries, change, { staffed }).coordination
    expect(uncommanded.value).toBe(12 * minute)
    expect(uncommandedSpans).toEqual([[20 * minute, 32 * minute]])
    expect(reviewed(log.entries, { roles }, { staffed }).coordination.uncommanded.value).toBeNull()
  })

  it('[R14] waits for an owner of what was addressed to nobody', () => {
    const change: Partial<ScenarioSource> = {
      injects: smallSource().injects.map((inject) => (inject.id === 'I2' ? { ...inject, to: [] } : inject)),
    }
    const log = writeLog(['DUTY', 'SUM'])
    const delivery = log.deliver(20, 'I2', [])
    const taken = log.act(37, 'SUM', 'order', { to: ['UPR'], ...order('evacuate') })
    log.meet(taken, 'evacuate')
    log.end(60)
    const { unaddressed, timeToOwner } = reviewed(log.entries, change).coordination
    expect(unaddressed).toMatchObject([{ inject: 'I2', owner: 'SUM', took: 17 * minute, entries: [delivery, taken] }])
    expect(timeToOwner.value).toBe(17 * minute)
  })
})
