import { describe, expect, it } from 'vitest'
import { drillTime } from '../../engine/drill/clock.ts'
import type { Command } from '../../engine/drill/commands.ts'
import { decide, nextAlarm } from '../../engine/drill/decide.ts'
import type { Entry } from '../../engine/drill/entries.ts'
import { canFork, fork } from '../../engine/drill/fork.ts'
import { type DrillState, initialState } from '../../engine/drill/state.ts'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { foldSeat } from '../../engine/view/view.ts'
import { play } from './play.ts'
import { smallMachine } from './small-scenario.ts'

const machine = smallMachine()
const minute = 60_000

interface Step {
  readonly state: DrillState
  readonly entries: readonly Entry[]
  readonly command?: Command
}

/** Lets a drill go on from a state through commands in wall order, waking at every alarm: each decision is a step. */
function goOn(from: DrillState, commands: readonly Command[], until: number): Step[] {
  const steps: Step[] = []
  let state = from
  const take = (now: number, command?: Command) => {
    const decided = decide(machine, state, command ? [{ key: command.id, command }] : [], { now })
    if (!decided) return
    state = decided.state
    steps.push({ state, entries: decided.entries, ...(command && { command }) })
  }
  const wake = (to: number) => {
    for (;;) {
      const alarm = nextAlarm(state)
      if (alarm === undefined || alarm > to) return
      take(alarm)
    }
  }
  for (const command of commands) {
    wake(command.at - 1)
    take(command.at, command)
  }
  wake(until)
  return steps
}

/** Two hours of whatever people might do, at whole milliseconds. */
function randomCommands(dice: () => number): Command[] {
  const pick = <T>(all: readonly T[]) => all[Math.floor(dice() * all.length)] as T
  const seat = (role: string) => ({ kind: 'seat', seat: role, role }) as const
  const trainer = { kind: 'trainer', name: 'T' } as const
  const bodies = [
    { type: 'act', form: 'report-up', fields: { means: 'phone', time: '10:00' }, to: ['UPR'], by: seat('DUTY') },
    { type: 'act', form: 'order', fields: { task: 'evacuate', content: 'go' }, to: ['DUTY'], by: seat('SUM') },
    { type: 'act', form: 'note', fields: { content: 'x' }, to: [], by: seat('SUM') },
    { type: 'see', delivery: 4, by: seat('DUTY') },
    { type: 'say', as: 'UPR', to: ['DUTY'], text: 'and?', by: trainer },
    { type: 'note', text: 'n', by: trainer },
    { type: 'jump', by: trainer },
    { type: 'pause', by: trainer },
    { type: 'resume', by: trainer },
    { type: 'resume', by: trainer },
    { type: 'inject', inject: 'I3', by: trainer },
    { type: 'set-rate', rate: 3, by: trainer },
  ] as const
  const times = Array.from({ length: 14 }, () => Math.floor(dice() * 90 * minute)).sort((a, b) => a - b)
  const drawn = times.map((at, index) => ({ ...pick(bodies), id: `command-${index}`, at }))
  return [{ type: 'start', id: 'command-start', by: trainer, at: 0 }, ...drawn] as Command[]
}

/** An entry without its wall times, its numbers moved on by `shift` where they are above `after`. */
function told(entry: Entry, after: number, shift: number): unknown {
  const numbers = new Set(['e', 'by', 'action', 'inReplyTo', 'delivery'])
  return JSON.parse(JSON.stringify(entry), (key, value) => {
    if (key === 'wall' || key === 'wallEpoch' || key === 'receivedAt') return undefined
    return numbers.has(key) && typeof value === 'number' && value > after ? value + shift : value
  })
}

describe('a drill that goes on from a moment of another', () => {
  it('[D10] does from there on, given the same commands, entry by entry what the other did', () => {
    let compared = 0
    for (let seed = 1; seed <= 150; seed++) {
      const commands = randomCommands(makeDice(seed))
      const original = goOn(initialState(machine, ['DUTY', 'SUM'], 1, 0), commands, 120 * minute)
      const dice = makeDice(seed * 7919)
      const k = Math.floor(dice() * original.length)
      const { state } = original[k]!
      // At other rates the log time may lie a fraction of a wall millisecond before the clock's: no exact comparison.
      if (!canFork(state) || drillTime(state.clock, state.logWall) !== state.logAt) continue
      const wall = 10_000_000_000 + Math.floor(dice() * minute)
      const forked = fork(state, { drill: 'the-other', n: k + 1 }, { wall, rate: state.rate })
      const resumed = wall + 5 * minute
      const running = state.clock.rate > 0
      const shift = running ? 2 : 1
      const last = state.nextEntry - 1
      const done = new Set(original.slice(0, k + 1).flatMap(({ command }) => command?.id ?? []))
      const later = (at: number) => resumed + at - state.logWall
      const moved = (n: number) => (n > last ? n + shift : n)
      const rest = commands
        .filter(({ id }) => !done.has(id))
        .map((command) => ({
          ...command,
          at: later(command.at),
          ...('delivery' in command && { delivery: moved(command.delivery) }),
        }))
      const resume: Command = { type: 'resume', id: 'resume-it', by: { kind: 'trainer', name: 'T' }, at: resumed }
      const steps = goOn(forked.state, running ? [resume, ...rest] : rest, later(120 * minute))
      const mine = steps.flatMap(({ entries }) => entries).slice(running ? 1 : 0)
      const theirs = original.slice(k + 1).flatMap(({ entries }) => entries)
      expect(
        mine.map((entry) => told(entry, Number.MAX_SAFE_INTEGER, 0)),
        `seed ${seed}, after commit ${k + 1}`,
      ).toEqual(theirs.map((entry) => told(entry, last, shift)))
      compared += 1
    }
    expect(compared).toBeGreaterThan(80)
  })

  it('[D11] begins paused where the other stood, with an open lobby, and nothing falls due until it is resumed', () => {
    const drill = play(machine)
    drill.trainer(0, { type: 'start' })
    drill.trainer(1, { type: 'lock' })
    drill.until(25)
    const { state } = drill
    const forked = fork(state, { drill: 'the-other', n: 9 }, { wall: 1_000 * minute, rate: 4 })
    expect(forked.entries).toEqual([
      {
        e: state.nextEntry,
        at: state.logAt,
        wall: 1_000 * minute,
        type: 'forked',
        drill: 'the-other',
        n: 9,
        clock: { drillEpoch: state.logAt, wallEpoch: 1_000 * minute, rate: 0 },
      },
    ])
    expect(forked.state).toMatchObject({ status: 'running', rate: 4, locked: false, held: false })
    expect(forked.state.timers).toEqual(state.timers)
    expect(nextAlarm(forked.state)).toBeUndefined()
    expect(decide(machine, forked.state, [], { now: 9_000 * minute })).toBeUndefined()
  })

  it('[D11] never sets log time back, also where the clock of the machine is behind the one that wrote the log', () => {
    const drill = play(machine)
    drill.trainer(10, { type: 'start' })
    const forked = fork(drill.state, { drill: 'the-other', n: 1 }, { wall: 3 * minute, rate: 1 })
    expect(forked.state.logWall).toBe(drill.state.logWall)
    expect(forked.state.clock.wallEpoch).toBe(drill.state.logWall)
  })

  it('[D12] cannot begin in the lobby or after the end', () => {
    const drill = play(machine)
    expect(canFork(drill.state)).toBe(false)
    drill.trainer(0, { type: 'start' })
    expect(canFork(drill.state)).toBe(true)
    drill.trainer(2, { type: 'pause' })
    expect(canFork(drill.state)).toBe(true)
    drill.trainer(3, { type: 'end' })
    expect(canFork(drill.state)).toBe(false)
  })

  it('[V5] gives a newcomer what the role has got, a standing clock, and nothing of where it came from', () => {
    const drill = play(machine)
    drill.trainer(0, { type: 'start' })
    drill.act(5, 'SUM', 'order', { task: 'evacuate', content: 'leave' }, ['DUTY'])
    drill.until(25)
    const { entries } = fork(drill.state, { drill: 'the-other', n: 9 }, { wall: 60 * minute, rate: 1 })
    const frames = foldSeat('a-new-seat', 'DUTY').apply([...drill.entries, ...entries])
    expect(frames.map(({ type }) => type)).toEqual(['clock', 'message', 'inject', 'clock'])
    expect(frames.at(-1)).toMatchObject({ status: 'paused', clock: { rate: 0 } })
    expect(JSON.stringify(frames)).not.toContain('the-other')
  })
})
