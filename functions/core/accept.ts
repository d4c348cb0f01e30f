import type { Command } from '../../engine/drill/commands.ts'
import type { Outcome } from '../../engine/drill/entries.ts'
import { bodyHash, inboxKey, type Mail, mailKey, type ReceiptItem, receiptKey, shardOf } from './commit.ts'
import type { Ports } from './ports.ts'
import type { Item } from './table.ts'

/** A command before the server stamped it. */
export type Asked = Command extends infer C ? (C extends Command ? Omit<C, 'at'> : never) : never

/** Accepted at a wall time, for good; `outcome` where the machine has decided it already. */
export type Accepted =
  | { readonly ok: true; readonly at: number; readonly outcome?: Outcome }
  | { readonly ok: false; readonly reason: 'command-changed' }

/** Who a command's receipt belongs to: each seat for itself, the staff together. */
export const senderOf = (command: Asked) => (command.by.kind === 'seat' ? command.by.seat : 'staff')
export const keyOf = (command: Asked) => `${senderOf(command)}#${command.id}`

function again(hash: string, known: { at: number; hash: string; outcome?: Outcome }): Accepted {
  if (known.hash !== hash) return { ok: false, reason: 'command-changed' }
  return { ok: true, at: known.at, ...(known.outcome && { outcome: known.outcome }) }
}

/**
 * Makes a command durable: after this it is in the drill, whatever crashes. Asked again under the same id, hours
 * later too, it gives the first answer again; with another body it is refused.
 *
 *     put CMD if absent
 *        won or lost
 *     receipt? ── yes ──▶ the first answer: it was decided; what was put now waits beside its receipt and is dropped
 *        no ── won ──▶ accepted
 *        no ── lost ──▶ the waiting one's answer
 */
export async function accept(
  { table, clock }: Ports,
  drill: string,
  shards: number,
  command: Asked,
): Promise<Accepted> {
  const key = keyOf(command)
  const shard = shardOf(senderOf(command), shards)
  const pk = inboxKey(drill, shard)
  const hash = bodyHash(command)
  const receipt = async () => (await table.get(pk, receiptKey(key))) as (Item & ReceiptItem) | undefined
  const { at, done } = clock.stamp()
  try {
    const mail: Mail = { key, shard, hash, command: { ...command, at } as Command }
    const put = await table.put({ pk, sk: mailKey(key), ...mail }, { ifAbsent: true })
    if (put.ok) {
      const known = await receipt()
      return known ? again(hash, known) : { ok: true, at }
    }
    const waiting = (put.existing ?? (await table.get(pk, mailKey(key)))) as (Item & Mail) | undefined
    // Looked for after the waiting one: what waits beside a receipt is a repeat that came after the decision.
    const decided = await receipt()
    if (decided) return again(hash, decided)
    if (waiting) return again(hash, { at: waiting.command.at, hash: waiting.hash })
    throw new Error('a command was neither waiting nor decided: ask again')
  } finally {
    done()
  }
}
