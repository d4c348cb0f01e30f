import type { Scenario } from '../../../engine/scenario/scenario.ts'

/** The roles a group of `size` people would play: those that carry most of the expected actions by weight. */
export function smallGroup(scenario: Scenario, size = 6): readonly string[] {
  const load = new Map<string, number>()
  for (const { role, weight, critical } of scenario.expected) {
    // The first role of several is the one that the plan names.
    const first = role[0]
    if (first) load.set(first, (load.get(first) ?? 0) + weight + (critical ? 2 : 0))
  }
  const players = scenario.roles.filter((role) => role.kind === 'player').map((role) => role.id)
  const chosen = [...players].sort((a, b) => (load.get(b) ?? 0) - (load.get(a) ?? 0)).slice(0, size)
  return players.filter((role) => chosen.includes(role))
}
