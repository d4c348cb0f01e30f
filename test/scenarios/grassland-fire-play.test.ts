import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import type { Policy } from '../../engine/rehearse/robot.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'

const pack = (await shippedScenarios()).find(({ id }) => id === 'grassland-fire')
const reading = readScenario(pack?.yaml ?? '')
if (!reading.ok) throw new Error('the grassland fire cannot be read')
const machine = compile(reading.scenario)
const minutes = (ms: number) => Math.round(ms / 60_000)

function play(policy: Policy | Readonly<Record<string, Policy>>, seed: number) {
  const { entries, review } = rehearse(machine, policy, seed)
  const costs = (branch: string) => machine.script.branches.get(branch)?.costly
  const fired = entries.flatMap((each) =>
    each.type === 'branch-fired' && costs(each.branch) ? [`${each.branch}@${minutes(each.at)}`] : [],
  )
  const sent = entries.flatMap((each) => (each.type === 'inject-delivered' ? [[each.inject, each] as const] : []))
  const area = entries.flatMap((each) =>
    each.type === 'variable-set' && each.variable === 'fire_area_ha' ? [Number(each.value)] : [],
  )
  return { review, fired, sent: new Map(sent), area }
}

describe.each([1, 2, 3, 4, 5])('the grassland fire, played with seed %i', (seed) => {
  it('[S5] has no costly branch and full marks when everybody does as the plan says', () => {
    const { review, fired, sent, area } = play('perfect', seed)
    expect(fired).toEqual([])
    expect(review.score).toBe(100)
    expect(review.links.filter(({ firstAt }) => firstAt === undefined)).toEqual([])
    expect(sent.has('I19')).toBe(true)
    expect(sent.get('I13')?.message.zh).toContain('2名')
    expect(area.every((hectares) => hectares < 1000)).toBe(true)
  })

  it('[S5] lets the households be surrounded, the crew cut off and the depot bare when nobody acts', () => {
    const { fired, sent, review } = play('absent', seed)
    expect(fired).toEqual(['B5@25', 'B1@45', 'B3@90', 'B2@110'])
    expect([sent.has('I12'), sent.has('I12B'), sent.has('I16'), sent.has('I17'), sent.has('I19')]).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(sent.get('I13')?.message.en).toContain('5 in all')
    expect(review.objectives.find(({ objective }) => objective === 'O5')?.rating).toBe('U')
  })

  it('[S5] lets the crew be cut off when the commander alone is slow', () => {
    const others = Object.fromEntries(machine.script.players.map((role): [string, Policy] => [role, 'perfect']))
    expect(play({ ...others, DCMD: 'slow' }, seed).fired).toEqual(['B3@90', 'B2@110'])
  })

  it('[S5] re-ignites when crews left before acceptance, and counts each trap', () => {
    const { fired, sent, area, review } = play('wrong', seed)
    expect(fired).toEqual(['B4@480'])
    expect(minutes(sent.get('I18')?.at ?? 0)).toBe(480)
    expect((area.at(-1) ?? 0) - (area.at(-2) ?? 0)).toBe(300)
    expect(review.items.filter(({ result }) => result === 'breached').map(({ expected }) => expected)).toEqual([
      'mobilise-forbidden',
      'release-fire-information',
      'leave-before-acceptance',
    ])
  })
})
