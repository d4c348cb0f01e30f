import type { Entry, EntryOf } from '../../../../engine/drill/entries.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { makeReplay } from '../../../../engine/view/replay.ts'

type Value = string | number | boolean
export interface Change {
  readonly variable: string
  readonly before: Value | undefined
  readonly after: Value
  readonly e: number
}
/** What one fired branch did to the story: drill ms, and the entries that tell of it. */
export interface BranchCost {
  readonly branch: string
  readonly at: number
  readonly changes: readonly Change[]
  readonly objectives: readonly string[]
  readonly withheld: readonly string[]
  readonly delivered: readonly string[]
  readonly entries: readonly number[]
}
/** A variable that moved: its value at moments in order (drill ms), the last one at the drill's end. */
export interface Curve {
  readonly variable: string
  readonly points: readonly { readonly at: number; readonly value: number }[]
}

/** What each fired branch cost, in the order they fired. Its effects stand right behind it in the log. */
export function branchCosts(scenario: Scenario, entries: readonly Entry[]): readonly BranchCost[] {
  const replay = makeReplay(scenario, entries)
  const costs = entries.flatMap((fired, index): BranchCost[] => {
    if (fired.type !== 'branch-fired') return []
    const { branch, at, e } = fired
    const own: Entry[] = []
    for (const entry of entries.slice(index + 1)) {
      const its =
        entry.type === 'variable-set' ||
        ((entry.type === 'inject-withheld' || entry.type === 'objective-failed') && entry.branch === branch)
      if (!its) break
      own.push(entry)
    }
    const of = <T extends Entry['type']>(type: T) => own.filter((entry): entry is EntryOf<T> => entry.type === type)
    const sent = entries.filter(
      (entry): entry is EntryOf<'inject-delivered'> =>
        entry.type === 'inject-delivered' && entry.cause.by === 'branch' && entry.cause.branch === branch,
    )
    return [
      {
        branch,
        at,
        changes: of('variable-set').map((entry) => ({
          variable: entry.variable,
          before:
            of('variable-set').findLast((each) => each.variable === entry.variable && each.e < entry.e)?.value ??
            replay.pictureAt(index).variable(entry.variable, at),
          after: entry.value,
          e: entry.e,
        })),
        objectives: of('objective-failed').map((entry) => entry.objective),
        withheld: of('inject-withheld').map((entry) => entry.inject),
        delivered: sent.map((entry) => entry.inject ?? ''),
        entries: [e, ...own.map((entry) => entry.e), ...sent.map((entry) => entry.e)],
      },
    ]
  })
  return costs
}

const samples = 60

/** The numbers of the story over time: only those that changed. Models are sampled 60 times. */
export function variableCurves(scenario: Scenario, entries: readonly Entry[]): readonly Curve[] {
  const replay = makeReplay(scenario, entries)
  const { from, to } = replay
  const grid = Array.from({ length: samples + 1 }, (_, index) => from + ((to - from) * index) / samples)
  return scenario.variables.flatMap(({ id }): Curve[] => {
    const set = entries.flatMap((entry, index) =>
      entry.type === 'branch-fired' || (entry.type === 'variable-set' && entry.variable === id)
        ? [{ at: entry.at, i: index }]
        : [],
    )
    // Just before and just after each change, so that a step is drawn as one.
    const at = [
      ...grid.map((time) => ({ time, i: replay.indexAt(time) })),
      ...set.flatMap(({ at: time, i }) => [
        { time, i },
        { time, i: i + 1 },
      ]),
    ].sort((a, b) => a.time - b.time || a.i - b.i)
    const points = at.flatMap(({ time, i }) => {
      const value = replay.pictureAt(i).variable(id, time)
      return typeof value === 'number' ? [{ at: time, value }] : []
    })
    const values = new Set(points.map(({ value }) => value))
    return values.size > 1 ? [{ variable: id, points }] : []
  })
}
