import { both } from '../../words/words.ts'
import type { Figure } from '../review.ts'
import { measure } from './measure.ts'
import type { Measure } from './signal.ts'
import type { Sources } from './sources.ts'

/** How many things were open to a role at a moment, by its step line. */
function openAt(series: readonly { readonly at: number; readonly open: number }[], at: number): number {
  let open = 0
  for (const point of series) {
    if (point.at > at) break
    open = point.open
  }
  return open
}

const fewest = 5
/** Pearson's r; null under five pairs or where either does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < fewest) return null
  const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length
  const [mx, my] = [mean(0), mean(1)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my)
    xx += (x - mx) ** 2
    yy += (y - my) ** 2
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy)
}

/** P10: reports, doubled reports, felt load, roles held, and notice that comes later the more is open. */
export function burdenMeasures({ facts, workload, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const series = new Map(workload.roles.map((role) => [role.role, role.series]))
  const entries: number[] = []
  const lags = facts.delivered.flatMap((delivery) =>
    (facts.seen.get(delivery.e) ?? []).flatMap((seen) => {
      const own = series.get(facts.seats.get(seen.seat)?.role ?? '')
      if (!own) return []
      entries.push(delivery.e, seen.e)
      return [[openAt(own, delivery.at), seen.at - delivery.at] as const]
    }),
  )
  const share = (id: string, zh: string, en: string, figure: Figure, threshold: number) =>
    measure(id, both(zh, en), 'share', figure, 'above', threshold)
  return [
    share('reporting-burden', '报送占用时间', 'Time on reports', workload.burden, thresholds.reportingBurden),
    share('duplicate-reports', '重复报送率', 'Facts reported twice', workload.duplicates, thresholds.duplicateReports),
    measure(
      'tlx',
      both('主观负荷（RTLX）', 'Felt load (Raw TLX)'),
      'points',
      { value: workload.tlx, entries: [] },
      'above',
      thresholds.tlx,
    ),
    measure(
      'roles-per-person',
      both('一人兼任的最多角色数', 'Most roles held by one person'),
      'count',
      workload.rolesPerPerson,
      'at-least',
      thresholds.rolesPerPerson,
    ),
    measure(
      'lag-with-load',
      both('在办任务越多看到越晚的程度（相关系数）', 'Notice later the more is open (correlation)'),
      'correlation',
      { value: correlation(lags), entries: [...new Set(entries)].sort((a, b) => a - b) },
      'above',
      thresholds.lagCorrelation,
    ),
  ]
}
