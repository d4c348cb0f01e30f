import { both } from '../../words/words.ts'
import { groupBy } from '../facts.ts'
import { measure, shareOf } from './measure.ts'
import type { Measure } from './signal.ts'
import type { Sources } from './sources.ts'

const fewestOrders = 3
/** P4: are orders followed less when they are not the leader's own, and must they be given twice? */
export function mandateMeasures({ coordination, standard }: Sources): Measure[] {
  const { thresholds, conventions } = standard
  const { orders } = coordination
  const rate = (rows: typeof orders) =>
    rows.length < fewestOrders ? null : rows.filter((order) => order.completedAt !== undefined).length / rows.length
  const leaders = rate(orders.filter((order) => conventions.leaders.includes(order.from)))
  const others = rate(orders.filter((order) => !conventions.leaders.includes(order.from)))
  const alike = groupBy(orders, ({ to, task }) => `${to} ${task ?? ''}`)
  const again = orders.filter(
    (order) =>
      order.task !== undefined &&
      alike
        .get(`${order.to} ${order.task}`)
        ?.some(
          (later) =>
            later.from !== order.from &&
            later.at > order.at &&
            (order.completedAt === undefined || later.at < order.completedAt),
        ),
  )
  const entries = [...new Set(orders.flatMap((order) => order.entries))].sort((a, b) => a - b)
  return [
    measure(
      'compliance-gap',
      both('总指挥命令与其他单位命令执行率之差', 'How much more the leader’s orders are followed than others’'),
      'share',
      { value: leaders === null || others === null ? null : leaders - others, entries },
      'above',
      thresholds.complianceGap,
    ),
    measure(
      'reissued-orders',
      both('须由其他领导重下才有人办的命令占比', 'Orders that another role had to give again'),
      'share',
      shareOf(again.length, orders.length, entries),
      'above',
      thresholds.reissueShare,
    ),
  ]
}
