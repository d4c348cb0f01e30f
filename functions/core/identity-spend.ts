import type { Spend } from './identity.ts'
import type { Table } from './table.ts'

/** Keeps used ticket ids in the table; `ttl` (seconds) lets a store forget them once they are stale anyway. */
export function spendInTable(table: Table): Spend {
  return async (jti, expiresAt) => {
    const item = { pk: `USED#${jti}`, sk: 'TICKET', ttl: Math.ceil(expiresAt / 1000) + 60 }
    return (await table.put(item, { ifAbsent: true })).ok
  }
}

/** Keeps used ticket ids in this process and forgets the stale ones: for one process, whose tickets die with it. */
export function spendInMemory(now: () => number): Spend {
  const used = new Map<string, number>()
  return async (jti, expiresAt) => {
    for (const [old, until] of used) if (until < now()) used.delete(old)
    if (used.has(jti)) return false
    used.set(jti, expiresAt)
    return true
  }
}
