import type { Figure, Model } from './model.ts'
import type { Scenario, Variable } from './scenario.ts'

/** The figures of a model by their key. */
export function figuresOf(model: Model): [string, Figure][] {
  const keys = ['wind', 'pace', 'by', 'inflow', 'outflow', 'use', 'supply', 'percent', 'failing', 'served', 'of']
  return Object.entries(model).filter(
    (entry): entry is [string, Figure] => keys.includes(entry[0]) && typeof entry[1] !== 'string',
  )
}

/** The variables of a scenario as working them out needs them. */
export interface Moving {
  readonly variables: ReadonlyMap<string, Variable>
  /** Variables whose model reads this one, and must hear when it changes. */
  readonly readers: ReadonlyMap<string, readonly string[]>
  /** Drill ms at which the drill, and a model that does not say otherwise, begins. */
  readonly begin: number
}

export function movingOf(scenario: Pick<Scenario, 'variables' | 'phases'>): Moving {
  const readers = new Map<string, string[]>()
  for (const { id, model } of scenario.variables) {
    for (const [, figure] of model ? figuresOf(model) : [])
      if (typeof figure !== 'number') readers.set(figure.var, [...(readers.get(figure.var) ?? []), id])
  }
  return {
    variables: new Map(scenario.variables.map((variable) => [variable.id, variable])),
    readers,
    begin: scenario.phases[0]?.at ?? 0,
  }
}
