import { check } from '../check/check.ts'
import { formOf, formsFor } from '../scenario/forms.ts'
import type { ExpectedAction, Inject, Scenario, Text } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import { type Addition, compose } from './compose.ts'
import { momentFor } from './moment.ts'
import type { Verification } from './verification.ts'

/** What a verification becomes in a scenario; or why it cannot be examined there, as people read it. */
export type Fit = { readonly ok: true; readonly addition: Addition } | { readonly ok: false; readonly why: Text }

const no = (zh: string, en: string): Fit => ({ ok: false, why: { zh, en } })

/** Names that the verification needs and the scenario lacks. */
function missing(base: Scenario, { inject, expected }: Verification, players: readonly string[]): string[] {
  const roles = new Set(base.roles.map((role) => role.id))
  const tasks = new Set(base.tasks.map((task) => task.id))
  const variables = new Set(base.variables.map((variable) => variable.id))
  const { limit } = expected
  const needed = [
    ...expected.to.filter((role) => !roles.has(role)),
    ...(limit.kind === 'only-role' ? limit.roles.filter((role) => !roles.has(role)) : []),
    ...(limit.kind === 'not-before' && !base.expected.some((each) => each.id === limit.action) ? [limit.action] : []),
  ]
  if (!expected.role.some((role) => players.includes(role))) needed.unshift(...expected.role)
  if (!formsFor(base.hazard).some((form) => form.id === expected.form)) needed.push(expected.form)
  for (const field of formOf(expected.form)?.fields ?? []) {
    const values = [expected.match[field.id] ?? []].flat().map(String)
    if (field.type === 'task') needed.push(...values.filter((value) => !tasks.has(value)))
    if (field.type === 'role') needed.push(...values.filter((value) => !roles.has(value)))
  }
  const texts = [inject, ...inject.attachments.map((each) => each.body)].flatMap(({ zh, en }) => [zh, en])
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g)) {
      if (!variables.has(name)) needed.push(`{${name}}`)
    }
  }
  return [...new Set(needed)]
}

const sameTest = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The expected action of this plan that is nearest: same form and role, if possible the same matter and addressees. */
function counterpart(base: Scenario, { expected }: Verification): ExpectedAction | undefined {
  const near = base.expected
    .filter((each) => each.form === expected.form && each.role.some((role) => expected.role.includes(role)))
    .filter((each) => isForbidden(each) === isForbidden(expected))
    .map((each) => ({
      each,
      like: Number(sameTest(each.match, expected.match)) * 2 + Number(sameTest(each.to, expected.to)),
    }))
  return near.sort((a, b) => b.like - a.like)[0]?.each
}

/** The plan's own place for it: clause and objective of the same scenario, or of the nearest thing in another. */
function placeInPlan(
  base: Scenario,
  verification: Verification,
): Pick<ExpectedAction, 'clause' | 'objective'> | undefined {
  const { clause, objective } = verification.expected
  const own =
    base.id === verification.source.scenario &&
    base.clauses.some((each) => each.id === clause) &&
    base.objectives.some((each) => each.id === objective)
  return own ? { clause, objective } : counterpart(base, verification)
}

function freeId(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`
}

/** What is forbidden already is not forbidden twice: one breach must not count double. */
const forbiddenAlready = (base: Scenario, { expected }: Verification) =>
  isForbidden(expected)
    ? base.expected.find(
        (each) =>
          each.form === expected.form && sameTest(each.match, expected.match) && sameTest(each.limit, expected.limit),
      )
    : undefined

/** Only a clause whose statute was read may carry a limit tagged S. */
function honestLimit(base: Scenario, clause: string, limit: ExpectedAction['limit']): ExpectedAction['limit'] {
  const lawful = base.clauses.find((each) => each.id === clause)?.basis.some((basis) => basis.tag === 'S')
  return limit.tag === 'S' && !lawful ? { ...limit, tag: 'D' } : limit
}

/**
 * Fits a verification into a scenario that already has `earlier` ones. It needs the roles (staffed by people), the
 * addressees, the form, the tasks, the story values its text names, a clause for it, room in time, and a scenario that still
 * passes `check`. Ids are new ones; what a cadre reads is the message alone.
 */
export function fitVerification(
  base: Scenario,
  earlier: readonly Addition[],
  action: string,
  verification: Verification,
  staffed: readonly string[],
): Fit {
  const { expected, inject, source, names } = verification
  const called = (id: string): Text => names[id] ?? formOf(id) ?? { zh: id, en: id }
  const lacks = missing(base, verification, staffed)
  if (lacks.length > 0) {
    const list = lacks.map(called)
    return no(
      `本情景（或本次参演角色）中缺少：${list.map((each) => each.zh).join('、')}`,
      `This scenario, or who plays in this drill, lacks: ${list.map((each) => each.en).join(', ')}`,
    )
  }
  const place = placeInPlan(base, verification)
  if (!place) {
    return no(
      '本情景的预案中没有对应条款：这些角色不需要这样处置',
      'This plan has no clause for it: these roles are not asked to do this here',
    )
  }
  const whole = compose(base, earlier)
  const at = momentFor(whole, base.id === source.scenario ? source.dueAt : undefined, verification)
  if (at === undefined) return no('时限超出本情景的时长，排不进去', 'Its limit is longer than this drill has room for')

  const id = freeId('RE', new Set([...whole.injects, ...whole.expected].map((each) => each.id)))
  const known = forbiddenAlready(base, verification)
  const roles = new Map(base.roles.map((role) => [role.id, role]))
  const players = new Set(staffed)
  const receivers = inject.to.filter((role) => roles.has(role))
  const reached = receivers.some((role) => players.has(role))
  const sender =
    roles.get(inject.from) ??
    base.roles.find((role) => role.kind === 'simcell') ??
    base.roles.find((role) => !expected.role.includes(role.id))
  const message: Inject = {
    id,
    at,
    from: sender?.id ?? inject.from,
    to: inject.to.length === 0 || reached ? receivers : expected.role.filter((role) => players.has(role)),
    via: inject.via,
    zh: inject.zh,
    en: inject.en,
    reply: inject.reply,
    attachments: inject.attachments,
    expects: [known?.id ?? id],
    noise: false,
    probes: [],
    note: {
      zh: `再检验：${expected.zh}（整改措施的验证）`,
      en: `Re-examination: ${expected.en} (verifies a corrective action)`,
    },
  }
  const wanted: ExpectedAction = {
    ...expected,
    id,
    zh: `再检验：${expected.zh}`,
    en: `Re-examined: ${expected.en}`,
    role: expected.role.filter((role) => roles.has(role)),
    ...{ clause: place.clause, objective: place.objective },
    limit: honestLimit(base, place.clause, expected.limit),
    critical: false,
    // Only what is done after the message is an answer to it: what was done before belongs to the script's own.
    ahead: false,
    probes: [],
  }
  const addition: Addition = { action, examines: known?.id ?? id, inject: message, ...(!known && { expected: wanted }) }
  const wrong = check(compose(base, [...earlier, addition])).find((finding) => finding.severity === 'error')
  return wrong
    ? no(`加入后情景检查不通过：${wrong.message.zh}`, `The scenario would not pass its check: ${wrong.message.en}`)
    : { ok: true, addition }
}
