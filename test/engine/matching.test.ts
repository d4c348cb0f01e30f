import { describe, expect, it } from 'vitest'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { play } from './play.ts'
import { smallMachine, smallSource } from './small-scenario.ts'

const { injects, expected } = smallSource()
const [report, evacuate] = expected as [ScenarioSource['expected'][0], ScenarioSource['expected'][0]]
const [first, ...others] = injects as [ScenarioSource['injects'][0]]
const begun = (expects: ScenarioSource['expected'], hazard: ScenarioSource['hazard'] = 'grassland-fire') => {
  const opens = { ...first, expects: expects.filter((each) => each.id !== 'evacuate').map((each) => each.id) }
  const drill = play(smallMachine({ hazard, expected: expects, injects: [opens, ...others] }))
  drill.trainer(0, { type: 'start' })
  drill.until(11)
  return drill
}
const met = (drill: ReturnType<typeof begun>) => drill.of('expected-met').map((entry) => entry.expected)
const said = { means: 'phone', time: '10:00', place: 'north' }

describe('which expected action an act meets', () => {
  it('[S9] takes a hazard’s own report for a report, and a report for it', () => {
    const general = begun([report, evacuate])
    general.act(12, 'DUTY', 'report-fire', { ...said, area: '75', trend: 'growing' })
    expect(met(general)).toEqual(['report'])
    const own = begun([{ ...report, form: 'report-fire', match: { means: 'phone' } }, evacuate])
    own.act(12, 'DUTY', 'report-up', said)
    expect(met(own)).toEqual(['report'])
  })

  it('[S10] meets one of two that look alike, and both where the script calls them the same', () => {
    const written = { ...report, id: 'again', limit: { kind: 'within', of: '60m', tag: 'D' } } as const
    const apart = begun([report, written, evacuate])
    apart.act(12, 'DUTY', 'report-up', said)
    expect(met(apart)).toEqual(['report'])
    apart.act(13, 'DUTY', 'report-up', said)
    expect(met(apart)).toEqual(['report', 'again'])
    const together = begun([report, { ...written, same: ['report'] }, evacuate])
    together.act(12, 'DUTY', 'report-up', said)
    expect(met(together)).toEqual(['report', 'again'])
  })
})
