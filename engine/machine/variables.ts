import { carry } from '../hazard/flow.ts'
import type { Figure } from '../scenario/model.ts'
import type { Moving } from '../scenario/moving.ts'
import type { Text, Variable } from '../scenario/scenario.ts'
import type { Ledger } from './ledger.ts'

type Value = string | number | boolean

/** What of a ledger the variables stand in. */
export type Values = Pick<Ledger, 'vars' | 'anchors' | 'frozen'>

/** A figure as the story stands: a number, or what a variable without a model holds. */
function figure(ledger: Values, of: Figure): number {
  return typeof of === 'number' ? of : Number(ledger.vars[of.var] ?? 0) * of.times + of.plus
}

/**
 * A variable's exact value at a drill time, by the ledger alone: where its model last changed, carried on from there. The
 * same for whoever asks, at whatever moment.
 */
export function exactAt(moving: Moving, ledger: Values, id: string, at: number): Value | undefined {
  const own = ledger.vars[id]
  const model = moving.variables.get(id)?.model
  if (!model || typeof own !== 'number') return own
  const stopped = Math.min(at, ledger.frozen[id] ?? at)
  if (model.kind === 'quotient') {
    const whole = Number(exactAt(moving, ledger, model.of, stopped) ?? 0)
    const by = figure(ledger, model.by)
    return by === 0 ? 0 : (whole * model.times) / by
  }
  const from = model.from ?? moving.begin
  const since = Math.max(from, ledger.anchors?.[id] ?? from)
  return stopped <= since ? own : carry(model, own, { from, since, until: stopped }, (of) => figure(ledger, of))
}

/** A value as people read it: a model's in whole figures, or in the decimals that the scenario gives. */
function rounded(variable: Variable | undefined, value: Value | undefined): Value | undefined {
  const decimals = variable?.decimals ?? (variable?.model ? 0 : undefined)
  if (decimals === undefined || typeof value !== 'number') return value
  return Math.round(value * 10 ** decimals) / 10 ** decimals
}

/** A state variable's value at a drill time, as people read it and as conditions judge it. */
export function valueAt(moving: Moving, ledger: Values, id: string, at: number): Value | undefined {
  return rounded(moving.variables.get(id), exactAt(moving, ledger, id, at))
}

/** All variables at a drill time. */
export function valuesAt(moving: Moving, ledger: Values, at: number): Record<string, Value> {
  return Object.fromEntries([...moving.variables.keys()].map((id) => [id, valueAt(moving, ledger, id, at) ?? '']))
}

/** The ledger with a variable at a new value from now on; models that read it go on from where they stand. */
export function withValue<L extends Values & Pick<Ledger, 'at'>>(
  moving: Moving,
  ledger: L,
  id: string,
  value: Value,
): L {
  const { at } = ledger
  const vars: Record<string, Value> = { ...ledger.vars }
  const anchors: Record<string, number> = { ...ledger.anchors }
  for (const reader of moving.readers.get(id) ?? []) {
    const stands = exactAt(moving, ledger, reader, at)
    if (stands === undefined || moving.variables.get(reader)?.model?.kind === 'quotient') continue
    vars[reader] = stands
    anchors[reader] = at
  }
  vars[id] = value
  if (moving.variables.get(id)?.model) anchors[id] = at
  return { ...ledger, vars, ...(Object.keys(anchors).length > 0 && { anchors }) }
}

/** The value after adding to it; sums of decimals are tidied, so that 0.1 and 0.2 give 0.3. */
export function plus(moving: Moving, ledger: Values & Pick<Ledger, 'at'>, id: string, amount: number): number {
  const sum = Number(exactAt(moving, ledger, id, ledger.at) ?? 0) + amount
  return moving.variables.get(id)?.model ? sum : Math.round(sum * 1e9) / 1e9
}

/** A text with `{variable}` filled from the story as it stands. */
export function fillText(moving: Moving, ledger: Ledger, text: Text): Text {
  const fill = (line: string, language: keyof Text) =>
    line.replace(/\{([A-Za-z][A-Za-z0-9_-]*)\}/g, (whole, id: string) => {
      const value = String(valueAt(moving, ledger, id, ledger.at) ?? whole)
      return moving.variables.get(id)?.words?.[value]?.[language] ?? value
    })
  return { zh: fill(text.zh, 'zh'), en: fill(text.en, 'en') }
}
