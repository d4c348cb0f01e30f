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
