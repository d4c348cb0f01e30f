import type { Text, Variable } from '../scenario/scenario.ts'
import type { Script } from '../scenario/script.ts'
import type { Ledger } from './ledger.ts'

/**
 * Burned area in ha of a free-burning grass fire `minutes` after ignition: A = 672·t², t in hours, for wind 35 km/h
 * (head-fire spread 20 % of the 10 m wind: Cruz, Alexander, Kilinc, Fire 2022;5(2):55; ellipse with length:breadth
 * 5.7). An approximation outside Australia.
 */
export function grassFireArea(minutes: number): number {
  const hours = Math.max(0, minutes) / 60
  return 672 * hours * hours
}

function modelled(variable: Variable, at: number): number {
  return grassFireArea((at - (variable.model?.from ?? at)) / 60_000)
}

/** A state variable's value at a drill time: its model's, until that has stopped, plus what branches changed. */
export function valueAt(script: Script, ledger: Ledger, id: string, at: number): string | number | boolean | undefined {
  const variable = script.scenario.variables.find((each) => each.id === id)
  const own = ledger.vars[id]
  if (!variable?.model || typeof own !== 'number') return own
  const stopped = ledger.frozen[id] ?? at
  return Math.round(own + modelled(variable, Math.min(at, stopped)))
}

/** All variables at a drill time. */
export function valuesAt(script: Script, ledger: Ledger, at: number): Record<string, string | number | boolean> {
  return Object.fromEntries(script.scenario.variables.map(({ id }) => [id, valueAt(script, ledger, id, at) ?? '']))
}

/** A text with `{variable}` filled from the story as it stands. */
export function fillText(script: Script, ledger: Ledger, text: Text): Text {
  const fill = (line: string) =>
    line.replace(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g, (whole, id: string) =>
      String(valueAt(script, ledger, id, ledger.at) ?? whole),
    )
  return { zh: fill(text.zh), en: fill(text.en) }
}
