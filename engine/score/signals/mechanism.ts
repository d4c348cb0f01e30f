import { both } from '../../words/words.ts'
import { weighted } from '../adherence.ts'
import { counts } from '../item.ts'
import type { Figure } from '../review.ts'
import { measure } from './measure.ts'
import type { Measure } from './signal.ts'
import type { Sources } from './sources.ts'

/** P5: contradicting orders left standing, no single commander, required links not used in time. */
export function unityMeasures({ facts, coordination, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const { conflicts, orders, conflictRate } = coordination
  const open = conflicts.map(({ at, resolvedAt }) => (resolvedAt ?? facts.end) - at)
  const unresolved: Figure = {
    value: orders.length === 0 && conflictRate.value === null ? null : Math.max(0, ...open),
    entries: conflictRate.entries,
  }
  return [
    measure(
      'unresolved-conflict',
      both('矛盾命令未理顺的最长时间', 'Longest time contradicting orders stood'),
      'ms',
      unresolved,
      'above',
      thresholds.conflictUnresolved,
    ),
    measure(
      'uncommanded',
      both('应有而没有单一总指挥的时间', 'Time without the single commander that was due'),
      'ms',
      coordination.uncommanded,
      'above',
      thresholds.uncommanded,
    ),
    measure(
      'link-coverage',
      both('必需联络关系按时使用的占比', 'Required links used in time'),
      'share',
      coordination.coverage,
      'below',
      thresholds.linkCoverage,
    ),
  ]
}

/** P6: was prevention done before the hazard came, and did a gap in it cost something later? */
export function preventionMeasures({ scenario, items, branches, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const hazard = scenario.phases.find((phase) => phase.kind === 'response' || phase.kind === 'recovery')?.at
  const before = items.filter(
    (item) => counts(item) && item.openedAt !== undefined && hazard !== undefined && item.openedAt < hazard,
  )
  const early = scenario.branches.filter(({ root, costly }) => costly && (root === 'prevention' || root === 'warning'))
  const fired = branches.filter(
    (branch) => branch.firedAt !== undefined && early.some((each) => each.id === branch.branch),
  )
  return [
    measure(
      'prevention-done',
      both('灾前应办事项完成率', 'What was due before the hazard, done'),
      'share',
      weighted(before, (item) =>
        item.doneAt !== undefined && hazard !== undefined && item.doneAt <= Math.max(hazard, item.dueAt ?? hazard)
          ? 1
          : 0,
      ),
      'below',
      thresholds.prevention,
    ),
    measure(
      'prevention-branches',
      both('根源在预防预警阶段的不利分支', 'Costly branches that root in prevention or warning'),
      'count',
      {
        value: early.length === 0 ? null : fired.length,
        entries: fired.flatMap((branch) => branch.entries),
      },
      'at-least',
      thresholds.preventionBranches,
    ),
  ]
}

/** P8: is help asked for in time where one's own forces are not enough? */
export function rescueMeasures({ scenario, items, standard }: Sources): Measure[] {
  const asking = new Set(
    scenario.expected.filter((expected) => expected.form === 'request-support').map((expected) => expected.id),
  )
  const asked = items.filter((item) => counts(item) && asking.has(item.expected))
  return [
    measure(
      'support-on-time',
      both('按时请求增援的占比', 'Help asked for in time'),
      'share',
      weighted(asked, (item) => (item.result === 'done' ? 1 : 0)),
      'below',
      standard.thresholds.supportOnTime,
    ),
  ]
}

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
