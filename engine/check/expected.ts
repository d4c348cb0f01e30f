import type { ExpectedAction } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import { type Report, say } from './finding.ts'
import type { Lookup } from './lookup.ts'
import type { Reach } from './reach.ts'

/** The earliest drill time (ms) at which it opens, where that is fixed in advance. */
function opensAt(lookup: Lookup, expected: ExpectedAction): number | undefined {
  const { after } = expected
  if (after && 'at' in after) return after.at
  const injects = lookup.openers.get(expected.id) ?? []
  const times = injects.map((inject) => inject.at)
  return times.length > 0 && times.every((time) => time !== undefined) ? Math.min(...times) : undefined
}

function checkLimit(lookup: Lookup, expected: ExpectedAction, i: number, report: Report) {
  const { scenario, played, injects } = lookup
  const { id, limit, curve } = expected
  const { end } = scenario.clock
  const path = ['expected', i, 'limit']
  const opens = opensAt(lookup, expected)
  if (limit.kind === 'only-role' && [...played].every((role) => limit.roles.includes(role)))
    report(
      'nobody-breaches',
      path,
      say(`人人都可以做“${id}”，没有人会违反它。`, `Every role may do “${id}”, so nobody can breach it.`),
    )
  if (limit.kind === 'not-before') {
    const first = lookup.expected.get(limit.action)
    if (first && (limit.action === id || isForbidden(first)))
      report(
        'never-allowed',
        [...path, 'action'],
        say(
          `“${id}”要等“${limit.action}”做完，而那是禁止的事或它自己，请换一个期望行动。`,
          `“${id}” waits for “${limit.action}”, which is forbidden or itself: name an action that is wanted.`,
        ),
      )
  }
  if (limit.kind === 'before') {
    const inject = 'inject' in limit.event ? injects.get(limit.event.inject) : undefined
    if (inject && inject.at === undefined)
      report(
        'floating-limit',
        [...path, 'event'],
        say(
          `“${id}”须在情况“${inject.id}”之前完成，而它没有固定时间：请给它写 at，或写明演练时刻。`,
          `“${id}” is due before inject “${inject.id}”, which has no fixed time. Give that inject an at, or name a drill time.`,
        ),
      )
    const due = ('at' in limit.event ? limit.event.at : inject?.at) ?? Number.NaN
    if (opens !== undefined && due - limit.event.margin < opens)
      report(
        'due-before-open',
        [...path, 'event'],
        say(
          `“${id}”还没提出就已到期，请改期限或提前提出。`,
          `“${id}” is due before it is asked for: move its limit, or ask for it earlier.`,
        ),
      )
  }
  if (limit.kind === 'every' && limit.until > end)
    report(
      'floating-limit',
      [...path, 'until'],
      say(`“${id}”一直持续到 clock.end 之后，请提前结束。`, `“${id}” runs on after clock.end.`),
    )
  if (limit.kind === 'every' && opens !== undefined && opens + limit.period > limit.until)
    report(
      'no-period',
      [...path, 'period'],
      say(
        `“${id}”到结束时不足一个周期，请缩短 period 或推后 until。`,
        `Not one period of “${id}” ends before its until: shorten the period, or let it run longer.`,
      ),
    )
  if (limit.kind === 'within' && opens !== undefined && opens < end && opens + limit.of >= end)
    report(
      'ends-before-limit',
      [...path, 'of'],
      say(
        `“${id}”的期限在 clock.end 之后，演练结束时无法评分：请提前提出，或推后结束。`,
        `The limit of “${id}” lies after clock.end, so it cannot be scored: ask for it earlier, or end later.`,
      ),
      'warning',
    )
  if (limit.kind === 'within' && limit.of <= 0)
    report(
      'no-time',
      [...path, 'of'],
      say(`“${id}”的期限不是正数，没有人做得到。`, `The limit of “${id}” leaves no time: write a length above zero.`),
    )
  if (curve?.kind === 'three-step' && limit.kind === 'within' && curve.second <= limit.of)
    report(
      'bad-curve',
      ['expected', i, 'curve', 'second'],
      say(
        `“${id}”的第二时限应长于第一时限 of。`,
        `The second step of “${id}” must come after its limit: write a longer time.`,
      ),
    )
  const clause = lookup.clauses.get(expected.clause)
  if (limit.tag === 'S' && clause && !clause.basis.some((basis) => basis.tag === 'S'))
    report(
      'no-such-law',
      [...path, 'tag'],
      say(
        `“${id}”把期限称为法定（S），而条款 ${clause.id} 没有读过的法条依据：请改为 D，或写明法条。`,
        `“${id}” calls its limit law (S), but no basis of clause ${clause.id} was read in a statute. Use D, or give the statute.`,
      ),
    )
}

/** Expected actions that nothing asks for, nobody can do, or no limit fits. */
export function checkExpected(lookup: Lookup, reach: Reach, report: Report) {
  const { scenario, played, openers } = lookup
  scenario.expected.forEach((expected, i) => {
    const { id } = expected
    const opens = expected.after !== undefined || openers.has(id)
    if (!opens && !isForbidden(expected))
      report(
        'never-opens',
        ['expected', i],
        say(
          `没有什么会提出“${id}”：请列入某条情况的 expects，或写 after。`,
          `Nothing opens “${id}”: list it under an inject's expects, or give it after.`,
        ),
      )
    else if (opens && !isForbidden(expected) && !reach.opened.has(id))
      report(
        'never-opens',
        expected.after ? ['expected', i, 'after'] : ['expected', i],
        say(
          `引出“${id}”的事永远不会发生，请改由会发生的事引出。`,
          `What opens “${id}” never happens: let something open it that does.`,
        ),
      )
    if (!expected.role.some((role) => played.has(role)))
      report(
        'nobody-acts',
        ['expected', i, 'role'],
        isForbidden(expected)
          ? say(
              `没有人会犯“${id}”：请写一个由人扮演的角色。`,
              `Nobody can commit the forbidden “${id}”: name a role that people play.`,
            )
          : say(
              `没有人能做“${id}”：请写一个由人扮演的角色。`,
              `Nobody who is played can do “${id}”: name a role that people play.`,
            ),
      )
    if (expected.to.length > 0 && expected.role.every((role) => expected.to.includes(role)))
      report(
        'speaks-to-itself',
        ['expected', i, 'to'],
        say(`“${id}”只能发给自己，请换一个接收者。`, `“${id}” can only be sent to oneself: name another addressee.`),
      )
    checkLimit(lookup, expected, i, report)
  })
}

/** Clauses, objectives, links and orders that nothing in the scenario tests. */
export function checkPlan(lookup: Lookup, report: Report) {
  const { scenario } = lookup
  const cited = new Set(scenario.expected.map((expected) => expected.clause))
  const aimed = new Set(scenario.expected.map((expected) => expected.objective))
  scenario.clauses.forEach((clause, i) => {
    if (!clause.standing && !cited.has(clause.id))
      report(
        'untested-clause',
        ['clauses', i],
        say(
          `没有期望行动引用条款“${clause.id}”：请补一个，或标明 standing: true。`,
          `No expected action cites clause “${clause.id}”: add one, or mark the clause standing: true.`,
        ),
      )
    if (clause.limit.tag === 'S' && !clause.basis.some((basis) => basis.tag === 'S'))
      report(
        'no-such-law',
        ['clauses', i, 'limit', 'tag'],
        say(
          `条款“${clause.id}”的期限标为法定（S），而 basis 中没有读过的法条：请改标，或写明法条。`,
          `Clause “${clause.id}” calls its limit law (S), but no basis was read in a statute. Use another tag, or give the statute.`,
        ),
      )
  })
  scenario.objectives.forEach(({ id }, i) => {
    if (!aimed.has(id))
      report(
        'untested-objective',
        ['objectives', i],
        say(
          `没有期望行动服务于目标“${id}”，无法评定：请补一个，或删去该目标。`,
          `No expected action serves objective “${id}”, so it cannot be judged: add one, or remove the objective.`,
        ),
      )
  })
  // Who is expected to say something to whom; addressed to nobody in particular, it may be to anybody.
  const spoken = new Set<string>()
  for (const { role, to, limit } of scenario.expected) {
    if (limit.kind === 'must-not') continue
    for (const from of role) for (const addressee of to.length > 0 ? to : ['*']) spoken.add(`${from} ${addressee}`)
  }
  scenario.links.forEach(([from, to], i) => {
    const speaks = spoken.has(`${from} ${to}`) || spoken.has(`${from} *`)
    if (from === to || (lookup.roles.has(from) && lookup.roles.has(to) && !speaks))
      report(
        'unused-link',
        ['links', i],
        say(
          `没有期望行动要 ${from} 对 ${to} 说话：请补一个（to: [${to}]），或删去这条联系。`,
          `Nothing that is expected makes ${from} speak to ${to}: add such an action (to: [${to}]), or remove the link.`,
        ),
      )
  })
}
