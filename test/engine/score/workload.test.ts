import { describe, expect, it } from 'vitest'
import type { WorkloadAnswer } from '../../../engine/score/rulings.ts'
import { correlation } from '../../../engine/score/signals/burden.ts'
import { gini } from '../../../engine/score/workload/weigh.ts'
import { reviewed, writeLog } from './write-log.ts'

const minute = 60_000
const role = (review: ReturnType<typeof reviewed>, id: string) => review.workload.roles.find((each) => each.role === id)

describe('workload', () => {
  it('[R15] draws what is open to a role over time, with its peak and mean', () => {
    const log = writeLog(['DUTY', 'SUM'])
    log.open(0, 'report', 10)
    log.open(5, 'evacuate', 20)
    log.meet(log.act(10, 'DUTY', 'report-up', { to: ['UPR'] }), 'report')
    log.overdue(20, 'evacuate')
    log.end(40)
    const review = reviewed(log.entries)
    expect(role(review, 'DUTY')).toMatchObject({
      series: [
        { at: 0, open: 1 },
        { at: 10 * minute, open: 0 },
      ],
      peak: { value: 1 },
      mean: { value: 0.25 },
    })
    // Never done: open to the end.
    expect(role(review, 'SUM')?.series).toEqual([
      { at: 0, open: 0 },
      { at: 5 * minute, open: 1 },
      { at: 40 * minute, open: 0 },
    ])
    expect(role(review, 'SUM')?.mean.value).toBeCloseTo(35 / 40)
  })

  it('[R15] counts switches an hour, and messages that called for something and got nothing', () => {
    const log = writeLog(['DUTY', 'SUM'])
    log.deliver(0, 'I1', ['DUTY'])
    log.deliver(0, 'I2', ['SUM'])
    for (const [at, task] of [
      [5, 'evacuate'],
      [6, 'evacuate'],
      [7, 'shelter'],
      [8, 'evacuate'],
    ] as const) {
      log.act(at, 'SUM', 'order', { to: ['UPR'], fields: { task, content: 'x' }, ...(at === 5 && { inReplyTo: 5 }) })
    }
    log.end(30)
    const review = reviewed(log.entries)
    expect(role(review, 'SUM')?.switches.value).toBe(4)
    expect(role(review, 'SUM')?.unanswered.value).toBe(0)
    expect(role(review, 'DUTY')?.unanswered.value).toBe(1)
  })

  it('[R15] takes time on reports as the log shows it, never more than the standard allows for one action', () => {
    const log = writeLog(['DUTY', 'SUM'])
    const delivery = log.deliver(0, 'I1', ['DUTY'])
    log.see(2, 'DUTY', delivery)
    // 2 → 6: four minutes on a report; 6 → 8: two on an order; 8 → 60: fifteen, not 52, on a report.
    log.act(6, 'DUTY', 'report-up', { to: ['UPR'], inReplyTo: delivery })
    log.act(8, 'DUTY', 'order', { to: ['SUM'] })
    log.act(60, 'DUTY', 'report-up', { to: ['UPR'] })
    log.end(90)
    const { burden } = reviewed(log.entries).workload
    expect(burden.value).toBeCloseTo(19 / 21)
  })

  it('[R15] counts a fact that the same role reports again as doubled', () => {
    const log = writeLog(['DUTY', 'SUM'])
    log.act(1, 'DUTY', 'report-up', { to: ['UPR'], fields: { means: 'phone', place: 'north', area: '75' } })
    log.act(2, 'DUTY', 'report-up', { to: ['UPR'], fields: { means: 'written', place: ' north ', area: '90' } })
    // Passing it on is not doubling it.
    log.act(3, 'SUM', 'report-up', { to: ['DUTY'], fields: { means: 'phone', place: 'north' } })
    log.end(30)
    expect(reviewed(log.entries).workload.duplicates.value).toBeCloseTo(1 - 4 / 5)
  })

  it('[R15] knows who held several roles, and how even the load was', () => {
    const log = writeLog(['DUTY'])
    log.add(0, { type: 'seat-joined', seat: 's2', role: 'SUM', name: 'DUTY' })
    log.act(1, 'DUTY', 'note')
    log.end(30)
    const { rolesPerPerson, gini: even } = reviewed(log.entries).workload
    expect(rolesPerPerson.value).toBe(2)
    expect(even.value).toBe(0.5)
    expect([gini([1, 1, 1, 1]), gini([0, 0, 0, 1]), gini([]), gini([0, 0])]).toEqual([0, 0.75, null, null])
  })

  it('[R15] means Raw TLX over people, by phase and by role', () => {
    const answer = (who: string, phase: string, level: number): WorkloadAnswer => ({
      ...{ role: who, phase, mental: level, physical: level, temporal: level },
      ...{ performance: level, effort: level, frustration: level + 30 },
    })
    const log = writeLog(['DUTY', 'SUM'])
    log.end(30)
    const workload = [answer('DUTY', 'response', 40), answer('SUM', 'response', 80), answer('SUM', 'before', 10)]
    const review = reviewed(log.entries, {}, { heard: { rulings: [], workload } })
    expect(review.workload.phases.map(({ phase, answers, tlx }) => [phase, answers, tlx])).toEqual([
      ['before', 1, 15],
      ['response', 2, 65],
    ])
    expect(review.workload.phases[1]?.scales).toMatchObject({ mental: 60, frustration: 90 })
    expect([role(review, 'DUTY')?.tlx, role(review, 'SUM')?.tlx]).toEqual([45, 50])
    expect(review.workload.tlx).toBeCloseTo((45 + 85 + 15) / 3)
    expect(reviewed(log.entries).workload).toMatchObject({ tlx: null, answers: 0 })
  })

  it('[R15] correlates only what varies, and only from five pairs on', () => {
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
        [4, 8],
        [5, 10],
      ]),
    ).toBeCloseTo(1)
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
        [4, 8],
      ]),
    ).toBeNull()
    expect(
      correlation([
        [1, 2],
        [1, 4],
        [1, 6],
        [1, 8],
        [1, 9],
      ]),
    ).toBeNull()
  })
})
