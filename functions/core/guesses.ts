import type { Table } from './table.ts'

/** Counts wrong join codes where many processes must count together. */
export interface Guesses {
  /** Notes a wrong code from an address; once there were too many, the whole seconds to wait. */
  failed(address: string): Promise<number | undefined>
}

/**
 * Counts in the table, by fixed windows of `windowMs` (wall): `perAddress` failures from one address and `inTotal` from
 * all are let through. Two that count at the same moment may count once: it is a brake, not a bill.
 */
export function makeTableGuesses({
  table,
  now,
  perAddress = 30,
  inTotal = 1000,
  windowMs = 600_000,
}: {
  table: Table
  now: () => number
  perAddress?: number
  inTotal?: number
  windowMs?: number
}): Guesses {
  async function count(who: string, most: number): Promise<boolean> {
    const window = Math.floor(now() / windowMs)
    const pk = `GUESS#${who}`
    const sk = `W#${window}`
    const n = ((await table.get(pk, sk))?.n ?? 0) + 1
    if (n > most) return false
    await table.put({ pk, sk, n, ttl: Math.ceil(((window + 2) * windowMs) / 1000) }, { ifNewer: 'n' })
    return true
  }
  return {
    async failed(address) {
      const household = address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
      const letIn = (await count(household.slice(0, 100) || 'unknown', perAddress)) && (await count('ALL', inTotal))
      return letIn ? undefined : Math.max(1, Math.ceil((windowMs - (now() % windowMs)) / 1000))
    },
  }
}
