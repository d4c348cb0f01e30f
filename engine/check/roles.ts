import { isForbidden } from '../scenario/script.ts'
import { type Report, say } from './finding.ts'
import type { Lookup } from './lookup.ts'

/** At most so many expected actions of one role may open within ten drill minutes. */
const peak = 8
const window = 600_000

function checkIdle({ scenario }: Lookup, report: Report) {
  const acting = new Set(scenario.expected.flatMap((expected) => expected.role))
  const addressed = new Set([
    ...scenario.injects.flatMap((inject) => [...inject.to, inject.from]),
    ...scenario.expected.flatMap((expected) => expected.to),
  ])
  scenario.roles.forEach((role, i) => {
    if (!acting.has(role.id) && !addressed.has(role.id))
      report(
        'idle-role',
        ['roles', i],
        say(
          `角色“${role.id}”无事可做：没有发给它的情况，也不期望它行动。`,
          `Role “${role.id}” has nothing to do: nothing is sent to it and nothing is expected of it.`,
        ),
      )
    else if (role.kind === 'player' && !acting.has(role.id))
      report(
        'idle-role',
        ['roles', i],
        say(
          `对角色“${role.id}”没有任何期望：请改为模拟角色，或写一个期望行动。`,
          `Nothing is expected of role “${role.id}”. Make it simulated, or expect something.`,
        ),
      )
  })
  if (!scenario.roles.some((role) => role.kind === 'player'))
    report(
      'nobody-plays',
      ['roles'],
      say('没有由人扮演的角色，请至少设一个。', 'No role is played by people: give at least one to them.'),
    )
}

function checkLoad(lookup: Lookup, report: Report) {
  const times = new Map<string, number[]>()
  for (const inject of lookup.scenario.injects) {
    if (inject.at === undefined) continue
    for (const id of inject.expects) {
      const expected = lookup.expected.get(id)
      const role = expected?.role[0]
      if (!expected || !role || isForbidden(expected)) continue
      times.set(role, [...(times.get(role) ?? []), inject.at])
    }
  }
  lookup.scenario.roles.forEach((role, index) => {
    const sorted = (times.get(role.id) ?? []).sort((a, b) => a - b)
    const crowded = sorted.find((at, i) => (sorted[i + peak] ?? Number.POSITIVE_INFINITY) - at <= window)
    if (crowded === undefined) return
    const minute = Math.round(crowded / 60_000)
    report(
      'load-peak',
      ['roles', index],
      say(
        `角色“${role.id}”在第 ${minute} 分钟起的十分钟内要办 ${peak} 件以上，请错开。`,
        `More than ${peak} things open for role “${role.id}” within ten minutes of ${minute} min: spread them.`,
      ),
      'warning',
    )
  })
}

/** Roles with nothing to do, and roles with too much at once. */
export function checkRoles(lookup: Lookup, report: Report) {
  checkIdle(lookup, report)
  checkLoad(lookup, report)
}
