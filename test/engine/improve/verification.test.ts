import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { check } from '../../../engine/check/check.ts'
import { type Addition, compose } from '../../../engine/improve/compose.ts'
import { fitVerification } from '../../../engine/improve/fit.ts'
import { verdictOf } from '../../../engine/improve/verdict.ts'
import { deriveVerification } from '../../../engine/improve/verification.ts'
import { compile } from '../../../engine/machine/machine.ts'
import { rehearse } from '../../../engine/rehearse/rehearse.ts'
import { formOf } from '../../../engine/scenario/forms.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import { score } from '../../../engine/score/score.ts'
import { foldSeat, seatView } from '../../../engine/view/view.ts'
import { readScenario } from '../../../scenarios/read.ts'
import { play } from '../play.ts'
import { smallScenario } from '../small-scenario.ts'

const folder = new URL('../../../scenarios/', import.meta.url)
const packs: Scenario[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const read = readScenario(readFileSync(new URL(name, folder), 'utf8'))
    if (!read.ok) throw new Error(name)
    return read.scenario
  })
const playersOf = (scenario: Scenario) => scenario.roles.filter((role) => role.kind === 'player').map((role) => role.id)
/** As a review of a run that went by the script would have measured it. */
const measured = { openedAt: 600_000, dueAt: 2_400_000 }

function fitted(base: Scenario, from: Scenario, expected: string, action = 'action-one'): Addition {
  const verification = deriveVerification(from, expected, measured)
  const fit = verification && fitVerification(base, [], action, verification, playersOf(base))
  if (!fit?.ok) throw new Error(`${expected} does not fit: ${fit?.why.en}`)
  return fit.addition
}

describe('a verification', () => {
  it('[I6] of any expected action of any shipped scenario fits into that scenario, which still passes its check', () => {
    let made = 0
    for (const pack of packs) {
      for (const expected of pack.expected) {
        const verification = deriveVerification(pack, expected.id, measured)
        expect(verification, `${pack.id} ${expected.id}`).toBeDefined()
        const fit = fitVerification(pack, [], 'action-one', verification!, playersOf(pack))
        const played = expected.role.some((role) => playersOf(pack).includes(role))
        expect(fit.ok, `${pack.id} ${expected.id} ${JSON.stringify(fit)}`).toBe(played)
        if (!fit.ok) continue
        made += 1
        expect(check(compose(pack, [fit.addition])).filter((each) => each.severity === 'error')).toEqual([])
        expect(pack.injects.some((inject) => inject.id === fit.addition.inject.id)).toBe(false)
      }
    }
    expect(made).toBeGreaterThan(400)
  })

  it('[I6] takes ids that nothing else has, and times of their own, however many there are', () => {
    const [pack] = packs.filter(({ id }) => id === 'grassland-fire')
    const additions: Addition[] = []
    for (const { id } of pack!.expected.slice(0, 12)) {
      const fit = fitVerification(
        pack!,
        additions,
        `a-${id}`,
        deriveVerification(pack!, id, measured)!,
        playersOf(pack!),
      )
      if (fit.ok) additions.push(fit.addition)
    }
    const whole = compose(pack!, additions)
    expect(additions.length).toBeGreaterThan(8)
    expect(new Set(whole.injects.map(({ id }) => id)).size).toBe(whole.injects.length)
    expect(new Set(whole.expected.map(({ id }) => id)).size).toBe(whole.expected.length)
    expect(check(whole).filter((each) => each.severity === 'error')).toEqual([])
    const taken = smallScenario()
    const clash = { ...taken, injects: [...taken.injects, { ...taken.injects[0]!, id: 'RE-1' }] }
    expect(fitted(clash, clash, 'report').inject.id).toBe('RE-2')
  })

  it('[I6] leaves the version itself as it was', () => {
    const base = smallScenario()
    const before = JSON.stringify(base)
    compose(base, [fitted(base, base, 'report')])
    expect(JSON.stringify(base)).toBe(before)
    expect(compose(base, [])).toBe(base)
  })

  it('[I9] fits another scenario with the roles, tasks and a clause for it, under that plan’s own clause; or says why not', () => {
    const fits: string[] = []
    const reasons: string[] = []
    for (const from of packs) {
      for (const to of packs) {
        if (from === to) continue
        for (const { id } of from.expected) {
          const verification = deriveVerification(from, id, measured)
          const fit = verification && fitVerification(to, [], 'action-one', verification, playersOf(to))
          if (!fit) continue
          if (!fit.ok) reasons.push(fit.why.en)
          else {
            fits.push(`${from.id} ${id} → ${to.id}`)
            const { expected } = fit.addition
            if (expected) expect(to.clauses.map((clause) => clause.id)).toContain(expected.clause)
          }
        }
      }
    }
    expect(fits.length).toBeGreaterThan(20)
    expect(reasons.length).toBeGreaterThan(20)
    for (const reason of reasons) expect(reason).not.toContain('would not pass its check')
    const fire = packs.find(({ id }) => id === 'grassland-fire')!
    const alone = fitVerification(fire, [], 'a', deriveVerification(fire, 'gacha-reports', measured)!, ['CMD'])
    expect(alone).toMatchObject({ ok: false, why: { en: expect.stringContaining('lacks: Huhnuur Gacha') } })
  })

  it('[I9] asks for its own words, the story’s values included, only where the scenario can fill them', () => {
    const [fire, flood] = ['grassland-fire', 'flood'].map((id) => packs.find((pack) => pack.id === id)!)
    const verification = deriveVerification(fire!, 'order-evacuation', measured)!
    const fit = fitVerification(
      flood!,
      [],
      'a',
      { ...verification, expected: { ...verification.expected, match: {} } },
      playersOf(flood!),
    )
    expect(fit).toMatchObject({ ok: false, why: { en: expect.stringContaining('{fire_area_ha}') } })
    const form = { ...verification, expected: { ...verification.expected, match: {}, form: 'report-fire' } }
    expect(fitVerification(flood!, [], 'a', form, playersOf(flood!))).toMatchObject({
      ...{ ok: false, why: { en: expect.stringContaining(formOf('report-fire')!.en) } },
    })
    const worded = deriveVerification(fire!, 'order-evacuation', measured, {
      zh: '又有两户需要转移。',
      en: 'Two more households must leave.',
    })!
    expect(worded.inject).toMatchObject({ zh: '又有两户需要转移。', en: 'Two more households must leave.' })
  })

  it('[I6] never calls a limit law that no statute of that plan gives', () => {
    for (const from of packs) {
      for (const { id, limit } of from.expected.filter((expected) => expected.limit.tag === 'S')) {
        for (const to of packs) {
          const fit = fitVerification(to, [], 'a', deriveVerification(from, id, measured)!, playersOf(to))
          if (!fit.ok || fit.addition.expected?.limit.tag !== 'S') continue
          const clause = to.clauses.find((each) => each.id === fit.addition.expected?.clause)
          expect(
            clause?.basis.some((basis) => basis.tag === 'S'),
            `${id} in ${to.id}`,
          ).toBe(true)
          expect(['within', 'must-not', 'only-role', 'not-before']).toContain(limit.kind)
        }
      }
    }
  })
})

describe('a drill with a verification', () => {
  const base = smallScenario()
  const addition = fitted(base, base, 'evacuate')
  const added = addition.expected!.id
  const minute = addition.inject.at! / 60_000
  const whole = compile(compose(base, [addition]))
  const evacuate = { task: 'evacuate', content: 'leave' }
  // Wall minutes are drill minutes + 10: the script begins at −10.
  const wall = (drill: number) => drill + 10

  function begun() {
    const game = play(whole)
    game.seat(0, 'SUM', { type: 'join', name: 'Wu' } as never)
    game.seat(0, 'DUTY', { type: 'join', name: 'Bao' } as never)
    game.trainer(0, { type: 'start' })
    return game
  }
  const met = (game: ReturnType<typeof begun>) => game.of('expected-met').map((entry) => entry.expected)

  it('[I8] comes after the original’s limit, where the scenario has the original', () => {
    expect(addition.inject.at).toBeGreaterThan(35 * 60_000)
  })

  it('[I8] does not take the action that the script waits for, and is not met by it', () => {
    const game = begun()
    game.until(wall(25))
    game.act(wall(26), 'SUM', 'order', evacuate, ['DUTY'])
    game.act(wall(27), 'SUM', 'order', evacuate, ['DUTY'])
    expect(met(game)).toEqual(['evacuate'])
    game.until(wall(minute + 1))
    game.act(wall(minute + 2), 'SUM', 'order', evacuate, ['DUTY'])
    expect(met(game)).toEqual(['evacuate', added])
  })

  it('[I8] is met by what answers its own message, although the script’s own is overdue', () => {
    const game = begun()
    game.until(wall(minute + 1))
    const message = game.of('inject-delivered').find((entry) => entry.inject === addition.inject.id)!
    game.act(wall(minute + 2), 'SUM', 'order', evacuate, ['DUTY'], message.e)
    expect(met(game)).toEqual([added])
    game.act(wall(minute + 3), 'SUM', 'order', evacuate, ['DUTY'])
    expect(met(game)).toEqual([added, 'evacuate'])
  })

  it('[I7] gives every cadre the bytes of a drill whose author wrote the same message into the script', () => {
    const written = compile({
      ...base,
      injects: [...base.injects, { ...addition.inject, id: 'I9', expects: ['again'], note: undefined }],
      expected: [...base.expected, { ...addition.expected!, id: 'again', zh: '再次转移', en: 'Evacuate again' }],
    })
    const [one, other] = [whole, written].map((machine) => {
      const game = play(machine)
      for (const role of ['DUTY', 'SUM']) game.seat(0, role, { type: 'join', name: role } as never)
      game.trainer(0, { type: 'start' })
      game.until(wall(minute + 1))
      game.act(wall(minute + 2), 'SUM', 'order', evacuate, ['DUTY'])
      game.until(wall(119))
      return ['DUTY', 'SUM'].map((role) => [
        seatView(machine.script, { seat: role, role, name: role }, base.title),
        foldSeat(role, role).apply(game.entries),
      ])
    })
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
    expect(JSON.stringify(one)).not.toMatch(/RE-\d|再检验|examin|verif|整改|action-one/i)
    expect(JSON.stringify(seatView(whole.script, { seat: 's', role: 'SUM', name: 's' }, base.title))).toBe(
      JSON.stringify(seatView(compile(base).script, { seat: 's', role: 'SUM', name: 's' }, base.title)),
    )
  })

  it('[I10] passes when robots do all the plan wants, and fails when they are slow or absent', () => {
    const fire = packs.find(({ id }) => id === 'grassland-fire')!
    const additions = ['gacha-reports', 'order-evacuation', 'preposition-crews', 'sumu-reports'].map((id) =>
      fitted(fire, fire, id, id),
    )
    const distinct: Addition[] = []
    for (const each of additions) {
      const fit = fitVerification(
        fire,
        distinct,
        each.action,
        deriveVerification(fire, each.action, measured)!,
        playersOf(fire),
      )
      if (fit.ok) distinct.push(fit.addition)
    }
    expect(distinct.length).toBe(4)
    const machine = compile(compose(fire, distinct))
    const verdicts = (policy: 'perfect' | 'slow' | 'absent') => {
      const { entries, review } = rehearse(machine, policy, 3)
      return distinct.map((each) => verdictOf(review, entries, each).verdict)
    }
    expect(verdicts('perfect')).toEqual(['passed', 'passed', 'passed', 'passed'])
    expect(verdicts('slow')).toEqual(['failed', 'failed', 'failed', 'failed'])
    expect(verdicts('absent')).toEqual(['failed', 'failed', 'failed', 'failed'])
  })

  it('[I8] [I10] of any shipped scenario passes when all is done, and no result of the script’s own gets worse', () => {
    for (const pack of packs) {
      const before = rehearse(compile(pack), 'perfect', 2).review
      for (const { id } of pack.expected.filter((_, index) => index % 12 === 5)) {
        const item = before.items.find((each) => each.expected === id)!
        const verification = deriveVerification(pack, id, item)
        const fit = verification && fitVerification(pack, [], 'a', verification, playersOf(pack))
        if (!fit?.ok) continue
        const { review, entries } = rehearse(compile(compose(pack, [fit.addition])), 'perfect', 2)
        expect(verdictOf(review, entries, fit.addition).verdict, `${pack.id} ${id}`).toBe('passed')
        for (const own of before.items) {
          const after = review.items.find((each) => each.expected === own.expected)?.result
          const same = after === own.result || (own.result === 'not-opened' && after === 'done')
          expect(same, `${pack.id} ${id}: ${own.expected} ${own.result} → ${after}`).toBe(true)
        }
      }
    }
  })

  it('[I10] needs the whole content, names its evidence, and says nothing where the story never came to it', () => {
    const report = fitted(base, base, 'report')
    const machine = compile(compose(base, [report]))
    const end = (fields: Record<string, string> | undefined, until: number) => {
      const game = play(machine)
      game.seat(0, 'DUTY', { type: 'join', name: 'Bao' } as never)
      game.trainer(0, { type: 'start' })
      game.until(wall(until))
      const message = game.of('inject-delivered').find((entry) => entry.inject === report.inject.id)
      if (fields && message)
        game.act(wall(until), 'DUTY', 'report-up', { means: 'phone', ...fields }, ['UPR'], message.e)
      game.trainer(wall(until + 20), { type: 'end' })
      const facts = { id: 'd', title: base.title, status: 'ended', n: 1, hash: '', staffed: ['DUTY', 'SUM'] }
      return verdictOf(score(machine.script.scenario, game.entries, facts), game.entries, report)
    }
    const at = report.inject.at! / 60_000 + 1
    expect(end({ time: '10:30', place: 'north' }, at).verdict).toBe('passed')
    expect(end({ time: '10:30' }, at).verdict).toBe('failed')
    expect(end(undefined, at).verdict).toBe('failed')
    expect(end({ time: '10:30', place: 'north' }, at).entries.length).toBeGreaterThan(1)
    expect(end(undefined, 1).verdict).toBe('not-examined')
  })

  it('[I8] does not count one breach twice: what is forbidden already is examined where it stands', () => {
    for (const pack of packs) {
      for (const expected of pack.expected.filter(({ limit }) =>
        ['must-not', 'only-role', 'not-before'].includes(limit.kind),
      )) {
        const added = fitted(pack, pack, expected.id)
        expect(added).toMatchObject({ examines: expected.id, inject: { expects: [expected.id] } })
        expect(added.expected).toBeUndefined()
      }
    }
  })

  it('[I10] of something forbidden passes when it was tempted and kept, fails when breached', () => {
    const fire = packs.find(({ id }) => id === 'grassland-fire')!
    const forbidden = fire.expected.find(({ limit }) => limit.kind === 'must-not')!
    const added = fitted(fire, fire, forbidden.id)
    const machine = compile(compose(fire, [added]))
    const verdict = (policy: 'perfect' | 'wrong') => {
      const { entries, review } = rehearse(machine, policy, 1)
      return verdictOf(review, entries, added).verdict
    }
    expect([verdict('perfect'), verdict('wrong')]).toEqual(['passed', 'failed'])
  })
})
