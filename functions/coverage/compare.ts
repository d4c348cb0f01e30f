import type { Scenario } from '../../engine/scenario/scenario.ts'
import { isForbidden } from '../../engine/scenario/script.ts'
import { type Column, columns, type ProbeId, probes, reasons, traps, wanted } from './doctrine.ts'

/** One cell of the table: what the pack probes, what of the doctrine's is missing, and what it has beyond. */
export interface Cell {
  readonly probe: ProbeId
  readonly column: Column
  readonly injects: readonly string[]
  readonly missing: readonly string[]
  readonly beyond: readonly string[]
  readonly reason?: string
}

/** The doctrine's table beside the packs, cell by cell. */
export function compare(scenarios: ReadonlyMap<string, Scenario>): readonly Cell[] {
  return probes.flatMap((probe) =>
    (Object.keys(columns) as Column[]).map((column, index) => {
      const scenario = scenarios.get(columns[column])
      const injects = (scenario?.injects ?? []).filter((each) => each.probes.includes(probe)).map((each) => each.id)
      const cell = wanted[probe][index] ?? ''
      const named = cell.split(' ').filter((word) => /^I\d+$/.test(word))
      const reason = reasons[`${column} ${probe}`]
      return {
        probe,
        column,
        injects,
        missing: named.filter((id) => !injects.includes(id)),
        beyond: injects.filter((id) => !named.includes(id)),
        ...(reason && { reason }),
      }
    }),
  )
}

/** Clauses that the doctrine makes a trap, and on which no pack forbids anything. */
export function missingTraps(scenarios: Iterable<Scenario>): readonly string[] {
  const set = new Set([...scenarios].flatMap((each) => each.expected.filter(isForbidden).map(({ clause }) => clause)))
  return [...traps.authority, ...traps.prohibition].filter((clause) => !set.has(clause))
}
