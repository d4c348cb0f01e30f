import { createHash } from 'node:crypto'
import type { Command } from '../../engine/drill/commands.ts'
import type { Entry, Outcome } from '../../engine/drill/entries.ts'
import type { DrillState } from '../../engine/drill/state.ts'
import type { Item } from './table.ts'

/** A command that a commit took, with all its receipt will say. */
export interface Consumed {
  /** `<seat>#<command id>`, seat `staff` for trainers. */
  readonly key: string
  readonly shard: number
  /** Wall ms at which it was accepted. */
  readonly at: number
  readonly hash: string
  readonly outcome: Outcome
}

/** One commit of a drill's log: `put` if absent, it is the lock as well as the record. */
export interface Commit {
  readonly n: number
  /** Wall ms at which it was decided. */
  readonly at: number
  readonly consumed: readonly Consumed[]
  readonly entries: readonly Entry[]
  readonly state: DrillState
}

/** An accepted command waiting in the inbox. */
export interface Mail {
  readonly key: string
  readonly shard: number
  readonly hash: string
  readonly command: Command
}

/** The answer that a command gets for ever. */
export interface ReceiptItem {
  readonly n: number
  readonly at: number
  readonly hash: string
  readonly outcome: Outcome
}

export const drillKey = (drill: string) => `DRILL#${drill}`
export const inboxKey = (drill: string, shard: number) => `INBOX#${drill}#${shard}`
export const logKey = (n: number) => `LOG#${String(n).padStart(6, '0')}`
export const mailKey = (key: string) => `CMD#${key}`
export const receiptKey = (key: string) => `DONE#${key}`

/** Which of a drill's inbox partitions a sender writes to. */
export function shardOf(sender: string, shards: number): number {
  if (shards <= 1) return 0
  return createHash('sha256').update(sender).digest().readUInt16BE(0) % shards
}

/** A hash of what was asked, without the moment: the same id with another body is another command. */
export function bodyHash(command: Omit<Command, 'at'>): string {
  return createHash('sha256').update(canonical(command)).digest('base64url').slice(0, 22)
}

/** JSON with sorted keys: equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

export const commitItem = (drill: string, commit: Commit): Item => ({
  pk: drillKey(drill),
  sk: logKey(commit.n),
  ...commit,
})
export const readCommit = (item: Item): Commit => item as unknown as Commit
