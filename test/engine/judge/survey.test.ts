import { describe, expect, it } from 'vitest'
import { foldSeat } from '../../../engine/view/view.ts'
import { play } from '../play.ts'
import { smallMachine, smallSource } from '../small-scenario.ts'

/** A drill in which the trainer asks about the first phase; the second one has another name and begins at another time. */
function played(second: { id: string; zh: string; en: string; at: string }) {
  const [first] = smallSource().phases
  const drill = play(smallMachine({ phases: [first!, { ...second, kind: 'response' }] }))
  drill.seat(0, 'DUTY', { type: 'join', name: 'Bao' })
  drill.seat(0, 'SUM', { type: 'join', name: 'Wu' })
  drill.trainer(0, { type: 'start' })
  drill.until(30)
  const asked = drill.trainer(31, { type: 'ask-workload', phase: 'before' })
  drill.until(55)
  drill.trainer(56, { type: 'end' })
  return { drill, asked }
}
const response = { id: 'response', zh: '响应', en: 'Response', at: '0m' }

describe('asking for the load', () => {
  it('[J10] gives every seat the same bytes, whatever the phases are called and whenever they begin', () => {
    const one = played(response)
    const other = played({ id: 'canary', zh: '金丝雀', en: 'canary', at: '15m' })
    expect([one.asked?.ok, other.asked?.ok]).toEqual([true, true])
    for (const role of ['DUTY', 'SUM']) {
      const frames = foldSeat(role, role).apply(one.drill.entries)
      expect(frames.filter(({ type }) => type === 'survey')).toHaveLength(1)
      expect(JSON.stringify(foldSeat(role, role).apply(other.drill.entries))).toBe(JSON.stringify(frames))
    }
  })

  it('[J10] asks nobody about a stretch that they were not there for', () => {
    const { drill } = played(response)
    expect(
      foldSeat('late', 'SUM')
        .apply(drill.entries)
        .some(({ type }) => type === 'survey'),
    ).toBe(false)
  })

  it('[J10] is the trainer’s to do while the drill runs, about a phase that there is', () => {
    const drill = play(smallMachine())
    expect(drill.trainer(0, { type: 'ask-workload', phase: 'before' })).toMatchObject({ reason: 'not-started' })
    drill.trainer(0, { type: 'start' })
    expect(drill.trainer(1, { type: 'ask-workload', phase: 'never' })).toMatchObject({ reason: 'unknown-phase' })
    drill.trainer(2, { type: 'end' })
    expect(drill.trainer(3, { type: 'ask-workload', phase: 'before' })).toMatchObject({ reason: 'drill-ended' })
  })

  it('[J10] changes nothing of what the story will do or of what is scored', () => {
    const story = (ask: boolean) => {
      const drill = play(smallMachine())
      drill.trainer(0, { type: 'start' })
      drill.until(12)
      if (ask) drill.trainer(13, { type: 'ask-workload', phase: 'before' })
      drill.until(60)
      return drill.story().filter((line) => !line.startsWith('workload-asked'))
    }
    expect(story(true)).toEqual(story(false))
  })
})
