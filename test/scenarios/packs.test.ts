import { describe, expect, it } from 'vitest'
import { compile } from '../../engine/machine/machine.ts'
import { playOut, rehearse } from '../../engine/rehearse/rehearse.ts'
import { type Policy, policies } from '../../engine/rehearse/robot.ts'
import type { Condition } from '../../engine/scenario/condition.ts'
import { shippedScenarios } from '../../scenarios/catalogue.ts'
import { readScenario } from '../../scenarios/read.ts'

const packs = await shippedScenarios()

/** Must somebody have done something for this to hold (`act`), or must somebody have left something undone (`omit`)? */
function asks(condition: Condition, what: 'act' | 'omit'): boolean {
  if ('all' in condition) return condition.all.some((each) => asks(each, what))
  if ('any' in condition) return condition.any.every((each) => asks(each, what))
  return what === 'act' ? 'done' in condition || 'breached' in condition : 'notDone' in condition
}

describe.each(packs.map(({ id, yaml }) => ({ id, yaml })))('the pack $id', ({ id, yaml }) => {
  const read = readScenario(yaml)
  if (!read.ok) throw new Error(`${id}: ${JSON.stringify(read.problems[0])}`)
  const { scenario } = read
  const machine = compile(scenario)
  const costly = new Set(scenario.branches.filter((branch) => branch.costly).map((branch) => branch.id))

  const firedIn = (policy: Policy, seed: number) =>
    playOut(machine, policy, seed).entries.flatMap((entry) => (entry.type === 'branch-fired' ? [entry.branch] : []))

  it('[S2] is named as its file and passes check with nothing to report', () => {
    expect(scenario.id).toBe(id)
    expect(read.problems).toEqual([])
  })

  it('[S5] rewards the plan: perfect play scores above 95 and costs nothing, nobody acting scores under 10', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const best = rehearse(machine, 'perfect', seed).review
      expect(best.score, `seed ${seed}`).toBeGreaterThan(95)
      expect(best.branches.filter((branch) => branch.firedAt !== undefined && costly.has(branch.branch))).toEqual([])
      expect(rehearse(machine, 'absent', seed).review.score, `seed ${seed}`).toBeLessThan(10)
      for (const policy of ['slow', 'wrong'] as const) {
        expect(rehearse(machine, policy, seed).review.score, `${policy}, seed ${seed}`).toBeLessThan(best.score)
      }
    }
  })

  it('[S5] lets every branch fire, and delivers every inject, on some route', () => {
    const fired = new Set<string>()
    const delivered = new Set<string>()
    const routes: (Policy | Record<string, Policy>)[] = [...policies]
    for (const role of machine.script.players) {
      for (const policy of ['slow', 'absent', 'wrong'] as const) {
        routes.push({
          ...Object.fromEntries(machine.script.players.map((each) => [each, 'perfect' as const])),
          [role]: policy,
        })
      }
    }
    for (const route of routes) {
      for (const entry of playOut(machine, route, 1).entries) {
        if (entry.type === 'branch-fired') fired.add(entry.branch)
        if (entry.type === 'inject-delivered' && entry.inject) delivered.add(entry.inject)
      }
    }
    expect([...fired].sort()).toEqual(scenario.branches.map((branch) => branch.id).sort())
    expect([...delivered].sort()).toEqual(scenario.injects.map((inject) => inject.id).sort())
  })

  it('[S5] fires a branch for what was done never when nobody acts, and for what was left undone never in perfect play', () => {
    const done = scenario.branches.filter(({ when }) => asks(when, 'act')).map((branch) => branch.id)
    const undone = scenario.branches.filter(({ when }) => asks(when, 'omit')).map((branch) => branch.id)
    expect(done.length + undone.length).toBeGreaterThan(0)
    for (const seed of [1, 2]) {
      expect(firedIn('absent', seed).filter((branch) => done.includes(branch))).toEqual([])
      expect(firedIn('perfect', seed).filter((branch) => undone.includes(branch))).toEqual([])
    }
  })

  it('[S3] tests the weak spots: something nobody owns, a prohibition, an authority, prevention before it begins', () => {
    const kinds = new Set(scenario.expected.map((expected) => expected.limit.kind))
    expect(scenario.injects.some((inject) => inject.to.length === 0)).toBe(true)
    expect(kinds.has('must-not') || kinds.has('not-before')).toBe(true)
    expect(kinds.has('only-role')).toBe(true)
    expect(scenario.phases[0]?.kind).toBe('prevention')
    expect(scenario.phases[0]?.at).toBeLessThan(0)
  })
})
