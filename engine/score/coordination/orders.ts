import type { EntryOf } from '../../drill/entries.ts'
import type { Facts } from '../facts.ts'
import { spread, type Timed } from '../quantile.ts'
import type { Figure } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Spread } from '../timing.ts'
import type { OrderLoop } from './coordination.ts'

type Action = EntryOf<'action-taken'>

/** Each role's actions in the order of their own moments. */
export function actionsByRole(facts: Facts): ReadonlyMap<string, readonly Action[]> {
  const map = new Map<string, Action[]>()
  for (const action of [...facts.actions].sort((a, b) => a.own - b.own || a.e - b.e)) {
    const row = map.get(action.role)
    if (row) row.push(action)
    else map.set(action.role, [action])
  }
  return map
}

/** The first of a role's actions that comes after another and passes a test. */
function firstAfter(own: readonly Action[] | undefined, after: Action, test: (action: Action) => boolean) {
  if (!own) return undefined
  let [low, high] = [0, own.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = own[middle]
    if (at && (at.own < after.own || (at.own === after.own && at.e <= after.e))) low = middle + 1
    else high = middle
  }
  for (let i = low; i < own.length; i++) {
    const action = own[i]
    if (action && test(action)) return action
  }
  return undefined
}

const onTask = (order: Action) => (action: Action) =>
  action.form !== 'acknowledge' &&
  (action.inReplyTo === order.e || (order.fields.task !== undefined && action.fields.task === order.fields.task))

/**
 * Closed loops: an order to a played role is closed when it was seen or answered, and the role then acted on that task
 * or in reply to it. Orders to simulated roles are left out: nobody was there to close them.
 */
export function orderLoops(
  facts: Facts,
  byRole: ReadonlyMap<string, readonly Action[]>,
  staffed: readonly string[],
): OrderLoop[] {
  return facts.actions
    .filter((action) => action.form === 'order')
    .flatMap((order) =>
      order.to
        .filter((to) => staffed.includes(to) && to !== order.role)
        .map((to): OrderLoop => {
          const seen = facts.seen.get(order.e)?.find((entry) => facts.seats.get(entry.seat)?.role === to)
          const answer = facts.answers.get(order.e)?.find((action) => action.role === to)
          const done = firstAfter(byRole.get(to), order, onTask(order))
          const acknowledged = [seen?.at, answer?.own].filter((at) => at !== undefined)
          const acknowledgedAt = acknowledged.length > 0 ? Math.min(...acknowledged) : undefined
          return {
            order: order.e,
            from: order.role,
            to,
            ...(order.fields.task !== undefined && { task: order.fields.task }),
            at: order.own,
            ...(acknowledgedAt !== undefined && { acknowledgedAt }),
            ...(done && { completedAt: done.own }),
            closed: acknowledgedAt !== undefined && done !== undefined,
            entries: [order.e, ...[seen?.e, answer?.e, done?.e].filter((e) => e !== undefined)],
          }
        }),
    )
}

const asks = ['order', 'request-support', 'assign-owner']

/** From being asked to the receiver's next action of any kind but a mere receipt (doctrine 3.5). */
export function handOff(
  facts: Facts,
  byRole: ReadonlyMap<string, readonly Action[]>,
  staffed: readonly string[],
  { conventions }: ScoringStandard,
): Spread {
  const rows: Timed[] = facts.actions
    .filter((action) => asks.includes(action.form))
    .flatMap((ask) =>
      ask.to.flatMap((to): Timed[] => {
        if (!staffed.includes(to) || to === ask.role) return []
        const next = firstAfter(byRole.get(to), ask, (action) => !conventions.freeForms.includes(action.form))
        return next ? [{ ms: next.own - ask.own, entries: [ask.e, next.e] }] : []
      }),
    )
  return spread(rows)
}

/** Messages to played roles by name: which were opened or answered, and how soon. */
export function acknowledgement(facts: Facts, staffed: readonly string[]): { rate: Figure; latency: Spread } {
  const rows: Timed[] = []
  let all = 0
  const entries: number[] = []
  for (const entry of facts.entries) {
    const message = received(entry)
    if (!message) continue
    for (const to of message.to) {
      if (!staffed.includes(to) || to === message.from) continue
      all += 1
      const seen = facts.seen.get(entry.e)?.find((each) => facts.seats.get(each.seat)?.role === to)
      const answer = facts.answers.get(entry.e)?.find((action) => action.role === to)
      const first = [seen && { at: seen.at, e: seen.e }, answer && { at: answer.own, e: answer.e }]
        .filter((each) => each !== undefined)
        .sort((a, b) => a.at - b.at)[0]
      entries.push(entry.e, ...(first ? [first.e] : []))
      if (first) rows.push({ ms: Math.max(0, first.at - message.at), entries: [entry.e, first.e] })
    }
  }
  return {
    rate: { value: all === 0 ? null : rows.length / all, entries: [...new Set(entries)] },
    latency: spread(rows),
  }
}

function received(entry: Facts['entries'][number]) {
  if (entry.type === 'inject-delivered') return { from: entry.message.from, to: entry.message.to, at: entry.at }
  if (entry.type === 'action-taken') return { from: entry.role, to: entry.to, at: entry.own }
  return entry.type === 'said' ? { from: entry.from, to: entry.to, at: entry.at } : undefined
}
