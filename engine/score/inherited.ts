import type { Entry } from '../drill/entries.ts'
import type { Moment } from '../drill/fork.ts'
import { counts } from './item.ts'
import type { Adherence, Figure, ItemScore } from './review.ts'

/**
 * What a drill that goes on from another's moment took over, and how it went from there on. The review scores the story
 * whole: what the new people found is what came of the inherited part, and two endings of one beginning can be
 * compared only over the same whole. What others did is named here, and adherence since then stands beside.
 */
export interface Inherited {
  readonly from: Moment
  /** The entry that says so: everything before it was inherited. */
  readonly e: number
  /** Drill ms of the moment. */
  readonly at: number
  /** Expected actions settled before: every entry behind them is inherited. */
  readonly settled: readonly string[]
  /** Called for before, ended after: part of their time ran before the new people came. */
  readonly across: readonly string[]
  /** Over all others, and those across. */
  readonly since: { readonly adherence: Adherence; readonly onTime: Figure }
}

/** Reads what was inherited; undefined in a drill that began by itself. Of a drill forked twice, the last moment counts. */
export function readInherited(
  entries: readonly Entry[],
  items: readonly ItemScore[],
  adherenceOf: (items: readonly ItemScore[]) => Adherence,
): Inherited | undefined {
  const forked = entries.findLast((entry) => entry.type === 'forked')
  if (forked?.type !== 'forked') return undefined
  const { e, at, drill, n } = forked
  const before = (item: ItemScore) => item.entries.filter((entry) => entry < e).length
  const settled = items.filter((item) => item.entries.length > 0 && before(item) === item.entries.length)
  const across = items.filter((item) => before(item) > 0 && before(item) < item.entries.length)
  const own = items.filter((item) => !settled.includes(item))
  const scored = own.filter(counts)
  return {
    from: { drill, n },
    e,
    at,
    settled: settled.map((item) => item.expected),
    across: across.map((item) => item.expected),
    since: {
      adherence: adherenceOf(own),
      onTime: {
        value: scored.length === 0 ? null : scored.filter((item) => item.result === 'done').length / scored.length,
        entries: scored.flatMap((item) => item.entries.slice(-1)),
      },
    },
  }
}
