import type { Probe, Scenario } from '../../scenario/scenario.ts'
import { weighted } from '../adherence.ts'
import type { Coordination } from '../coordination/coordination.ts'
import { type Facts, groupBy } from '../facts.ts'
import { counts } from '../item.ts'
import type { Figure, ItemScore, Review } from '../review.ts'
import type { Rulings } from '../ruled.ts'
import type { ScoringStandard } from '../standard-schema.ts'
import type { Workload } from '../workload/workload.ts'

/** What signals are read from. */
export interface Sources {
  readonly scenario: Scenario
  readonly facts: Facts
  readonly items: readonly ItemScore[]
  readonly branches: Review['branches']
  readonly coordination: Coordination
  readonly workload: Workload
  readonly rulings: Rulings
  readonly staffed: readonly string[]
  readonly standard: ScoringStandard
}

/** The problem classes an expected action probes: its own, and those of the injects that open it. */
export function probesOf(scenario: Scenario): ReadonlyMap<string, ReadonlySet<Probe>> {
  const probes = new Map<string, Set<Probe>>(scenario.expected.map(({ id, probes }) => [id, new Set(probes)]))
  for (const inject of scenario.injects) {
    for (const id of inject.expects) for (const probe of inject.probes) probes.get(id)?.add(probe)
  }
  return probes
}

/** How well what was built to probe a problem class went, as a share of points. */
export function probeFigures({ scenario, items }: Sources): ReadonlyMap<Probe, Figure> {
  const probes = probesOf(scenario)
  const rows = items
    .filter(counts)
    .flatMap((item) => [...(probes.get(item.expected) ?? [])].map((probe) => ({ probe, item })))
  return new Map(
    [...groupBy(rows, (row) => row.probe)].map(([probe, group]) => [
      probe,
      weighted(
        group.map(({ item }) => item),
        (item) => (item.points ?? 0) / 100,
      ),
    ]),
  )
}
