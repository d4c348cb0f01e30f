import type { Commit } from './commit.ts'
import type { Table } from './table.ts'

/**
 * Wall time. `stamp` gives the moment a command is accepted at; until `done`, that command may not be in the inbox
 * yet. `horizon` is the moment before which no command can still arrive: no timer fires beyond it.
 */
export interface Clock {
  now(): number
  horizon(): number
  stamp(): { readonly at: number; done(): void }
}

/** What a committed step reaches. All three may be called again for the same commit, and may be lost in a crash. */
export interface Reach {
  /** Sends the commit's frames to whoever is connected; never throws for a socket that is gone. */
  publish(drill: string, commit: Commit): Promise<void>
  /**
   * Calls `advance` at a wall time; undefined: no need. One alarm a drill, the last one set. `n` is the commit that
   * says so. `owed`: with that commit the time has changed, and SETTLED does not say so yet; without it this is only a
   * reminder, of use where alarms die with their process.
   */
  arm(drill: string, at: number | undefined, why: { readonly n: number; readonly owed: boolean }): Promise<void>
}

/** What the core needs of the world. */
export interface Ports {
  readonly table: Table
  readonly clock: Clock
  readonly reach: Reach
}

/** Makes ids and codes that nobody can guess. */
export interface Ids {
  uuid(): string
  /** 10 Crockford characters, 50 bits. */
  joinCode(): string
}
