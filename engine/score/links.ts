import type { Scenario } from '../scenario/scenario.ts'
import type { Facts } from './facts.ts'
import type { Review } from './review.ts'

/** One thing said by one role to another; `at` in drill ms. */
export interface Message {
  readonly from: string
  readonly to: string
  readonly at: number
  readonly e: number
}

/** Everything that people said to a role by name, simulated roles included, in log order. What the script sends is not people's. */
export function messagesOf(facts: Facts): Message[] {
  return facts.entries.flatMap((entry) => {
    if (entry.type === 'action-taken') {
      return entry.to.map((to) => ({ from: entry.role, to, at: entry.own, e: entry.e }))
    }
    return entry.type === 'said' ? entry.to.map((to) => ({ from: entry.from, to, at: entry.at, e: entry.e })) : []
  })
}

export const linkKey = (from: string, to: string) => `${from}>${to}`

/** Each required link with when it was first used. */
export function linksOf(scenario: Scenario, used: ReadonlyMap<string, readonly Message[]>): Review['links'] {
  return scenario.links.map(([from, to]) => {
    const spoken = used.get(linkKey(from, to)) ?? []
    const first = spoken[0]
    return { from, to, ...(first && { firstAt: first.at }), entries: spoken.map((message) => message.e) }
  })
}
