import type { Scenario } from '../../scenario/scenario.ts'
import type { Facts } from '../facts.ts'
import type { Message } from '../links.ts'
import type { Figure, ItemScore } from '../review.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import { uncommanded } from './command.ts'
import { conflictsOf } from './conflicts.ts'
import type { Coordination, GraphEdge, GraphNode } from './coordination.ts'
import { betweenness, centralisation, density, networkOf, reciprocity } from './network.ts'
import { acknowledgement, actionsByRole, handOff, orderLoops } from './orders.ts'
import { ownersOf } from './owners.ts'
import { edgesOf, linkFigures } from './use-links.ts'

/** Who is in the picture: played roles, and others that the plan or people spoke with. */
function nodesOf(
  scenario: Scenario,
  edges: readonly GraphEdge[],
  staffed: readonly string[],
  between: (roles: string[]) => number[],
): GraphNode[] {
  const named = new Set([...staffed, ...edges.flatMap(({ from, to }) => [from, to])])
  const roles = scenario.roles.filter((role) => named.has(role.id))
  const share = between(roles.map((role) => role.id))
  return roles.map(({ id, zh, en, kind }, index) => ({
    role: id,
    label: { zh, en },
    kind,
    sent: edges.reduce((sum, edge) => sum + (edge.from === id ? edge.count : 0), 0),
    received: edges.reduce((sum, edge) => sum + (edge.to === id ? edge.count : 0), 0),
    betweenness: share[index] ?? 0,
  }))
}

/** How roles worked together, from who said what to whom, when, and what came of it (doctrine 3.5). */
export function coordinate(
  scenario: Scenario,
  facts: Facts,
  items: readonly ItemScore[],
  used: ReadonlyMap<string, readonly Message[]>,
  staffed: readonly string[],
  standard: ScoringStandard,
): Coordination {
  const edges = edgesOf(scenario, items, used)
  const live = edges.filter((edge) => edge.count > 0)
  const nodes = nodesOf(scenario, edges, staffed, (roles) => betweenness(networkOf(roles, live)))
  const network = networkOf(
    nodes.map((node) => node.role),
    live,
  )
  const spoken = [...new Set(live.flatMap((edge) => edge.entries))].sort((a, b) => a - b)
  const figure = (value: number | null): Figure => ({ value, entries: spoken })
  const byRole = actionsByRole(facts)
  const orders = orderLoops(facts, byRole, staffed)
  const conflicts = conflictsOf(facts, standard)
  const command = uncommanded(scenario, facts, items, conflicts, standard)
  const acknowledged = acknowledgement(facts, staffed)
  const unaddressed = ownersOf(scenario, facts)
  const issued = facts.actions.filter((action) => action.form === 'order').map((action) => action.e)
  const share = (some: number, all: number, entries: readonly number[]): Figure => ({
    value: all === 0 ? null : some / all,
    entries: [...new Set(entries)].sort((a, b) => a - b),
  })
  return {
    ...linkFigures(edges, staffed),
    acknowledged: acknowledged.rate,
    acknowledgement: acknowledged.latency,
    handOff: handOff(facts, byRole, staffed, standard),
    closedLoop: share(
      orders.filter((order) => order.closed).length,
      orders.length,
      orders.flatMap((order) => order.entries),
    ),
    orders,
    conflicts,
    conflictRate: share(conflicts.length, issued.length, issued),
    uncommanded: command.figure,
    ...(command.due !== undefined && { commandDueAt: command.due }),
    uncommandedSpans: command.spans,
    unaddressed,
    timeToOwner: {
      value: unaddressed.length === 0 ? null : Math.max(...unaddressed.map((each) => each.took)),
      entries: unaddressed.flatMap((each) => each.entries),
    },
    density: figure(density(network)),
    reciprocity: figure(reciprocity(network)),
    centralisation: figure(live.length === 0 ? null : centralisation(network)),
    nodes,
    edges,
  }
}
