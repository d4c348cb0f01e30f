import type { SubjectAnswer, SubjectRequest } from '../../../engine/improve/contract.ts'
import { canonical } from '../commit.ts'
import type { Item, Table } from '../table.ts'

type Kept = Item & { readonly subject: SubjectAnswer }

const key = (org: string) => `SUBJECTS#${org}`
const same = (a: SubjectAnswer, b: SubjectAnswer) => canonical(a) === canonical(b)

/** An organisation's register of plans and enterprises. */
export function makeSubjectStore(table: Table) {
  return {
    async list(org: string): Promise<SubjectAnswer[]> {
      return ((await table.query(key(org), {})) as Kept[]).map((item) => item.subject)
    },
    /** Puts the next revision of a subject; undefined when somebody else did so first. */
    async put(org: string, request: SubjectRequest): Promise<SubjectAnswer | undefined> {
      const subject: SubjectAnswer = { ...request, n: request.n + 1 }
      const standing = (await table.get(key(org), request.id)) as Kept | undefined
      if (standing && same(standing.subject, subject)) return subject
      if ((standing?.subject.n ?? 0) !== request.n) return undefined
      const item = { pk: key(org), sk: request.id, n: subject.n, subject }
      const put = await table.put(item, standing ? { ifNewer: 'n' } : { ifAbsent: true })
      if (put.ok) return subject
      const now = (await table.get(key(org), request.id)) as Kept | undefined
      return now && same(now.subject, subject) ? subject : undefined
    },
  }
}
export type SubjectStore = ReturnType<typeof makeSubjectStore>
