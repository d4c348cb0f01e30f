import type { ExpectedAction, Inject, Limit, Phase, Scenario, Text } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'

/**
 * How a corrective action will be examined: the situation that asked for the action, and the action the plan wants.
 * Taken once from the scenario of the finding's drill and kept with the corrective action; plain data, drill ms.
 */
export interface Verification {
  readonly source: {
    readonly scenario: string
    readonly title: Text
    readonly expected: string
    readonly phase: Phase['kind']
    /** Drill time at which the original's limit ran out in the drill of the finding. */
    readonly dueAt?: number
  }
  readonly inject: Pick<Inject, 'from' | 'to' | 'via' | 'zh' | 'en' | 'reply' | 'attachments'>
  readonly expected: Pick<
    ExpectedAction,
    'zh' | 'en' | 'role' | 'form' | 'match' | 'to' | 'clause' | 'objective' | 'limit' | 'curve' | 'weight' | 'fields'
  >
  /** What roles and tasks are called, for refusals that people read. */
  readonly names: Readonly<Record<string, Text>>
}

/** What the review of the finding's drill measured of the expected action, in drill ms. */
export interface Measured {
  readonly openedAt?: number
  readonly dueAt?: number
}

const bare = ({ zh, en }: Text): Text => ({ zh, en })

/** The message that opens an expected action: one that lists it, or the one that its `after` names. */
function openerOf(scenario: Scenario, expected: ExpectedAction): Inject | undefined {
  const after = expected.after
  const named = after && 'inject' in after ? after.inject : undefined
  return scenario.injects.find((inject) => inject.expects.includes(expected.id) || inject.id === named)
}

function phaseOf(scenario: Scenario, opener: Inject | undefined, at: number | undefined): Phase['kind'] {
  const named = scenario.phases.find((phase) => phase.id === opener?.phase)
  const moment = opener?.at ?? at
  const timed = moment === undefined ? undefined : scenario.phases.findLast((phase) => phase.at <= moment)
  return (named ?? timed)?.kind ?? 'response'
}

/**
 * The same demand where a later drill may put it. A limit by the clock or by the period becomes as long a time from
 * the message; it is then no statute's own figure any more, so never tagged S.
 */
function limitOf({ limit }: ExpectedAction, { openedAt, dueAt }: Measured): Limit | undefined {
  if (limit.kind === 'every') return { kind: 'within', of: limit.period, tag: 'D' }
  if (limit.kind !== 'before') return limit
  const window = openedAt !== undefined && dueAt !== undefined ? dueAt - openedAt : 0
  return window > 0 ? { kind: 'within', of: window, tag: 'D' } : undefined
}

/** Where nothing but the clock or another's act opened it, the clause's own trigger is what people read: it is in their plan. */
function situation(scenario: Scenario, expected: ExpectedAction): Verification['inject'] | undefined {
  const clause = scenario.clauses.find((each) => each.id === expected.clause)
  const from =
    scenario.roles.find((role) => role.kind === 'simcell') ??
    scenario.roles.find((role) => !expected.role.includes(role.id))
  if (!clause || !from) return undefined
  return {
    from: from.id,
    to: expected.role,
    via: 'phone',
    ...bare(clause.trigger),
    reply: {},
    attachments: [],
  }
}

/**
 * Makes the verification of a finding about `expectedId`. `wording` replaces what people read. Undefined when the
 * scenario has no such expected action, or nothing can be measured of it again.
 */
export function deriveVerification(
  scenario: Scenario,
  expectedId: string,
  measured: Measured,
  wording?: Text,
): Verification | undefined {
  const expected = scenario.expected.find((each) => each.id === expectedId)
  const limit = expected && limitOf(expected, measured)
  if (!expected || !limit) return undefined
  const opener = openerOf(scenario, expected)
  const inject = opener
    ? {
        from: opener.from,
        to: opener.to,
        via: opener.via,
        ...bare(opener),
        reply: opener.reply,
        attachments: opener.attachments,
      }
    : situation(scenario, expected)
  if (!inject) return undefined
  const { zh, en, role, form, match, to, clause, objective, curve, weight, fields } = expected
  const used = new Set([...role, ...to, ...inject.to, inject.from, ...Object.values(match).flat().map(String)])
  const named = [...scenario.roles, ...scenario.tasks].filter(({ id }) => used.has(id))
  return {
    source: {
      scenario: scenario.id,
      title: scenario.title,
      expected: expected.id,
      phase: phaseOf(scenario, opener, measured.openedAt),
      ...(measured.dueAt !== undefined && !isForbidden(expected) && { dueAt: measured.dueAt }),
    },
    inject: { ...inject, ...(wording && bare(wording)) },
    expected: { zh, en, role, form, match, to, clause, objective, limit, curve, weight, fields },
    names: Object.fromEntries(named.map((each) => [each.id, bare(each)])),
  }
}
