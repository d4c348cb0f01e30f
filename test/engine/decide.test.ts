import { describe, expect, it } from 'vitest'
import { decide } from '../../engine/drill/decide.ts'
import { play } from './play.ts'
import { smallMachine, smallSource } from './small-scenario.ts'

const report = { means: 'phone', time: '10:00', place: 'north' }
const evacuate = { task: 'evacuate', content: 'leave now' }

describe('deciding', () => {
  it('[D1] delivers what is planned when its drill time has come, and opens what it expects', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(11)
    expect(drill.story()).toEqual([
      'drill-started -10',
      'phase-entered -10',
      'phase-entered 0',
      'inject-delivered 0',
      'expected-opened 0',
    ])
  })

  it('[D2] calls an action on the limit in time, and one a millisecond later late', () => {
    const onTime = play(smallMachine())
    onTime.trainer(0, { type: 'start' })
    onTime.until(19)
    onTime.act(20, 'DUTY', 'report-up', report)
    onTime.until(30)
    expect(onTime.of('expected-met')).toMatchObject([{ expected: 'report', took: 600_000, late: false }])
    expect(onTime.of('expected-overdue')).toEqual([])

    const late = play(smallMachine())
    late.trainer(0, { type: 'start' })
    late.until(19.9)
    late.act(20 + 1 / 60_000, 'DUTY', 'report-up', report)
    expect(late.of('expected-met')).toMatchObject([{ took: 600_001, late: true }])
  })

  it('[D2] holds a limit back for a command that has to wait for the next decision, at its very millisecond too', () => {
    const machine = smallMachine()
    const drill = play(machine)
    drill.trainer(0, { type: 'start' })
    drill.until(19.9)
    // The report is due at wall minute 20; its limit is over, and seen to be, a millisecond later.
    const over = 20 * 60_000 + 1
    const decideWith = (rest: number) => decide(machine, drill.state, [], { now: over + 60_000, rest })
    expect(decideWith(over)).toBeUndefined()
    expect(decideWith(over + 1)?.entries).toMatchObject([{ type: 'expected-overdue', expected: 'report' }])
  })

  it('[D1] makes no more entries in one decision than a commit holds, and goes on with the rest in order', () => {
    const base = smallSource()
    const wordy = Array.from({ length: 200 }, (_, i) => ({
      ...{ id: `W${i}`, at: '1m', from: 'UPR', to: ['DUTY'], via: 'document' as const },
      ...{ zh: '长'.repeat(1000), en: 'long' },
    }))
    const machine = smallMachine({ injects: [...base.injects, ...wordy] })
    const drill = play(machine)
    drill.trainer(0, { type: 'start' })
    drill.until(10.9)
    const sizes: number[] = []
    let { state } = drill
    for (let next = decide(machine, state, [], { now: 660_001 }); next; ) {
      sizes.push(Buffer.byteLength(JSON.stringify(next.entries)))
      state = next.state
      drill.entries.push(...next.entries)
      next = decide(machine, state, [], { now: 660_001 })
    }
    expect(Math.max(...sizes)).toBeLessThan(120_000)
    const sent = drill.of('inject-delivered').flatMap(({ inject }) => (inject?.startsWith('W') ? [inject] : []))
    expect(sent).toEqual(wordy.map(({ id }) => id))
  })

  it('[D3] fires a branch when nobody acted in time, sends its inject, and fails its objective', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(60)
    expect(drill.of('branch-fired')).toMatchObject([{ branch: 'B1', at: 40 * 60_000 + 1 }])
    expect(drill.of('objective-failed')).toMatchObject([{ objective: 'O1', branch: 'B1' }])
    const sent = drill.of('inject-delivered').find((entry) => entry.inject === 'I3')
    expect(sent).toMatchObject({ at: 42 * 60_000 + 1, cause: { by: 'branch', branch: 'B1' } })
  })

  it('[D3] does not fire a branch before an action that arrives on its limit', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(49.9)
    drill.act(50, 'DUTY', 'note', { content: 'at the same moment' }, [])
    drill.act(50, 'SUM', 'order', evacuate)
    drill.until(70)
    expect(drill.of('branch-fired')).toEqual([])
  })

  it('[D4] lets a branch be when the action came in time, also before it was asked for', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.act(5, 'SUM', 'order', evacuate)
    drill.until(60)
    expect(drill.of('branch-fired')).toEqual([])
    expect(drill.of('expected-met')).toMatchObject([{ expected: 'evacuate', took: 0, late: false }])
  })

  it('[D5] keeps a refused command as an outcome with its reason, and no entry', () => {
    const drill = play(smallMachine())
    expect(drill.trainer(0, { type: 'pause' })).toEqual({ ok: false, reason: 'not-started' })
    drill.trainer(1, { type: 'start' })
    expect(drill.trainer(2, { type: 'start' })).toEqual({ ok: false, reason: 'already-started' })
    expect(drill.trainer(2, { type: 'resume' })).toEqual({ ok: false, reason: 'not-paused' })
    expect(drill.trainer(2, { type: 'inject', inject: 'I9' })).toEqual({
      ok: false,
      reason: 'unknown-inject',
      detail: 'I9',
    })
    expect(drill.trainer(2, { type: 'say', as: 'DUTY', to: ['SUM'], text: 'x' })).toMatchObject({
      reason: 'not-a-simulated-role',
    })
    expect(drill.act(3, 'DUTY', 'report-up', { place: 'x' })).toEqual({
      ok: false,
      reason: 'missing-field',
      detail: 'means',
    })
    drill.trainer(4, { type: 'end' })
    expect(drill.act(5, 'DUTY', 'report-up', report)).toEqual({ ok: false, reason: 'drill-ended' })
    expect(drill.of('action-taken')).toEqual([])
  })

  it('[D6] keeps an action that no plan asks for: the review needs mistakes', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.act(12, 'SUM', 'order', { task: 'shelter', content: 'open the school' })
    expect(drill.of('action-taken')).toHaveLength(1)
    expect(drill.of('expected-met')).toEqual([])
  })

  it('[D7] never sends an inject twice, whoever sends it', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.trainer(5, { type: 'inject', inject: 'I2' })
    expect(drill.trainer(6, { type: 'inject', inject: 'I2' })).toMatchObject({ reason: 'already-delivered' })
    drill.until(60)
    expect(drill.of('inject-delivered').filter((entry) => entry.inject === 'I2')).toHaveLength(1)
  })

  it('[D8] has nobody to blame where nobody plays the role: no limit, no branch', () => {
    const drill = play(smallMachine(), { staffed: ['DUTY'] })
    drill.trainer(0, { type: 'start' })
    drill.until(60)
    expect(drill.of('branch-fired')).toEqual([])
    expect(drill.of('expected-opened').map((entry) => entry.expected)).toEqual(['report'])
  })

  it('[D8] calls nobody early where nobody plays what had to come first', () => {
    const early = {
      id: 'early',
      zh: '先转移后报告',
      en: 'Moving before reporting',
      role: ['SUM'],
      form: 'order',
      match: { task: 'evacuate' },
      clause: 'C-1.1',
      objective: 'O1',
      limit: { kind: 'not-before' as const, action: 'report', tag: 'D' as const },
    }
    const machine = smallMachine({ expected: [...smallSource().expected, early] })
    for (const [staffed, breached] of [
      [['DUTY', 'SUM'], 1],
      [['SUM'], 0],
    ] as const) {
      const drill = play(machine, { staffed: [...staffed] })
      drill.trainer(0, { type: 'start' })
      drill.until(11)
      drill.act(12, 'SUM', 'order', evacuate)
      expect(drill.of('breached')).toHaveLength(breached)
    }
  })

  it('[D9] numbers entries without a gap and never lets log time go back', () => {
    const drill = play(smallMachine())
    drill.trainer(0, { type: 'start' })
    drill.until(31)
    drill.act(29, 'DUTY', 'report-up', report)
    drill.until(70)
    const { entries } = drill
    expect(entries.map((entry) => entry.e)).toEqual(entries.map((_, index) => index + 1))
    for (const [index, entry] of entries.entries()) {
      expect(entry.at).toBeGreaterThanOrEqual(entries[index - 1]?.at ?? entry.at)
      expect(entry.wall).toBeGreaterThanOrEqual(entries[index - 1]?.wall ?? entry.wall)
    }
    expect(drill.of('action-taken')).toMatchObject([{ at: 20 * 60_000, own: 19 * 60_000 }])
  })
})
