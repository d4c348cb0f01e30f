import type { EntryBody } from '../drill/entries.ts'
import type { Script } from '../scenario/script.ts'
import type { Effect, Ledger, Row, TimerEvent } from './ledger.ts'

/** What a step makes of the ledger, and what it asks to be done. */
export interface Step {
  readonly ledger: Ledger
  readonly effects: readonly Effect[]
}

/** A step being written: entries get their numbers in the order they happen. */
export class Draft {
  ledger: Ledger
  readonly effects: Effect[] = []
  readonly script: Script
  constructor(script: Script, ledger: Ledger) {
    this.script = script
    this.ledger = ledger
  }
  set(change: Partial<Ledger>) {
    this.ledger = { ...this.ledger, ...change }
  }
  row(id: string, row: Row) {
    this.set({ expected: { ...this.ledger.expected, [id]: row } })
  }
  entry(body: EntryBody): number {
    const { e } = this.ledger
    this.effects.push({ kind: 'entry', e, body })
    this.set({ e: e + 1 })
    return e
  }
  /** A timer is never due before the step that arms it. */
  arm(id: string, at: number, event: TimerEvent) {
    this.effects.push({ kind: 'arm', id, dueAt: Math.max(at, this.ledger.at), event })
  }
  disarm(id: string) {
    this.effects.push({ kind: 'disarm', id })
  }
}

/** Makes a pure step of a function that writes one. */
export const step =
  <Rest extends unknown[]>(write: (draft: Draft, ...rest: Rest) => void) =>
  (script: Script, ledger: Ledger, ...rest: Rest): Step => {
    const draft = new Draft(script, ledger)
    write(draft, ...rest)
    return { ledger: draft.ledger, effects: draft.effects }
  }
