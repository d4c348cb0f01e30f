import type { Command } from '../../engine/drill/commands.ts'
import { decide, nextAlarm } from '../../engine/drill/decide.ts'
import type { Entry, Outcome } from '../../engine/drill/entries.ts'
import { type DrillState, initialState } from '../../engine/drill/state.ts'
import type { Machine } from '../../engine/machine/machine.ts'

type Body = Command extends infer C ? (C extends Command ? Omit<C, 'at' | 'id' | 'by'> : never) : never

const minute = 60_000

/** A drill played by hand on a fake wall clock that starts at 0; minutes are wall minutes. */
export function play(machine: Machine, { rate = 1, staffed = machine.script.players as string[] } = {}) {
  let state: DrillState = initialState(machine, staffed, rate, 0)
  let made = 0
  const entries: Entry[] = []

  function run(now: number, command?: Command): Outcome | undefined {
    const key = `k${made}`
    const decided = decide(machine, state, command ? [{ key, command }] : [], { now })
    if (!decided) return undefined
    state = decided.state
    entries.push(...decided.entries)
    return decided.outcomes.find((each) => each.key === key)?.outcome
  }
  const by = (role: string) => ({ kind: 'seat', seat: role, role }) as const
  const ask = (atMinute: number, body: Body, who: Command['by']) => {
    made += 1
    const at = Math.round(atMinute * minute)
    return run(at, { ...body, id: `command-${made}`, by: who, at } as Command)
  }
  return {
    get state() {
      return state
    },
    entries,
    trainer: (atMinute: number, body: Body) => ask(atMinute, body, { kind: 'trainer', name: 'T' }),
    seat: (atMinute: number, role: string, body: Body) => ask(atMinute, body, by(role)),
    act: (
      atMinute: number,
      role: string,
      form: string,
      fields: Record<string, string>,
      to: string[] = ['UPR'],
      inReplyTo?: number,
    ) => ask(atMinute, { type: 'act', form, fields, to, ...(inReplyTo && { inReplyTo }) } as Body, by(role)),
    /** Lets wall time pass, waking at every alarm on the way. */
    until(atMinute: number) {
      for (;;) {
        const alarm = nextAlarm(state)
        if (alarm === undefined || alarm > atMinute * minute) break
        run(alarm)
      }
      run(atMinute * minute)
    },
    of: <T extends Entry['type']>(type: T) =>
      entries.filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type),
    /** [type, drill minute] of every entry but those of the clock. */
    story: () => entries.map((entry) => `${entry.type} ${entry.at / minute}`),
  }
}
