import type { Text } from '../../scenario/scenario.ts'
import type { Figure } from '../review.ts'
import type { Spread } from '../timing.ts'

/** From one role to another, as planned and as used. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** The plan requires it. */
  readonly planned: boolean
  /** Required, or an expected action goes along it. */
  readonly foreseen: boolean
  /** How often it was used. */
  readonly count: number
  /** Used, and in time where it belongs to an expected action with a limit; null where it is not planned. */
  readonly inTime: boolean | null
  readonly firstAt?: number
  readonly entries: readonly number[]
}
export interface GraphNode {
  readonly role: string
  readonly label: Text
  readonly kind: 'player' | 'simcell'
  readonly sent: number
  readonly received: number
  /** Share of shortest ways between two others that go through it, 0 to 1. */
  readonly betweenness: number
}

/** What an order came to: answered, carried out, and whether both (closed loop). Times in drill ms. */
export interface OrderLoop {
  readonly order: number
  readonly from: string
  readonly to: string
  readonly task?: string
  readonly at: number
  readonly acknowledgedAt?: number
  readonly completedAt?: number
  readonly closed: boolean
  readonly entries: readonly number[]
}

/** Two orders to the same role, from different roles, about different tasks, close together and not withdrawn. */
export interface Conflict {
  readonly to: string
  readonly tasks: readonly [string, string]
  readonly from: readonly [string, string]
  readonly at: number
  /** When one voice settled it. */
  readonly resolvedAt?: number
  readonly entries: readonly number[]
}

/** A message to nobody in particular, and how long it took to have an owner. */
export interface Unaddressed {
  readonly inject: string
  readonly label: Text
  readonly deliveredAt: number
  readonly ownedAt?: number
  readonly owner?: string
  /** Drill ms, until it was owned or the drill ended. */
  readonly took: number
  /** Drill ms the plan gives for what it calls for; absent where it sets none. */
  readonly limit?: number
  readonly entries: readonly number[]
}

export interface Coordination {
  /** Required links used (in time, where limited) ÷ required links that somebody was there to use. */
  readonly coverage: Figure
  /** Links used that the plan does not foresee ÷ links used: work-arounds, or gaps of the plan. */
  readonly unplanned: Figure
  /** Messages to played roles that were opened or answered ÷ all. */
  readonly acknowledged: Figure
  readonly acknowledgement: Spread
  /** From a request or order to the receiver's next action. */
  readonly handOff: Spread
  readonly closedLoop: Figure
  readonly orders: readonly OrderLoop[]
  readonly conflicts: readonly Conflict[]
  /** Conflicts ÷ orders. */
  readonly conflictRate: Figure
  /** Drill ms in which a single commander was owed and not there. */
  readonly uncommanded: Figure
  /** Drill ms from which a single commander was due; absent where the plan asks for none. */
  readonly commandDueAt?: number
  /** [from, to] in drill ms. */
  readonly uncommandedSpans: readonly (readonly [number, number])[]
  readonly unaddressed: readonly Unaddressed[]
  /** Longest time to an owner, drill ms. */
  readonly timeToOwner: Figure
  readonly density: Figure
  readonly reciprocity: Figure
  /** Freeman's degree centralisation: 1 is a star. */
  readonly centralisation: Figure
  /** Foreseen and used ÷ required or used (Jaccard). */
  readonly similarity: Figure
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}
