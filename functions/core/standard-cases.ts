import type { Deps } from './deps.ts'
import { makeStandardStore } from './standard-store.ts'
import type { UseCases } from './use-cases.ts'

/** Reading and setting the scoring standard of an organisation. */
export function makeStandardCases({ table }: Pick<Deps, 'table'>): Pick<UseCases, 'listStandards' | 'putStandard'> {
  const standards = makeStandardStore(table)
  return {
    listStandards: (who) => standards.list(who.org),
    async putStandard(who, request) {
      if (who.role !== 'manager') return { ok: false, reason: 'manager-only' }
      return { ok: true, value: await standards.put(who.org, request) }
    },
  }
}
