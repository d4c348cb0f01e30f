import { describe, expect, it } from 'vitest'
import type { Entry } from '../../engine/drill/entries.ts'
import { compose } from '../../engine/improve/compose.ts'
import { compile } from '../../engine/machine/machine.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import { scenarioSchema } from '../../engine/scenario/scenario.ts'
import { foldSeat, seatView } from '../../engine/view/view.ts'
import { play } from './play.ts'
import { smallMachine, smallSource } from './small-scenario.ts'

const report = { means: 'phone', time: '10:00', place: 'north' }

function played(machine = smallMachine()) {
  const drill = play(machine)
  drill.seat(0, 'DUTY', { type: 'join', name: 'Bao' })
  drill.seat(0, 'SUM', { type: 'join', name: 'Wu' })
  drill.trainer(0, { type: 'start' })
  drill.until(11)
  const sent = drill.of('inject-delivered')[0]
  drill.act(12, 'DUTY', 'report-up', report, ['UPR', 'SUM'], sent?.e)
  drill.trainer(13, { type: 'note', text: 'canary note' })
  drill.until(55)
  drill.trainer(56, { type: 'say', as: 'UPR', to: ['DUTY'], text: 'well received' })
  drill.trainer(57, { type: 'ask-workload', phase: 'response' })
  drill.trainer(58, { type: 'end' })
  drill.trainer(59, { type: 'release-review' })
  return drill
}
const framesOf = (entries: readonly Entry[], role: string) => foldSeat(role, role).apply(entries)

/** The same story with every secret changed: what is expected, how it is judged, what may still come. */
function otherSecrets(source: ScenarioSource): ScenarioSource {
  return {
    ...source,
    notes: [{ zh: '金丝雀', en: 'canary' }],
    expected: source.expected.map((each) => ({
      ...each,
      zh: '金丝雀',
      en: 'canary',
      weight: 1,
      curve: { kind: 'step' as const },
      critical: false,
    })),
    injects: [
      ...source.injects.map((each) => ({ ...each, probes: ['P1' as const], note: { zh: '金丝雀', en: 'canary' } })),
      {
        id: 'CANARY',
        at: '110m',
        from: 'UPR',
        to: ['DUTY'],
        via: 'phone' as const,
        zh: '金丝雀',
        en: 'canary',
        noise: true,
      },
    ],
    branches: (source.branches ?? []).map((each) => ({ ...each, zh: '金丝雀', en: 'canary', costly: false })),
    objectives: source.objectives.map((each) => ({ ...each, zh: '金丝雀', en: 'canary' })),
  }
}

describe('what a seat may see', () => {
  it('[V1] numbers frames per seat without a gap', () => {
    for (const role of ['DUTY', 'SUM']) {
      const frames = framesOf(played().entries, role)
      expect(frames.map((frame) => frame.k)).toEqual(frames.map((_, index) => index + 1))
    }
  })

  it('[V2] shows a message to those it concerns and to nobody else', () => {
    const { entries } = played()
    const texts = (role: string) =>
      framesOf(entries, role).flatMap((frame) => (frame.type === 'inject' ? [frame.text.en] : []))
    expect(texts('DUTY')).toEqual(['Smoke'])
    expect(texts('SUM')).toEqual(['Fire near', 'Surrounded'])
    const heard = (role: string) =>
      framesOf(entries, role).flatMap((frame) => (frame.type === 'message' ? [[frame.from, frame.form]] : []))
    expect(heard('SUM')).toEqual([['DUTY', 'report-up']])
    expect(heard('DUTY')).toEqual([['UPR', 'say']])
  })

  it('[V3] gives a cadre the same bytes in two drills that differ only in secrets', () => {
    const other = compile(scenarioSchema.parse(otherSecrets(smallSource())))
    const [one, two] = [played(), played(other)]
    for (const role of ['DUTY', 'SUM']) {
      expect(JSON.stringify(framesOf(two.entries, role))).toBe(JSON.stringify(framesOf(one.entries, role)))
      const seat = { seat: role, role, name: 'x' }
      const title = { zh: '演练', en: 'Drill' }
      expect(JSON.stringify(seatView(other.script, seat, title))).toBe(
        JSON.stringify(seatView(smallMachine().script, seat, title)),
      )
    }
  })

  it('[V3] gives a cadre the same bytes whether or not something is to be verified that has not come up yet', () => {
    const base = scenarioSchema.parse(smallSource())
    const [inject, expected] = [base.injects[0]!, base.expected[0]!]
    const addition = {
      action: 'action-0001',
      examines: 'V-report',
      inject: { ...inject, id: 'V-inject', at: 110 * 60_000, expects: ['V-report'], noise: false },
      expected: { ...expected, id: 'V-report', after: undefined },
    }
    const whole = compile(compose(base, [addition]))
    const [one, two] = [played(), played(whole)]
    expect(framesOf(one.entries, 'DUTY').map(({ type }) => type)).toContain('survey')
    for (const role of ['DUTY', 'SUM']) {
      expect(JSON.stringify(framesOf(two.entries, role))).toBe(JSON.stringify(framesOf(one.entries, role)))
      expect(JSON.stringify(seatView(whole.script, { seat: role, role, name: 'x' }, { zh: '演练', en: 'Drill' }))).toBe(
        JSON.stringify(seatView(smallMachine().script, { seat: role, role, name: 'x' }, { zh: '演练', en: 'Drill' })),
      )
    }
  })

  it('[V4] lets nothing secret through: no score, limit, branch, note, entry number or scenario id of an inject', () => {
    const { entries } = played()
    const bytes = JSON.stringify(['DUTY', 'SUM'].map((role) => framesOf(entries, role)))
    for (const secret of ['canary', 'expected', 'branch', 'B1', '"I1"', '"e":', 'late', 'weight', 'objective']) {
      expect(bytes, secret).not.toContain(secret)
    }
  })

  it('[V5] gives a late joiner what the role has got, under the numbers anybody in the role has', () => {
    const { entries } = played()
    const late = foldSeat('late', 'SUM').apply(entries)
    const early = framesOf(entries, 'SUM')
    expect(late.filter((frame) => frame.type === 'inject')).toEqual(early.filter((frame) => frame.type === 'inject'))
  })

  it('[V6] folds entry by entry to the same frames as all at once', () => {
    const { entries } = played()
    const fold = foldSeat('DUTY', 'DUTY')
    expect(entries.flatMap((entry) => fold.apply([entry]))).toEqual(framesOf(entries, 'DUTY'))
  })

  it('[V7] shows everybody an inject that is addressed to nobody', () => {
    const machine = smallMachine({
      injects: [
        {
          id: 'I1',
          at: '0m',
          from: 'UPR',
          to: [],
          via: 'platform',
          zh: '谁来牵头',
          en: 'Whose is it?',
          expects: ['report', 'evacuate'],
        },
      ],
      branches: [],
    })
    const { entries } = played(machine)
    for (const role of ['DUTY', 'SUM'])
      expect(framesOf(entries, role).filter((frame) => frame.type === 'inject')).toHaveLength(1)
  })
})
