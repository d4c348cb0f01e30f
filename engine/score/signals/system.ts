import { both } from '../../words/words.ts'
import { groupBy } from '../facts.ts'
import { counts } from '../item.ts'
import type { Figure, ItemScore } from '../review.ts'
import { measure, shareOf } from './measure.ts'
import type { Measure } from './signal.ts'
import type { Sources } from './sources.ts'

const entriesOf = (rows: readonly { readonly entries: readonly number[] }[]) =>
  [...new Set(rows.flatMap((row) => row.entries))].sort((a, b) => a - b)

/** P2: who takes on what has no owner, and who does what is another's. */
export function functionMeasures({ scenario, facts, items, coordination, standard }: Sources): Measure[] {
  const { thresholds } = standard
  const doing = facts.actions.filter(
    (action) => (action.form === 'act' || action.form === 'assign-owner') && action.fields.task !== undefined,
  )
  const tasks = [...groupBy(doing, (action) => `${action.form} ${action.fields.task}`).values()]
  // What the plan itself wants of two roles is not done twice.
  const doubled = tasks.filter(
    (actions) =>
      new Set(actions.map((action) => action.role)).size > 1 && actions.some((action) => !facts.metBy.has(action.e)),
  )
  // Within what the plan itself gives, nothing was slow: in a drought that may be days.
  const { unaddressed } = coordination
  const slow = unaddressed.filter(({ took, limit = 0 }) => took > limit)
  const actors = new Map(scenario.clauses.map((clause) => [clause.id, clause.actor]))
  const done = items.filter((item) => counts(item) && item.doneBy !== undefined)
  const foreign = done.filter((item) => !actors.get(item.clause)?.includes(item.doneBy?.role ?? ''))
  return [
    measure(
      'time-to-owner',
      both(
        '未指定单位的事项超过时限才有人牵头的最长用时',
        'Longest time, beyond its limit, until what was addressed to nobody had an owner',
      ),
      'ms',
      {
        value: unaddressed.length === 0 ? null : Math.max(0, ...slow.map((each) => each.took)),
        entries: coordination.timeToOwner.entries,
      },
      'above',
      thresholds.timeToOwner,
    ),
    measure(
      'doubled-tasks',
      both('两个以上单位重复处置的事项占比', 'Tasks that two or more roles did'),
      'share',
      shareOf(
        doubled.length,
        tasks.length,
        doing.map((action) => action.e),
      ),
      'above',
      thresholds.duplicateTaskShare,
    ),
    measure(
      'foreign-actor',
      both('由条款责任单位以外的单位办理的占比', 'Done by a role that the clause does not name'),
      'share',
      shareOf(foreign.length, done.length, entriesOf(done)),
      'above',
      thresholds.foreignActorShare,
    ),
  ]
}

/** [first, then] of owed items where somebody else must act first. */
function waits({ scenario, items }: Sources): (readonly [ItemScore, ItemScore])[] {
  const byId = new Map(items.map((item) => [item.expected, item]))
  const pairs = [
    ...scenario.precedence,
    ...scenario.expected.flatMap(({ id, after }) => (after && 'action' in after ? [[after.action, id] as const] : [])),
  ]
  return pairs.flatMap(([first, then]) => {
    const [a, b] = [byId.get(first), byId.get(then)]
    if (!a || !b || !counts(b) || a.roles.some((role) => b.roles.includes(role))) return []
    return [[a, b] as const]
  })
}

/** P3: how much of what a role owes it can finish on its own authority, and how long it waits for others. */
export function authorityMeasures(sources: Sources): Measure[] {
  const { items, staffed, standard, facts } = sources
  const { thresholds } = standard
  const waiting = waits(sources)
  const waitsFor = groupBy(waiting, ([, then]) => then.expected)
  const scored = items.filter(counts)
  const roles = staffed.flatMap((role) => {
    const owed = scored.filter((item) => item.roles.includes(role))
    const weight = owed.reduce((sum, item) => sum + item.weight, 0)
    const own = owed.filter((item) => !waitsFor.has(item.expected)).reduce((sum, item) => sum + item.weight, 0)
    return weight > 0 ? [{ weight, share: own / weight, entries: entriesOf(owed) }] : []
  })
  const middle = [...roles].sort((a, b) => a.weight - b.weight)[Math.floor(roles.length / 2)]?.weight ?? 0
  const [least] = roles.filter((role) => role.weight >= middle).sort((a, b) => a.share - b.share)
  const spent = [...waitsFor.values()].flatMap((pairs) => {
    const then = pairs[0]?.[1]
    // In time is in time, whatever of it was spent waiting.
    if (then?.openedAt === undefined || then.result === 'done') return []
    const until = then.doneAt ?? facts.end
    const free = Math.max(...pairs.map(([first]) => first.doneAt ?? facts.end))
    const whole = until - then.openedAt
    return whole > 0
      ? [{ whole, waited: Math.min(whole, Math.max(0, free - then.openedAt)), entries: then.entries }]
      : []
  })
  const sum = (key: 'whole' | 'waited') => spent.reduce((all, row) => all + row[key], 0)
  const own: Figure = { value: least?.share ?? null, entries: least?.entries ?? [] }
  return [
    measure(
      'own-authority',
      both('任务较重的单位凭自身权限能办结的份额（最低者）', 'Least share a heavily tasked role can finish by itself'),
      'share',
      own,
      'below',
      thresholds.ownAuthority,
    ),
    measure(
      'waiting',
      both('逾期事项中等待他人先行办理的时间占比', 'Share of what came late that was spent waiting for another'),
      'share',
      waitsFor.size > 0 && spent.length === 0
        ? { value: 0, entries: entriesOf(waiting.map(([, then]) => then)) }
        : shareOf(sum('waited'), sum('whole'), entriesOf(spent)),
      'above',
      thresholds.waitingShare,
    ),
  ]
}
