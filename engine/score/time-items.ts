import { counts } from './item.ts'
import { spread, type Timed } from './quantile.ts'
import type { ItemScore } from './review.ts'
import type { ItemTiming, Timing, TimingBin } from './timing.ts'

/** Edges of the picture, as shares of the limit: in time up to 1, then half as long again, twice, longer. */
const edges = [0, 0.25, 0.5, 0.75, 1, 1.5, 2] as const

function timeItem(item: ItemScore): ItemTiming {
  const { expected, openedAt, seenAt, dueAt } = item
  // A periodic one has as many times as periods; its first is not its response.
  const acted = item.limit.kind === 'every' ? undefined : item.doneAt
  const limit = openedAt !== undefined && dueAt !== undefined ? dueAt - openedAt : undefined
  const { took } = item
  return {
    expected,
    ...(openedAt !== undefined && { deliveredAt: openedAt }),
    ...(seenAt !== undefined && { seenAt }),
    ...(acted !== undefined && { actedAt: acted }),
    ...(dueAt !== undefined && { dueAt }),
    ...(limit !== undefined && { limit }),
    ...(seenAt !== undefined && openedAt !== undefined && { notice: Math.max(0, seenAt - openedAt) }),
    ...(seenAt !== undefined && acted !== undefined && acted >= seenAt && { decision: acted - seenAt }),
    ...(took !== undefined && { took }),
    ...(took !== undefined && limit !== undefined && limit > 0 && { share: took / limit }),
    entries: item.entries,
  }
}

/** Delivered, seen, acted for every expected action that was called for, and how response times spread over the limits. */
export function timeItems(items: readonly ItemScore[]): Timing {
  const scored = items.filter(counts)
  const timings = scored.map((item) => timeItem(item))
  const bins: TimingBin[] = edges.map((from, index) => {
    const to = edges[index + 1] ?? null
    const inside = timings.filter(
      ({ share }) =>
        share !== undefined && (share > from || (index === 0 && share === 0)) && (to === null || share <= to),
    )
    return { from, to, expected: inside.map((each) => each.expected) }
  })
  const spans = (of: (timing: ItemTiming) => number | undefined): Timed[] =>
    timings.flatMap((timing) => {
      const ms = of(timing)
      return ms === undefined ? [] : [{ ms, entries: timing.entries }]
    })
  return {
    items: timings,
    bins,
    missed: scored.filter((item) => item.result === 'missed').map((item) => item.expected),
    notice: spread(spans((timing) => timing.notice)),
    decision: spread(spans((timing) => timing.decision)),
    delay: spread(
      spans(({ actedAt, dueAt }) =>
        actedAt !== undefined && dueAt !== undefined && actedAt > dueAt ? actedAt - dueAt : undefined,
      ),
    ),
  }
}
