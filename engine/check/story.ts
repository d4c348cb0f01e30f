import type { ExpectedAction, Scenario } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import type { Report } from './finding.ts'

/** At most so many expected actions of one role may open within ten drill minutes. */
const peak = 8
const window = 600_000

function checkPhases({ phases, clock }: Scenario, report: Report) {
  phases.forEach((phase, i) => {
    const before = phases[i - 1]
    if (before && phase.at <= before.at) {
      report(
        'unreachable-phase',
        ['phases', i, 'at'],
        `Phase “${phase.id}” begins no later than “${before.id}” before it, which so never lasts. Order the phases by time.`,
      )
    }
    if (phase.at >= clock.end) {
      report(
        'unreachable-phase',
        ['phases', i, 'at'],
        `Phase “${phase.id}” begins at or after clock.end and is never reached.`,
      )
    }
  })
}

function checkInjects(scenario: Scenario, report: Report) {
  const { injects, branches, roles, phases, clock } = scenario
  const sent = new Set(
    branches.flatMap((branch) => branch.effects.flatMap((effect) => ('inject' in effect ? [effect.inject] : []))),
  )
  const player = new Set(roles.filter((role) => role.kind === 'player').map((role) => role.id))
  const known = new Set(roles.map((role) => role.id))
  const begin = phases[0]?.at ?? 0
  injects.forEach((inject, i) => {
    const triggers = [inject.at, inject.after, inject.when].filter((trigger) => trigger !== undefined).length
    if (triggers > 1)
      report(
        'overlapping-triggers',
        ['injects', i],
        `Inject “${inject.id}” has more than one of at, after and when. Keep one.`,
      )
    if (triggers === 0 && !sent.has(inject.id)) {
      report(
        'never-fires',
        ['injects', i],
        `Nothing ever sends inject “${inject.id}”: give it at, after or when, or let a branch send it.`,
      )
    }
    const at = inject.at ?? (inject.after && 'at' in inject.after ? inject.after.at : undefined)
    if (at !== undefined && (at < begin || at >= clock.end)) {
      report(
        'never-fires',
        ['injects', i, inject.at !== undefined ? 'at' : 'after'],
        `Inject “${inject.id}” lies outside the drill, which runs from the first phase to clock.end.`,
      )
    }
    if (inject.to.length > 0 && inject.to.every((role) => known.has(role) && !player.has(role))) {
      report(
        'nobody-receives',
        ['injects', i, 'to'],
        `Only simulated roles get inject “${inject.id}”: address at least one role that people play.`,
      )
    }
    if (inject.expects.length === 0 && !inject.noise && !sent.has(inject.id)) {
      report(
        'expects-nothing',
        ['injects', i],
        `Inject “${inject.id}” expects nothing: list what it expects, or mark it noise: true.`,
        'warning',
      )
    }
  })
}

function opensSomehow(scenario: Scenario, expected: ExpectedAction): boolean {
  return expected.after !== undefined || scenario.injects.some((inject) => inject.expects.includes(expected.id))
}

function checkExpected(scenario: Scenario, report: Report) {
  const player = new Set(scenario.roles.filter((role) => role.kind === 'player').map((role) => role.id))
  const acting = new Set(scenario.expected.flatMap((expected) => expected.role))
  scenario.expected.forEach((expected, i) => {
    if (!opensSomehow(scenario, expected) && !isForbidden(expected)) {
      report(
        'never-opens',
        ['expected', i],
        `Nothing opens “${expected.id}”: list it under an inject's expects, or give it after.`,
      )
    }
    if (!expected.role.some((role) => player.has(role))) {
      const what = isForbidden(expected) ? 'Nobody can commit the forbidden' : 'Nobody who is played can do'
      report('nobody-acts', ['expected', i, 'role'], `${what} “${expected.id}”: name a role that people play.`)
    }
    const { limit } = expected
    if (limit.kind === 'only-role' && [...player].every((role) => limit.roles.includes(role))) {
      report(
        'nobody-breaches',
        ['expected', i, 'limit'],
        `Every role may do “${expected.id}”, so nobody can breach it.`,
      )
    }
    if (limit.kind === 'before' && 'inject' in limit.event) {
      const target = limit.event.inject
      const index = scenario.injects.findIndex((inject) => inject.id === target)
      if (index >= 0 && scenario.injects[index]?.at === undefined) {
        report(
          'floating-limit',
          ['expected', i, 'limit', 'event'],
          `“${expected.id}” is due before inject “${target}”, which has no fixed time. Give that inject an at, or name a drill time.`,
        )
      }
    }
    if (limit.kind === 'every' && limit.until > scenario.clock.end) {
      report('floating-limit', ['expected', i, 'limit', 'until'], `“${expected.id}” runs on after clock.end.`)
    }
    const clause = scenario.clauses.find((each) => each.id === expected.clause)
    const lawful = clause?.basis.some((basis) => basis.tag === 'S')
    if (limit.tag === 'S' && clause && !lawful) {
      report(
        'no-such-law',
        ['expected', i, 'limit', 'tag'],
        `“${expected.id}” calls its limit law (S), but no basis of clause ${clause.id} was read in a statute. Use D, or give the statute.`,
      )
    }
  })
  scenario.roles.forEach((role, i) => {
    const addressed =
      scenario.injects.some((inject) => inject.to.includes(role.id) || inject.from === role.id) ||
      scenario.expected.some((expected) => expected.to.includes(role.id))
    if (!acting.has(role.id) && !addressed) {
      report(
        'idle-role',
        ['roles', i],
        `Role “${role.id}” has nothing to do: nothing is sent to it and nothing is expected of it.`,
      )
    } else if (role.kind === 'player' && !acting.has(role.id)) {
      report(
        'idle-role',
        ['roles', i],
        `Nothing is expected of role “${role.id}”. Make it simulated, or expect something.`,
      )
    }
  })
  const cited = new Set(scenario.expected.map((expected) => expected.clause))
  scenario.clauses.forEach((clause, i) => {
    if (!clause.standing && !cited.has(clause.id)) {
      report(
        'untested-clause',
        ['clauses', i],
        `No expected action cites clause “${clause.id}”: add one, or mark the clause standing: true.`,
      )
    }
  })
}

function checkLoad(scenario: Scenario, report: Report) {
  for (const role of scenario.roles) {
    const times = scenario.injects
      .flatMap((inject) =>
        inject.expects.flatMap((id) => {
          const expected = scenario.expected.find((each) => each.id === id)
          return expected?.role[0] === role.id && inject.at !== undefined && !isForbidden(expected) ? [inject.at] : []
        }),
      )
      .sort((a, b) => a - b)
    const crowded = times.find((at, index) => (times[index + peak] ?? Number.POSITIVE_INFINITY) - at <= window)
    if (crowded !== undefined) {
      const index = scenario.roles.indexOf(role)
      report(
        'load-peak',
        ['roles', index],
        `More than ${peak} things open for role “${role.id}” within ten minutes of ${Math.round(crowded / 60_000)} min: spread them.`,
        'warning',
      )
    }
  }
}

const han = /\p{Script=Han}/u

/** A text that stands in the wrong language is a text that is missing. */
function checkLanguages(value: unknown, path: readonly (string | number)[], report: Report) {
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      checkLanguages(each, [...path, index], report)
    })
  } else if (value !== null && typeof value === 'object') {
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    if (typeof zh === 'string' && typeof en === 'string') {
      if (!han.test(zh) && /[a-z]{4}/i.test(zh))
        report('missing-language', [...path, 'zh'], 'The Chinese text has no Chinese in it. Translate it.')
      if (han.test(en)) report('missing-language', [...path, 'en'], 'The English text has Chinese in it. Translate it.')
    }
    for (const [key, each] of Object.entries(value)) checkLanguages(each, [...path, key], report)
  }
}

/** What makes a scenario unplayable or dishonest although every name in it is right. */
export function checkStory(scenario: Scenario, report: Report) {
  checkPhases(scenario, report)
  checkInjects(scenario, report)
  checkExpected(scenario, report)
  checkLoad(scenario, report)
  checkLanguages(scenario, [], report)
}
