import type { Command } from '../drill/commands.ts'
import { decide, nextAlarm, type Waiting } from '../drill/decide.ts'
import type { Entry } from '../drill/entries.ts'
import { type DrillState, initialState } from '../drill/state.ts'
import type { Machine } from '../machine/machine.ts'
import { metBy } from '../machine/matching.ts'
import type { ExpectedAction } from '../scenario/scenario.ts'
import { isForbidden } from '../scenario/script.ts'
import type { Review } from '../score/review.ts'
import { score } from '../score/score.ts'
import { makeDice } from './dice.ts'
import { actionFor, type Play, type Policy, timesFor } from './robot.ts'

/** A drill that robots played. */
export interface Played {
  readonly entries: readonly Entry[]
  readonly commands: number
  /** What deciding knew at the end. */
  readonly state: DrillState
}
export interface Rehearsal extends Played {
  readonly review: Review
}

/**
 * Plays a scenario in virtual time with robot cadres and returns the log. A policy holds for all roles, or for each by
 * name; `plays` says of single expected actions, by id, how they go whatever the policy. The same seed plays the same
 * drill.
 */
export function playOut(
  machine: Machine,
  policy: Policy | Readonly<Record<string, Policy>>,
  seed: number,
  plays: Readonly<Record<string, Play>> = {},
): Played {
  const { script } = machine
  const { scenario } = script
  const dice = makeDice(seed)
  // Dice of their own: whether colleagues' messages are read must not change when anybody acts.
  const glances = makeDice(seed + 1)
  const staffed = script.players
  const policyOf = (role: string): Policy => (typeof policy === 'string' ? policy : (policy[role] ?? 'absent'))
  // One drill ms a wall ms throughout: virtual time needs no other rate.
  let state: DrillState = { ...initialState(machine, staffed, 1, 0), overruled: true }
  const entries: Entry[] = []
  let agenda: Waiting[] = []
  let commands = 0

  const directed = Object.keys(plays).length > 0

  const plan = (command: Command) => {
    agenda.push({ key: `${command.at}#${String(commands).padStart(6, '0')}`, command })
    commands += 1
  }
  const commandIdAt = () => `robot-${String(commands).padStart(8, '0')}`
  const wallOf = (drill: number) => Math.max(0, drill - script.begin)
  const trainer = { kind: 'trainer', name: 'robot' } as const

  function intend(expected: ExpectedAction, opened: number, by: number) {
    const role = expected.role.find((each) => staffed.includes(each))
    if (!role) return
    const cause = entries[by - 1]
    const inject = cause?.type === 'inject-delivered' ? script.injects.get(cause.inject ?? '') : undefined
    const reply = { ...(inject && { inject, inReplyTo: by }) }
    const play = plays[expected.id]
    const how = play === undefined ? policyOf(role) : play === 'breached' ? 'wrong' : 'perfect'
    const usual = timesFor(script, expected, how, opened, dice)
    const times = play === 'not-done' ? [] : typeof play === 'number' ? [Math.max(opened + 1000, play)] : usual
    for (const at of times) {
      if (at >= scenario.clock.end) continue
      const action = actionFor(script, expected, how, reply)
      plan({ type: 'act', id: commandIdAt(), ...action, by: { kind: 'seat', seat: role, role }, at: wallOf(at) })
    }
  }

  function read(entry: Entry, roles: readonly string[], dice: () => number) {
    for (const role of roles) {
      if (policyOf(role) === 'absent') continue
      const at = wallOf(entry.at) + Math.round(2000 + 20_000 * dice())
      plan({ type: 'see', id: commandIdAt(), delivery: entry.e, by: { kind: 'seat', seat: role, role }, at })
    }
  }

  function notice(entry: Entry) {
    if (entry.type === 'expected-opened') {
      const expected = script.expected.get(entry.expected)
      if (expected) intend(expected, entry.at, entry.by)
    }
    if (entry.type === 'inject-delivered') {
      const { to } = entry.message
      read(entry, to.length === 0 ? staffed : staffed.filter((role) => to.includes(role)), dice)
      for (const id of script.injects.get(entry.inject ?? '')?.expects ?? []) {
        const expected = script.expected.get(id)
        if (expected && isForbidden(expected)) intend(expected, entry.at, entry.e)
      }
    }
    if (entry.type === 'action-taken') {
      read(
        entry,
        staffed.filter((role) => role !== entry.role && entry.to.includes(role)),
        glances,
      )
    }
    if (entry.type === 'drill-started') {
      const told = new Set(scenario.injects.flatMap((inject) => inject.expects))
      for (const expected of scenario.expected) {
        if (!isForbidden(expected) || told.has(expected.id)) continue
        const at = expected.after && 'at' in expected.after ? expected.after.at : Math.max(0, script.begin)
        intend(expected, at, entry.e)
      }
    }
  }

  /** Until when (drill ms) a deed waits because it would also do what `plays` wants undone till then, or for ever. */
  function heldTill({ command }: Waiting): number {
    if (command.type !== 'act' || command.by.kind !== 'seat' || !directed) return Number.NEGATIVE_INFINITY
    const cause = entries[(command.inReplyTo ?? 0) - 1]
    const inject = cause?.type === 'inject-delivered' ? cause.inject : undefined
    const deed = { action: 0, own: 0, role: command.by.role, ...command, ...(inject !== undefined && { inject }) }
    const meets = metBy(script, state.snapshot.ledger, deed)
    const plain = meets.flatMap(({ id }) => plays[id] ?? [])
    return Math.max(...plain.map((play) => (play === 'not-done' ? Number.POSITIVE_INFINITY : Number(play) || 0)))
  }

  for (const role of staffed)
    plan({ type: 'join', id: commandIdAt(), name: role, by: { kind: 'seat', seat: role, role }, at: 0 })
  plan({ type: 'start', id: commandIdAt(), by: trainer, at: 0 })
  plan({ type: 'end', id: commandIdAt(), by: trainer, at: wallOf(scenario.clock.end) })
  for (let steps = 0; state.status !== 'ended' && steps < 100_000; steps++) {
    const alarm = nextAlarm(state) ?? Number.POSITIVE_INFINITY
    const now = Math.min(alarm, ...agenda.map(({ command }) => command.at))
    const coming = agenda.filter(({ command }) => command.at <= now)
    const held = coming.map((each) => ({ ...each, till: wallOf(heldTill(each)) })).filter(({ till }) => till > now)
    const due = coming.filter(({ key }) => !held.some((each) => each.key === key))
    agenda = agenda.filter(({ command }) => command.at > now)
    for (const { command, till } of held) if (Number.isFinite(till)) plan({ ...command, at: till })
    const decided = decide(machine, state, due, { now })
    if (!decided && held.length > 0) continue
    if (!decided) throw new Error(`nothing to do at ${now}: the rehearsal is stuck`)
    state = decided.state
    entries.push(...decided.entries)
    for (const entry of decided.entries) notice(entry)
  }
  return { entries, commands, state }
}

/** Plays a scenario out and reviews it. */
export function rehearse(...[machine, ...how]: Parameters<typeof playOut>): Rehearsal {
  const { scenario, players: staffed } = machine.script
  const { entries, commands, state } = playOut(machine, ...how)
  const drill = { id: 'rehearsal', title: scenario.title, status: 'ended', n: entries.length, hash: '', staffed }
  return { entries, review: score(scenario, entries, drill), commands, state }
}
