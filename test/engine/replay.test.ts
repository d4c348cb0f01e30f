import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../engine/drill/commands.ts'
import { decide, nextAlarm } from '../../engine/drill/decide.ts'
import type { Entry } from '../../engine/drill/entries.ts'
import { fork } from '../../engine/drill/fork.ts'
import { type DrillState, initialState } from '../../engine/drill/state.ts'
import { compile } from '../../engine/machine/machine.ts'
import { valuesAt } from '../../engine/machine/variables.ts'
import { makeDice } from '../../engine/rehearse/dice.ts'
import { rehearse } from '../../engine/rehearse/rehearse.ts'
import { policies } from '../../engine/rehearse/robot.ts'
import { liveView } from '../../engine/view/live-view.ts'
import { dueNow, type Picture } from '../../engine/view/picture.ts'
import { makeReplay } from '../../engine/view/replay.ts'
import { readScenario } from '../../scenarios/read.ts'

const reading = readScenario(readFileSync('scenarios/grassland-fire.yaml', 'utf8'))
if (!reading.ok) throw new Error(JSON.stringify(reading.problems[0]))
const { scenario } = reading
const machine = compile(scenario)
const { script } = machine

/** Drives the machine once more by the commands a log tells of, to have the states beside the entries. */
function statesOf(entries: readonly Entry[]): { state: DrillState; entries: number }[] {
  const seats = new Map(
    entries.flatMap((each) => (each.type === 'seat-joined' ? [[each.seat, each.role] as const] : [])),
  )
  const trainer = { kind: 'trainer', name: 'T' } as const
  const by = (seat: string) => ({ kind: 'seat', seat, role: seats.get(seat) ?? '' }) as const
  const commands = entries.flatMap((each): Command[] => {
    const id = `command-${each.e}`
    if (each.type === 'seat-joined') return [{ type: 'join', id, name: each.name, by: by(each.seat), at: each.wall }]
    if (each.type === 'drill-started') return [{ type: 'start', id, by: trainer, at: each.wall }]
    if (each.type === 'drill-ended') return [{ type: 'end', id, by: trainer, at: each.wall }]
    if (each.type === 'inject-seen')
      return [{ type: 'see', id, delivery: each.delivery, by: by(each.seat), at: each.wall }]
    if (each.type !== 'action-taken') return []
    const { action, seat, form, fields, to, inReplyTo, clause, receivedAt } = each
    const reply = inReplyTo === undefined ? {} : { inReplyTo }
    return [
      { type: 'act', id: action, form, fields, to: [...to], ...reply, clause, by: by(seat), at: receivedAt } as Command,
    ]
  })
  let state = initialState(machine, script.players, 1, 0)
  let made = 0
  const steps: { state: DrillState; entries: number }[] = []
  const take = (now: number, command?: Command) => {
    const decided = decide(machine, state, command ? [{ key: command.id, command }] : [], { now })
    if (!decided) return
    state = decided.state
    made += decided.entries.length
    steps.push({ state, entries: made })
  }
  for (const command of commands) {
    for (let alarm = nextAlarm(state); alarm !== undefined && alarm < command.at; alarm = nextAlarm(state)) take(alarm)
    take(command.at, command)
  }
  expect(made).toBe(entries.length)
  return steps
}

const plain = (picture: Picture, at: number) =>
  JSON.stringify({
    ...picture,
    unseen: [...picture.unseen],
    people: [...picture.people],
    branches: [...picture.branches],
    failed: [...picture.failed],
    variables: scenario.variables.map(({ id }) => [id, picture.variable(id, at)]),
  })

describe('a replay', () => {
  it.each(policies)('[R50] shows at every step of a drill of %s cadres what the control room showed then', (policy) => {
    const { entries } = rehearse(machine, policy, 7)
    const replay = makeReplay(scenario, entries)
    for (const { state, entries: i } of statesOf(entries)) {
      const live = liveView(script, state, 1)
      const picture = replay.pictureAt(i)
      const at = state.logAt
      expect([picture.status, picture.phase, picture.rate]).toEqual([live.status, live.phase, live.clock.rate])
      const theirs = live.expected.filter(({ standing }) => standing === 'open' || standing === 'overdue')
      const periodic = (id: string) => script.expected.get(id)?.limit.kind === 'every'
      const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
      expect(
        sorted(
          picture.open
            .filter(({ expected }) => !periodic(expected))
            .map((task) => [task.expected, task.openedAt, task.dueAt, task.overdue]),
        ),
      ).toEqual(
        sorted(
          theirs
            .filter(({ expected }) => !periodic(expected))
            .map((each) => [each.expected, each.openedAt, each.dueAt, each.standing === 'overdue']),
        ),
      )
      const running = theirs.filter(({ expected, standing }) => periodic(expected) && standing === 'open')
      expect(
        sorted(
          picture.open
            .filter(({ expected }) => periodic(expected))
            .map((task) => [task.expected, dueNow(script.expected.get(task.expected), task, at)])
            .filter(([, due]) => due !== undefined),
        ),
      ).toEqual(sorted(running.map((each) => [each.expected, each.dueAt])))
      expect([...picture.branches.keys()].sort()).toEqual(
        live.branches.flatMap((each) => (each.state === 'fired' ? [each.branch] : [])).sort(),
      )
      const values = valuesAt(script, state.snapshot.ledger, at)
      for (const { id } of scenario.variables) {
        const shown = picture.variable(id, at)
        const off = typeof shown === 'number' ? Math.abs(shown - Number(values[id])) : shown === values[id] ? 0 : 1
        expect(off, `${id} after entry ${i}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('[R51] shows the same however one came to a moment: forwards, backwards, in leaps', () => {
    const { entries } = rehearse(machine, { DUTY: 'perfect', EMB: 'slow', SUM: 'wrong', GAC: 'slow' }, 3)
    const replay = makeReplay(scenario, entries)
    const seed = 20_260_412
    const dice = makeDice(seed)
    for (let round = 0; round < 300; round++) {
      const i = Math.floor(dice() * (entries.length + 1))
      const at = entries[Math.max(0, i - 1)]?.at ?? 0
      const fresh = makeReplay(scenario, entries.slice(0, i)).pictureAt(i)
      expect(plain(replay.pictureAt(i), at), `seed ${seed}, entry ${i}`).toBe(plain(fresh, at))
    }
  })

  it('[R51] finds how far the log was by any drill time', () => {
    const { entries } = rehearse(machine, 'slow', 3)
    const replay = makeReplay(scenario, entries)
    expect([replay.from, replay.to]).toEqual([script.begin, entries.at(-1)?.at])
    for (let at = replay.from - 60_000; at < replay.to + 60_000; at += 97_003)
      expect(replay.indexAt(at)).toBe(entries.filter((entry) => entry.at <= at).length)
  })

  it('[R52] empties the room where a new drill goes on, and keeps what was open', () => {
    const { entries } = rehearse(machine, 'slow', 3)
    const steps = statesOf(entries)
    const step = steps[Math.floor(steps.length / 2)]!
    const forked = fork(step.state, { drill: 'other', n: 9 }, { wall: 99_000_000_000, rate: 4 }).entries
    const replay = makeReplay(scenario, [...entries.slice(0, step.entries), ...forked])
    const [before, after] = [replay.pictureAt(step.entries), replay.pictureAt(step.entries + 1)]
    expect(before.people.size).toBeGreaterThan(5)
    expect(after).toMatchObject({ status: 'paused', open: before.open })
    expect([...after.people]).toEqual([])
  })
})
