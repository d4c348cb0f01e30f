import { describe, expect, it } from 'vitest'
import type { Entry } from '../../engine/drill/entries.ts'
import { fork } from '../../engine/drill/fork.ts'
import { score } from '../../engine/score/score.ts'
import { play } from './play.ts'
import { smallMachine } from './small-scenario.ts'

const machine = smallMachine()
const { scenario } = machine.script
const drill = { id: 'd', title: scenario.title, status: 'ended', n: 1, hash: 'h', staffed: machine.script.players }
const evacuate = { task: 'evacuate', content: 'leave now' }

/** To the 25th minute: the report done in time, the evacuation asked for and not yet done. */
function first() {
  const played = play(machine)
  played.trainer(0, { type: 'start' })
  played.until(11)
  played.act(12, 'DUTY', 'report-up', { means: 'phone', time: '10:00', place: 'north' })
  played.until(35)
  return played
}

describe('the review of a drill that goes on from another', () => {
  it('[R53] scores the story whole, names what was settled before and what ran across, and scores the rest beside', () => {
    const before = first()
    const forked = fork(before.state, { drill: 'the-other', n: 4 }, { wall: 0, rate: 1 })
    const e = forked.state.nextEntry
    // Evacuated late, after the new people came: the whole story is what the log of one drill would say.
    const later = play(machine)
    later.trainer(0, { type: 'start' })
    later.until(11)
    later.act(12, 'DUTY', 'report-up', { means: 'phone', time: '10:00', place: 'north' })
    later.until(48)
    later.act(49, 'SUM', 'order', evacuate)
    later.until(50)
    const rest = later.entries.slice(before.entries.length)
    const shifted = JSON.parse(JSON.stringify(rest), (key, value) =>
      ['e', 'by', 'action', 'inReplyTo'].includes(key) && typeof value === 'number' && value >= e - 1
        ? value + 1
        : value,
    ) as Entry[]
    const log = [...before.entries, ...forked.entries, ...shifted]
    expect(log.map((entry) => entry.e)).toEqual(log.map((_, index) => index + 1))

    const review = score(scenario, log, drill)
    const whole = score(scenario, later.entries, drill)
    expect(review.score).toBe(whole.score)
    expect(review.items.map(({ result, points }) => [result, points])).toEqual(
      whole.items.map(({ result, points }) => [result, points]),
    )
    expect(review.inherited).toMatchObject({
      from: { drill: 'the-other', n: 4 },
      e: e - 1,
      at: before.state.logAt,
      settled: ['report'],
      across: ['evacuate'],
    })
    const item = review.items.find(({ expected }) => expected === 'evacuate')
    expect(review.inherited?.since.adherence.coverage.value).toBe(1)
    expect(review.inherited?.since.adherence.timeliness.value).toBeCloseTo(item?.timeliness ?? -1)
    expect(review.inherited?.since.onTime.value).toBe(item?.result === 'done' ? 1 : 0)
    expect(whole.inherited).toBeUndefined()
  })
})
