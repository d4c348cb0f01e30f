import { formKind } from '../scenario/forms.ts'
import type { Branch, ExpectedAction, Inject } from '../scenario/scenario.ts'
import { dueAt, isForbidden } from '../scenario/script.ts'
import { passes } from './holds.ts'
import type { Act, MachineEvent, Row } from './ledger.ts'
import { breaches, metBy } from './matching.ts'
import { type Draft, step } from './step.ts'
import { fillText, plus, valueAt, withValue } from './variables.ts'

function open(draft: Draft, expected: ExpectedAction, by: number) {
  const { ledger, script } = draft
  if (isForbidden(expected)) return
  const known = ledger.expected[expected.id]
  if (known?.s === 'met' && known.opened > ledger.at) {
    draft.row(expected.id, { ...known, opened: ledger.at })
    return
  }
  if (known || !expected.role.some((role) => ledger.staffed.includes(role))) return
  const due = dueAt(script, expected, ledger.at)
  const periodic = expected.limit.kind === 'every' ? { hits: 0, periods: 0, now: false } : {}
  draft.row(expected.id, { s: 'open', opened: ledger.at, due, ...periodic })
  draft.entry({ type: 'expected-opened', expected: expected.id, dueAt: due, by })
  // One drill ms after the limit: what is done on the limit is in time.
  draft.arm(`due:${expected.id}`, due + 1, { type: 'due', expected: expected.id })
}

type Follow = { opens?: ExpectedAction; inject?: Inject; delay: number }
function follow(draft: Draft, rows: readonly Follow[] | undefined, by: number, cause: 'plan' | { branch: string }) {
  for (const { opens, inject, delay } of rows ?? []) {
    if (opens) open(draft, opens, by)
    if (inject) draft.arm(`inject:${inject.id}`, draft.ledger.at + delay, { type: 'deliver', inject: inject.id, cause })
  }
}

/** Start: every timer that the script fixes in advance. */
export const start = step((draft) => {
  const { scenario, ticks } = draft.script
  for (const phase of scenario.phases.slice(1))
    draft.arm(`phase:${phase.id}`, phase.at, { type: 'phase', phase: phase.id })
  for (const inject of scenario.injects) {
    const after = inject.after
    const at = inject.at ?? (after && 'at' in after ? after.at : undefined)
    if (at !== undefined) draft.arm(`inject:${inject.id}`, at, { type: 'deliver', inject: inject.id, cause: 'plan' })
  }
  for (const at of ticks) draft.arm(`tick:${at}`, at, { type: 'tick' })
  for (const expected of scenario.expected) {
    const after = expected.after
    if (after && 'at' in after) {
      if (after.at <= draft.ledger.at) open(draft, expected, draft.ledger.e)
      else draft.arm(`tick:open:${expected.id}`, after.at, { type: 'tick' })
    }
  }
})

/** Opens the expected actions whose own time has come. */
export const tick = step((draft) => {
  for (const expected of draft.script.scenario.expected) {
    const after = expected.after
    if (after && 'at' in after && after.at <= draft.ledger.at && !draft.ledger.expected[expected.id]) {
      open(draft, expected, draft.ledger.e)
    }
  }
})

export const enterPhase = step((draft, phase: string) => {
  draft.set({ phase })
  draft.entry({ type: 'phase-entered', phase })
})

/** Delivers a planned inject once; a withheld one never. */
export const deliver = step((draft, event: Extract<MachineEvent, { type: 'deliver' }>) => {
  const { script, ledger } = draft
  const inject = script.injects.get(event.inject)
  if (!inject || ledger.injects[inject.id] || ledger.withheld[inject.id] !== undefined) return
  const { reply, via, from, attachments } = inject
  const cause =
    typeof event.cause === 'object'
      ? ({ by: 'branch', branch: event.cause.branch } as const)
      : ({ by: event.cause } as const)
  const message = {
    from,
    to: inject.to,
    via,
    ...fillText(script, ledger, inject),
    attachments: attachments.map(({ name, body }) => ({ name, body: fillText(script, ledger, body) })),
    reply: {
      ...(reply.within !== undefined && { dueAt: ledger.at + reply.within }),
      ...(reply.options && { options: reply.options }),
    },
  }
  const e = draft.entry({ type: 'inject-delivered', inject: inject.id, cause, message })
  draft.set({ injects: { ...ledger.injects, [inject.id]: [ledger.at, e] } })
  draft.disarm(`inject:${inject.id}`)
  for (const expected of script.openedByInject.get(inject.id) ?? []) open(draft, expected, e)
  follow(draft, script.afterInject.get(inject.id), e, 'plan')
})

function meet(draft: Draft, expected: ExpectedAction, act: Act) {
  const row = draft.ledger.expected[expected.id]
  const opened = row?.opened ?? Number.MAX_SAFE_INTEGER
  const due = row?.due ?? Number.MAX_SAFE_INTEGER
  const late = act.own > due
  const took = row ? Math.max(0, act.own - opened) : 0
  const openedAt = row ? opened : act.own
  const e = draft.entry({ type: 'expected-met', expected: expected.id, action: act.action, openedAt, took, late })
  if (row && expected.limit.kind === 'every') {
    draft.row(expected.id, { ...row, now: true, hits: (row.hits ?? 0) + 1, done: act.own })
  } else {
    draft.row(expected.id, { s: late ? 'late' : 'met', opened, due, done: act.own })
    if (!late) draft.disarm(`due:${expected.id}`)
  }
  follow(draft, draft.script.afterAction.get(expected.id), e, 'plan')
}

/** An action: what it breaches, what it meets, what it makes known. */
export const act = step((draft, event: Act) => {
  const { script } = draft
  script.answered.forEach((answered, index) => {
    if (draft.ledger.answers[index] !== undefined || formKind(answered.form) !== formKind(event.form)) return
    if (answered.role && answered.role !== event.role) return
    if (!Object.entries(answered.with ?? {}).every(([field, test]) => passes(event.fields[field], test))) return
    draft.set({ answers: { ...draft.ledger.answers, [index]: event.own } })
  })
  for (const expected of script.forbidden.get(formKind(event.form)) ?? []) {
    if (!breaches(draft.script, draft.ledger, expected, event)) continue
    draft.set({ breaches: { ...draft.ledger.breaches, [expected.id]: (draft.ledger.breaches[expected.id] ?? 0) + 1 } })
    draft.entry({ type: 'breached', expected: expected.id, action: event.action })
  }
  for (const expected of metBy(draft.script, draft.ledger, event)) meet(draft, expected, event)
})

/** A limit has passed. */
export const due = step((draft, id: string) => {
  const row = draft.ledger.expected[id]
  const limit = draft.script.expected.get(id)?.limit
  if (!row || !limit) return
  if (limit.kind !== 'every') {
    if (row.s !== 'open') return
    if (draft.ledger.jumps.some(([from, to]) => row.due >= from && row.due <= to)) return skip(draft, id, row)
    draft.row(id, { ...row, s: 'overdue' })
    draft.entry({ type: 'expected-overdue', expected: id, dueAt: row.due })
    return
  }
  if (row.s !== 'open') return
  if (!row.now) draft.entry({ type: 'expected-overdue', expected: id, dueAt: row.due })
  const periods = (row.periods ?? 0) + 1
  const next = row.due + limit.period
  const over = next > limit.until
  const whole = row.hits === periods
  draft.row(id, {
    ...row,
    now: false,
    periods,
    opened: row.due,
    due: next,
    s: over ? (whole ? 'met' : 'overdue') : 'open',
  })
  if (!over) draft.arm(`due:${id}`, next + 1, { type: 'due', expected: id })
})

function skip(draft: Draft, id: string, row: Row) {
  draft.row(id, { ...row, s: 'skipped' })
  draft.disarm(`due:${id}`)
  draft.entry({ type: 'expected-skipped', expected: id })
}

/** The periods that a jump to `to` passed over do not count; the one it lands in does, from its start. */
function skipPeriods(draft: Draft, id: string, row: Row, period: number, to: number) {
  const due = row.due + Math.ceil(Math.max(0, to - row.due) / period) * period
  draft.row(id, { ...row, now: false, opened: due - period, due })
  draft.arm(`due:${id}`, due + 1, { type: 'due', expected: id })
}

/** The clock jumps to `to`: deadlines in between, that nobody could meet, are skipped and not scored. */
export const jump = step((draft, to: number) => {
  const { at } = draft.ledger
  draft.set({ jumps: [...draft.ledger.jumps, [at, to]] })
  for (const [id, row] of Object.entries(draft.ledger.expected)) {
    if (row.s !== 'open' || row.due < at || row.due > to) continue
    const limit = draft.script.expected.get(id)?.limit
    if (limit?.kind === 'every') skipPeriods(draft, id, row, limit.period, to)
    else skip(draft, id, row)
  }
})

/** A branch fires, once. */
export const fire = step((draft, branch: Branch) => {
  draft.set({ branches: { ...draft.ledger.branches, [branch.id]: draft.ledger.at } })
  const e = draft.entry({ type: 'branch-fired', branch: branch.id })
  const cause = { branch: branch.id }
  for (const effect of branch.effects) {
    if ('inject' in effect) {
      draft.arm(`inject:${effect.inject}`, draft.ledger.at + effect.delay, {
        type: 'deliver',
        inject: effect.inject,
        cause,
      })
    } else if ('withhold' in effect) {
      if (draft.ledger.injects[effect.withhold]) continue
      draft.set({ withheld: { ...draft.ledger.withheld, [effect.withhold]: draft.ledger.at } })
      draft.disarm(`inject:${effect.withhold}`)
      draft.entry({ type: 'inject-withheld', inject: effect.withhold, branch: branch.id })
    } else if ('fail' in effect) {
      draft.set({ failed: { ...draft.ledger.failed, [effect.fail]: branch.id } })
      draft.entry({ type: 'objective-failed', objective: effect.fail, branch: branch.id })
    } else if ('set' in effect || 'add' in effect) {
      const changes = 'set' in effect ? Object.entries(effect.set) : Object.entries(effect.add)
      for (const [variable, value] of changes) {
        const { script, ledger } = draft
        const next = 'add' in effect ? plus(script, ledger, variable, Number(value)) : value
        draft.set(withValue(script, ledger, variable, next))
        const now = valueAt(script, draft.ledger, variable, draft.ledger.at) ?? next
        draft.entry({ type: 'variable-set', variable, value: now })
      }
    }
  }
  follow(draft, draft.script.afterBranch.get(branch.id), e, cause)
})

/** A variable's model stops where it stands. */
export const freeze = step((draft, variable: string) => {
  draft.set({ frozen: { ...draft.ledger.frozen, [variable]: draft.ledger.at } })
  const value = valueAt(draft.script, draft.ledger, variable, draft.ledger.at)
  if (value !== undefined) draft.entry({ type: 'variable-set', variable, value })
})

/** An inject whose own condition holds now. */
export const arise = step((draft, inject: string) => {
  draft.arm(`inject:${inject}`, draft.ledger.at, { type: 'deliver', inject, cause: 'plan' })
  draft.set({ answers: { ...draft.ledger.answers, [`when:${inject}`]: draft.ledger.at } })
})

/** The end: what moved by itself and has not stopped is put down as it stands, so that the log says what time has cost. */
export const end = step((draft) => {
  const { script, ledger } = draft
  for (const { id, model } of script.scenario.variables) {
    if (!model || ledger.frozen[id] !== undefined) continue
    const value = valueAt(script, ledger, id, ledger.at)
    if (value !== undefined) draft.entry({ type: 'variable-set', variable: id, value })
  }
})
