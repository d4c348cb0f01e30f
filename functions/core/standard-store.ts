import { shippedStandard } from '../../engine/score/standard.ts'
import type { ScoringStandard, StandardRequest } from '../../engine/score/standard-schema.ts'
import { canonical } from './commit.ts'
import type { Item, Table } from './table.ts'

const standardKey = (org: string) => `STANDARD#${org}`
const versionKey = (version: number) => `V#${String(version).padStart(6, '0')}`

type Kept = Item & { readonly standard: ScoringStandard }

/** The content alone: the number is given when it is stored. */
const contentOf = ({ version: _, ...content }: ScoringStandard): string => canonical(content)

/**
 * The scoring standards of an organisation: the shipped one is version 1, its own follow. A version never changes, so
 * that a drill can be scored again under any of them and every score says by which it was made.
 */
export function makeStandardStore(table: Table) {
  async function list(org: string): Promise<ScoringStandard[]> {
    const items = (await table.query(standardKey(org), { prefix: 'V#' })) as Kept[]
    return [shippedStandard, ...items.map((item) => item.standard)]
  }
  return {
    /** All versions, oldest first. */
    list,
    /** One version; undefined where there is none. */
    async get(org: string, version: number): Promise<ScoringStandard | undefined> {
      if (version === shippedStandard.version) return shippedStandard
      return ((await table.get(standardKey(org), versionKey(version))) as Kept | undefined)?.standard
    },
    /** The number of the newest version: by it new drills are scored. */
    async newest(org: string): Promise<number> {
      const [last] = (await table.query(standardKey(org), { prefix: 'V#' }, { reverse: true, limit: 1 })) as Kept[]
      return last?.standard.version ?? shippedStandard.version
    },
    /** Stores it under the next number; what is the same as the newest is that one: a retry makes no second. */
    async put(org: string, request: StandardRequest): Promise<ScoringStandard> {
      for (;;) {
        const last = (await list(org)).at(-1) ?? shippedStandard
        const standard = { version: last.version + 1, ...request }
        if (contentOf(standard) === contentOf(last)) return last
        const item: Item = { pk: standardKey(org), sk: versionKey(standard.version), standard }
        const put = await table.put(item, { ifAbsent: true })
        if (put.ok) return standard
      }
    },
  }
}
export type StandardStore = ReturnType<typeof makeStandardStore>
