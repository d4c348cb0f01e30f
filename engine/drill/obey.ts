import type { Act } from '../machine/ledger.ts'
import { atRate, drillTime, jumpedTo } from './clock.ts'
import type { Command } from './commands.ts'
import type { Decision } from './decision.ts'
import type { Message, Outcome, Refusal } from './entries.ts'
import { hasRates, rateAt } from './rates.ts'
import { nextTimer, ownTime } from './state.ts'
import { validateAction } from './validate-action.ts'

const no = (reason: Refusal, detail?: string): Outcome => ({
  ok: false,
  reason,
  ...(detail !== undefined && { detail }),
})

function start(draft: Decision, wall: number): Outcome {
  if (draft.state.status !== 'lobby') return no('already-started')
  draft.setClock(atRate(draft.state.clock, wall, draft.state.rate), { status: 'running' })
  const e = draft.entry({ type: 'drill-started', clock: draft.state.clock })
  draft.planRates()
  draft.step({ type: 'start' })
  return { ok: true, e }
}

/** Changes how fast the drill clock moves; the drill time shown stays the same to the millisecond. */
function changeRate(
  draft: Decision,
  wall: number,
  rate: number,
  type: 'drill-paused' | 'drill-resumed' | 'rate-set',
): Outcome {
  const { clock } = draft.state
  // The clock turns exactly where the log stands: nothing between the two can be lost or come twice.
  const turned = { ...atRate(clock, wall, rate), drillEpoch: Math.max(drillTime(clock, wall), draft.state.logAt) }
  draft.setClock(turned, { held: false, ...(rate > 0 && { rate }) })
  return { ok: true, e: draft.entry({ type, clock: draft.state.clock, ...(type === 'rate-set' && { rate }) }) }
}

/** A rate of the trainer's own, or the scenario's: on a clock that stands, the one it will go on with. */
function setRate(draft: Decision, wall: number, rate: number, overruled: boolean): Outcome {
  const { clock, status } = draft.state
  if (hasRates(draft.machine.script.scenario.clock)) draft.set({ overruled })
  if (clock.rate > 0 && status === 'running') return changeRate(draft, wall, rate, 'rate-set')
  draft.set({ rate })
  return { ok: true, e: draft.entry({ type: 'rate-set', clock, rate }) }
}

function followRates(draft: Decision, wall: number): Outcome {
  const plan = draft.machine.script.scenario.clock
  if (!hasRates(plan)) return no('no-rates-planned')
  return setRate(draft, wall, rateAt(plan, draft.state.logAt), false)
}

/** At most so many timers fire in one jump: a story that sets itself off for ever must not hang it. What is left fires next. */
const most = 1000

/** Moves the clock to the next inject. What is due on the way fires at its own time, also while the clock stands. */
function jump(draft: Decision, wall: number): Outcome {
  const from = draft.state.logAt
  const target = draft.state.timers.find((timer) => timer.event.type === 'deliver' && timer.dueAt > from)
  if (!target) return no('nothing-to-jump-to')
  const to = target.dueAt
  draft.setClock(jumpedTo(draft.state.clock, wall, to))
  const e = draft.entry({ type: 'clock-jumped', clock: draft.state.clock, from })
  draft.step({ type: 'jump', to })
  for (let fired = 0; fired < most && !draft.full; fired++) {
    const timer = nextTimer(draft.state)
    if (!timer || timer.dueAt > to) break
    draft.fire(timer, wall)
  }
  return { ok: true, e }
}

function inject(draft: Decision, command: Extract<Command, { type: 'inject' }>): Outcome {
  const { script } = draft.machine
  if (command.adHoc) {
    const { from, to, via, text } = command.adHoc
    const roles = new Set(script.scenario.roles.map((role) => role.id))
    const unknown = [from, ...to].find((role) => !roles.has(role))
    if (unknown !== undefined) return no('unknown-role', unknown)
    const message: Message = { from, to, via, zh: text, en: text, reply: {}, attachments: [] }
    return { ok: true, e: draft.entry({ type: 'inject-delivered', cause: { by: 'trainer' }, message }) }
  }
  const id = command.inject ?? ''
  if (!script.injects.has(id)) return no('unknown-inject', id)
  const { ledger } = draft.state.snapshot
  if (ledger.injects[id] || ledger.withheld[id] !== undefined) return no('already-delivered', id)
  const e = draft.state.nextEntry
  draft.step({ type: 'deliver', inject: id, cause: 'trainer' })
  return { ok: true, e }
}

function say(draft: Decision, command: Extract<Command, { type: 'say' }>): Outcome {
  const roles = new Set(draft.machine.script.scenario.roles.map((role) => role.id))
  const unknown = [command.as, ...command.to].find((role) => !roles.has(role))
  if (unknown !== undefined) return no('unknown-role', unknown)
  if (draft.state.snapshot.ledger.staffed.includes(command.as)) return no('not-a-simulated-role', command.as)
  const { as: from, to, text, inReplyTo } = command
  return { ok: true, e: draft.entry({ type: 'said', from, to, text, ...(inReplyTo && { inReplyTo }) }) }
}

function takeAction(draft: Decision, command: Extract<Command, { type: 'act' }>): Outcome {
  const { by } = command
  if (by.kind !== 'seat') return no('unknown-seat')
  const { script } = draft.machine
  const { ledger } = draft.state.snapshot
  const delivered = Object.entries(ledger.injects).find(([, [, e]]) => e === command.inReplyTo)?.[0]
  const options = delivered ? script.injects.get(delivered)?.reply.options : undefined
  const problem = validateAction(script, command, { role: by.role, options })
  if (problem) return no(problem.reason, problem.detail)
  const { form, fields, to, inReplyTo, clause, reason, sentAt } = command
  const own = ownTime(draft.state, command.at)
  const e = draft.entry({
    type: 'action-taken',
    action: command.id,
    seat: by.seat,
    role: by.role,
    form,
    fields,
    to,
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(clause !== undefined && { clause }),
    ...(reason !== undefined && { reason }),
    own,
    receivedAt: command.at,
    ...(sentAt !== undefined && { sentAt }),
  })
  const act: Act = { action: e, role: by.role, form, fields, to, ...(delivered && { inject: delivered }), own }
  draft.step({ type: 'act', act })
  return { ok: true, e }
}

const whileRunning = new Set<Command['type']>([
  'pause',
  'resume',
  'jump',
  'inject',
  'say',
  'ask-workload',
  'act',
  'see',
])

/** Carries out one command at a wall time, or says why not. */
export function obey(draft: Decision, command: Command, wall: number): Outcome {
  const { state } = draft
  if (command.type === 'release-review') {
    if (state.status !== 'ended') return no('not-ended')
    draft.set({ released: true })
    return { ok: true, e: draft.entry({ type: 'review-released' }) }
  }
  if (command.type === 'note') {
    return {
      ok: true,
      e: draft.entry({ type: 'noted', text: command.text, by: command.by.kind === 'trainer' ? command.by.name : '' }),
    }
  }
  if (state.status === 'ended') return no('drill-ended')
  if (state.status === 'lobby' && whileRunning.has(command.type)) return no('not-started')
  const paused = state.clock.rate === 0
  switch (command.type) {
    case 'start':
      return start(draft, wall)
    case 'pause':
      return paused ? no('already-paused') : changeRate(draft, wall, 0, 'drill-paused')
    case 'resume':
      return paused ? changeRate(draft, wall, state.rate, 'drill-resumed') : no('not-paused')
    case 'set-rate':
      return setRate(draft, wall, command.rate, true)
    case 'follow-rates':
      return followRates(draft, wall)
    case 'jump':
      return jump(draft, wall)
    case 'inject':
      return inject(draft, command)
    case 'say':
      return say(draft, command)
    case 'ask-workload': {
      const known = draft.machine.script.scenario.phases.some((phase) => phase.id === command.phase)
      if (!known) return no('unknown-phase', command.phase)
      return { ok: true, e: draft.entry({ type: 'workload-asked', phase: command.phase }) }
    }
    case 'lock':
    case 'unlock':
      draft.set({ locked: command.type === 'lock' })
      return { ok: true, e: draft.entry({ type: command.type === 'lock' ? 'lobby-locked' : 'lobby-unlocked' }) }
    case 'remove-seat':
      return { ok: true, e: draft.entry({ type: 'seat-removed', seat: command.seat }) }
    case 'end': {
      draft.step({ type: 'end' })
      const clock = { ...atRate(state.clock, wall, 0), drillEpoch: state.logAt }
      draft.setClock(clock, { status: 'ended', held: false })
      const e = draft.entry({ type: 'drill-ended', clock })
      draft.set({ timers: [] })
      return { ok: true, e }
    }
    case 'join': {
      const { by } = command
      if (by.kind !== 'seat') return no('unknown-seat')
      return { ok: true, e: draft.entry({ type: 'seat-joined', seat: by.seat, role: by.role, name: command.name }) }
    }
    case 'act':
      return takeAction(draft, command)
    case 'see':
      if (command.by.kind !== 'seat') return no('unknown-seat')
      return { ok: true, e: draft.entry({ type: 'inject-seen', seat: command.by.seat, delivery: command.delivery }) }
  }
}
