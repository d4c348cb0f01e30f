import type { Heard, Ruling, WorkloadAnswer } from '../score/rulings.ts'
import type { Records, RulingRecord, WorkloadRecord } from './records.ts'

/** What a ruling is about: a later one about the same replaces it. */
export function matterOf(ruling: Ruling): string {
  switch (ruling.kind) {
    case 'item-points':
    case 'accept-deviation':
      return `${ruling.kind}:${ruling.expected}`
    case 'objective-rating':
      return `${ruling.kind}:${ruling.objective}`
    case 'conclusion':
      return ruling.kind
  }
}

/** Earlier first; of one moment, by id, so that every reader sees one order. */
export const byTime = (a: { readonly at: number; readonly id: string }, b: { at: number; id: string }) =>
  a.at - b.at || (a.id < b.id ? -1 : 1)

/** How each ruling stands, oldest first: the last one on a matter that was not withdrawn stands. */
export function standings({ rulings, withdrawals }: Pick<Records, 'rulings' | 'withdrawals'>) {
  const withdrawn = new Map(
    [...withdrawals]
      .sort(byTime)
      .reverse()
      .map((each) => [each.ruling, each]),
  )
  const last = new Map<string, string>()
  const inOrder = [...rulings].sort(byTime)
  for (const ruling of inOrder) if (!withdrawn.has(ruling.id)) last.set(matterOf(ruling), ruling.id)
  return inOrder.map((ruling) => {
    const withdrawal = withdrawn.get(ruling.id)
    const stands = last.get(matterOf(ruling)) === ruling.id
    const state = withdrawal ? ('withdrawn' as const) : stands ? ('stands' as const) : ('replaced' as const)
    return { ruling, state, withdrawal }
  })
}

const plain = ({ person: _, ...ruling }: RulingRecord): Ruling => ruling

/** One answer a person and phase, the last one: a phase may have been asked after twice. */
export function loadAnswers(workload: readonly WorkloadRecord[]): readonly WorkloadAnswer[] {
  const last = new Map<string, WorkloadRecord>()
  for (const each of [...workload].sort(byTime)) last.set(`${each.seat} ${each.phase}`, each)
  return [...last.values()].map(({ id: _, seat: __, at: ___, ...answer }) => answer)
}

/** What the score takes in of all that was said: the rulings that stand, and the load. */
export function heardOf(records: Pick<Records, 'rulings' | 'withdrawals' | 'workload'>): Heard {
  const rulings = standings(records).flatMap(({ ruling, state }) => (state === 'stands' ? [plain(ruling)] : []))
  return { rulings, workload: loadAnswers(records.workload) }
}
