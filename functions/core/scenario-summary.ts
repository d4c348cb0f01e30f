import type { ScenarioSummary } from '../../engine/contract.ts'
import { rateAt, wallLength } from '../../engine/drill/rates.ts'
import type { Probe, Scenario } from '../../engine/scenario/scenario.ts'

/** What a library shows of a scenario: kept beside its versions, so that a list reads no document. */
export function summarise(scenario: Scenario): ScenarioSummary {
  const { id, version, hazard, title, summary, phases, clock, roles, injects, branches, objectives, expected } =
    scenario
  const begin = phases[0]?.at ?? 0
  const players = roles.filter((role) => role.kind === 'player')
  const probed = new Map<Probe, number>()
  for (const probe of [...injects, ...expected].flatMap((each) => [...new Set(each.probes)]))
    probed.set(probe, (probed.get(probe) ?? 0) + 1)
  return {
    id,
    version,
    hazard,
    title,
    summary,
    minutes: Math.round((clock.end - begin) / 60_000),
    wallMinutes: Math.round(wallLength(clock, begin, rateAt(clock, begin)) / 60_000),
    players: players.length,
    injects: injects.length,
    branches: branches.length,
    roles: players.map(({ id, zh, en }) => ({ id, zh, en })),
    objectives: objectives.map(({ id, zh, en, capability }) => ({ id, zh, en, capability })),
    probes: [...probed]
      .map(([id, n]) => ({ id, n }))
      .sort((a, b) => b.n - a.n || Number(a.id.slice(1)) - Number(b.id.slice(1))),
  }
}
