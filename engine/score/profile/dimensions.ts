import type { Text } from '../../scenario/scenario.ts'
import { both } from '../../words/words.ts'
import { evidence, weighted } from '../adherence.ts'
import type { Coordination } from '../coordination/coordination.ts'
import { counts, isBroken } from '../item.ts'
import type { Adherence, Figure, ItemScore, Review } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Workload } from '../workload/workload.ts'
import type { Dimension, DimensionId } from './profile.ts'

/** What the profile is made of. */
export interface Measured {
  readonly items: readonly ItemScore[]
  readonly objectives: Review['objectives']
  readonly adherence: Adherence
  readonly coordination: Coordination
  readonly workload: Workload
  /** Objectives that a branch defeated. */
  readonly failed: ReadonlySet<string>
  /** Roles that took any action. */
  readonly acted: ReadonlySet<string>
  readonly span: Review['span']
}

const none: Figure = { value: null, entries: [] }
const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** The mean of what was measured, with all its entries. */
export function meanOf(figures: readonly Figure[]): Figure {
  const measured = figures.filter((figure) => figure.value !== null)
  if (measured.length === 0) return none
  const sum = measured.reduce((all, figure) => all + (figure.value ?? 0), 0)
  const entries = [...new Set(measured.flatMap((figure) => figure.entries))].sort((a, b) => a - b)
  return { value: sum / measured.length, entries }
}
const inverse = ({ value, entries }: Figure): Figure => ({ value: value === null ? null : clamp(1 - value), entries })

/**
 * Lines of authority and of law that were kept, by weight: forbidden acts not done, and statutory limits met. A line
 * counts as kept only where somebody who could have crossed it did anything at all.
 */
function authority({ items, acted }: Measured): Figure {
  const lines = items.filter(
    (item) =>
      (item.result === 'respected' && item.roles.some((role) => acted.has(role))) ||
      isBroken(item) ||
      (counts(item) && item.limit.tag === 'S'),
  )
  const kept = weighted(lines, (item) => (item.result === 'respected' || item.result === 'done' ? 1 : 0))
  return { ...kept, entries: evidence(lines) }
}

/** Points of the expected actions whose objectives test some groups; an objective that a branch defeated gives none. */
function ofGroups({ items, objectives, failed }: Measured, groups: readonly string[]): Figure {
  const ids = new Set(
    objectives.filter((each) => each.capability.some((id) => groups.includes(id))).map((each) => each.objective),
  )
  return weighted(
    items.filter((item) => ids.has(item.objective) && counts(item)),
    (item) => (failed.has(item.objective) ? 0 : (item.points ?? 0) / 100),
  )
}

function commanded({ coordination, span }: Measured): Figure {
  const { value, entries } = coordination.uncommanded
  const whole = span.to - (coordination.commandDueAt ?? span.to)
  return value === null || whole <= 0 ? none : { value: clamp(1 - value / whole), entries }
}

function light({ workload }: Measured): Figure {
  const tlx: Figure = { value: workload.tlx === null ? null : clamp(1 - workload.tlx / 100), entries: [] }
  return meanOf([tlx, inverse(workload.burden), inverse(workload.duplicates)])
}

type Row = readonly [DimensionId, Text, Text, (measured: Measured, standard: ScoringStandard) => Figure]
const rows: readonly Row[] = [
  [
    'timeliness',
    both('时效', 'Timeliness'),
    both('期望行动的时间得分', 'Time scores of expected actions'),
    ({ adherence }) => adherence.timeliness,
  ],
  [
    'adherence',
    both('预案执行', 'Plan adherence'),
    both('预案执行指数', 'The adherence index'),
    ({ adherence }) => adherence.index,
  ],
  [
    'coordination',
    both('协同联动', 'Coordination'),
    both(
      '必需联络覆盖率、消息签收率、有单一总指挥的时间占比，取平均',
      'Mean of required links used in time, messages opened or answered, and time under one commander',
    ),
    (measured) => meanOf([measured.coordination.coverage, measured.coordination.acknowledged, commanded(measured)]),
  ],
  [
    'authority',
    both('权限与合法', 'Authority and legality'),
    both('守住的权限、禁令和法定时限', 'Lines of authority, prohibitions and statutory limits kept'),
    authority,
  ],
  [
    'lifeSafety',
    both('生命安全', 'Life safety'),
    both('涉及人员保护和医疗救护的期望行动', 'Expected actions for the protection of people and medical care'),
    (measured, { conventions }) => ofGroups(measured, conventions.lifeSafety),
  ],
  [
    'resources',
    both('资源保障', 'Resources'),
    both('涉及应急资源管理的期望行动', 'Expected actions of resource management'),
    (measured, { conventions }) => ofGroups(measured, conventions.resources),
  ],
  [
    'workload',
    both('负担', 'Workload'),
    both(
      '主观负荷（RTLX）、报送占用时间、重复报送，各取其反，取平均',
      'Mean of the inverses of Raw TLX, time on reports, and duplicate reports',
    ),
    light,
  ],
]

/** The seven dimensions of doctrine 3.7 with the weights of the standard. */
export function dimensions(measured: Measured, standard: ScoringStandard): Dimension[] {
  return rows.map(([dimension, label, from, figure]) => ({
    dimension,
    label,
    weight: standard.profile[dimension],
    figure: figure(measured, standard),
    from,
  }))
}
