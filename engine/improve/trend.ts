import type { Probe, Text } from '../scenario/scenario.ts'
import type { Pillar } from '../score/signals/signal.ts'
import type { RunItem, RunSummary } from './run-summary.ts'
import { bootstrap, type Estimate, type SignTest, seedOf, signTest } from './statistics.ts'

/** What a trend is drawn by: units (roles, never persons), hazards, AQ/T 9009 capabilities, or the four pillars. */
export const trendKeys = ['role', 'hazard', 'capability', 'pillar'] as const
export type TrendKey = (typeof trendKeys)[number]

/** 一案三制, by the problem classes of doctrine 4: which pillar a problem class speaks of [D]. */
export const pillarOf: Readonly<Record<Probe, Pillar>> = {
  P1: 'plan',
  P2: 'system',
  P3: 'system',
  P4: 'system',
  P5: 'mechanism',
  P6: 'mechanism',
  P7: 'law',
  P8: 'mechanism',
  P9: 'system',
  P10: 'mechanism',
}

/** Why a drill is in no trend. */
export type LeftOut = 'demonstration' | 'continued' | 'never-played' | 'no-other'

export interface TrendPoint {
  readonly drill: string
  readonly estimate: Estimate
}
/** From one comparable drill to the next, over the items that both scored. */
export interface TrendChange {
  readonly from: string
  readonly to: string
  readonly difference: Estimate
  readonly sign: SignTest
}
export interface TrendLine {
  readonly key: string
  readonly label?: Text
  readonly points: readonly TrendPoint[]
  readonly changes: readonly TrendChange[]
}
/** Drills that may be compared, oldest first: same scenario content, form, notice, rate and staffing. */
export interface TrendFamily {
  readonly scenario: RunSummary['scenario']
  readonly hazard: RunSummary['hazard']
  readonly form: RunSummary['drillKind']['form']
  readonly notice: RunSummary['drillKind']['notice']
  readonly rates: readonly number[]
  readonly staffing: readonly Text[]
  readonly runs: readonly Pick<RunSummary, 'drill' | 'title' | 'endedAt' | 'score' | 'conclusion'>[]
  readonly lines: readonly TrendLine[]
}
export interface Trends {
  readonly by: TrendKey
  readonly families: readonly TrendFamily[]
  readonly leftOut: readonly (Pick<RunSummary, 'drill' | 'title' | 'endedAt' | 'scenario'> & {
    readonly why: LeftOut
  })[]
}

/** Two drills may be compared when this is the same of both (doctrine 3.7, rule 2). */
export const comparable = ({ scenario, hash, drillKind, rates, staffing }: RunSummary): string =>
  JSON.stringify([scenario.id, hash, drillKind.form, drillKind.content, drillKind.notice, rates, staffing])

function keysOf(by: TrendKey, run: RunSummary, item: RunItem): readonly string[] {
  if (by === 'hazard') return [run.hazard]
  if (by === 'capability') return item.capability
  if (by === 'pillar') return [...new Set(item.probes.map((probe) => pillarOf[probe]))]
  return item.roles
}

function lineOf(key: string, by: TrendKey, runs: readonly RunSummary[]): TrendLine {
  const own = runs.map(
    (run) =>
      new Map(
        run.items.filter((item) => keysOf(by, run, item).includes(key)).map((item) => [item.expected, item.points]),
      ),
  )
  const points = runs.flatMap((run, index) => {
    const estimate = bootstrap([...(own[index]?.values() ?? [])], seedOf(`${run.drill} ${by} ${key}`))
    return estimate ? [{ drill: run.drill, estimate }] : []
  })
  const changes = runs.slice(1).flatMap((run, index) => {
    const [before, after] = [own[index], own[index + 1]]
    const first = runs[index]
    if (!before || !after || !first) return []
    const differences = [...after].flatMap(([expected, value]) => {
      const earlier = before.get(expected)
      return earlier === undefined ? [] : [value - earlier]
    })
    const difference = bootstrap(differences, seedOf(`${first.drill} ${run.drill} ${by} ${key}`))
    return difference ? [{ from: first.drill, to: run.drill, difference, sign: signTest(differences) }] : []
  })
  const label = by === 'role' ? runs[0]?.roleNames[key] : undefined
  return { key, ...(label && { label }), points, changes }
}

function familyOf(by: TrendKey, runs: readonly RunSummary[]): TrendFamily[] {
  const [first] = runs
  if (!first) return []
  const keys = new Set(runs.flatMap((run) => run.items.flatMap((item) => keysOf(by, run, item))))
  const { scenario, hazard, drillKind, rates, staffing, roleNames } = first
  return [
    {
      scenario,
      hazard,
      form: drillKind.form,
      notice: drillKind.notice,
      rates,
      staffing: staffing.map((role) => roleNames[role] ?? { zh: role, en: role }),
      runs: runs.map(({ drill, title, endedAt, score, conclusion }) => ({ drill, title, endedAt, score, conclusion })),
      lines: [...keys].sort(naturally).map((key) => lineOf(key, by, runs)),
    },
  ]
}

/** C2 before C10. */
const naturally = (a: string, b: string) => {
  const [x, y] = [Number(/^C(\d+)$/.exec(a)?.[1]), Number(/^C(\d+)$/.exec(b)?.[1])]
  return x - y || (a < b ? -1 : Number(a > b))
}

/**
 * Trends between comparable drills only. Scripted demonstrations (示范性), drills that went on from another or were
 * never played, and drills with no other to compare them with are left out, and named with the reason. Points 0–100 an item, unweighted.
 */
export function trendsOf(all: readonly RunSummary[], by: TrendKey): Trends {
  const runs = [...all].sort((a, b) => a.endedAt - b.endedAt || (a.drill < b.drill ? -1 : 1))
  const whyNot = (run: RunSummary): LeftOut | undefined => {
    if (run.drillKind.purpose === 'demonstration') return 'demonstration'
    if (run.continued) return 'continued'
    return run.startedAt === undefined || run.items.length === 0 ? 'never-played' : undefined
  }
  const groups = new Map<string, RunSummary[]>()
  const out = new Map<string, LeftOut>()
  for (const run of runs) {
    const why = whyNot(run)
    if (why) out.set(run.drill, why)
    else groups.set(comparable(run), [...(groups.get(comparable(run)) ?? []), run])
  }
  for (const [key, members] of groups) {
    if (members.length > 1) continue
    for (const { drill } of members) out.set(drill, 'no-other')
    groups.delete(key)
  }
  return {
    by,
    families: [...groups.values()].flatMap((members) => familyOf(by, members)),
    leftOut: runs.flatMap(({ drill, title, endedAt, scenario }) => {
      const why = out.get(drill)
      return why ? [{ drill, title, endedAt, scenario, why }] : []
    }),
  }
}
