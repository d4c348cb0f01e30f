/* How far people who judged the same things judged alike. Pure figures; nothing here knows what was judged. */

/** Below this an agreement is called low (doctrine 3.7, rule 3). */
export const lowBelow = 0.6
/** With fewer things judged by both, a coefficient would be noise: it is not given. */
export const enough = 5

/**
 * A coefficient from −1 to 1, or why there is none: `too-few` were judged by both; `no-variation`: everything was
 * judged alike, so that chance cannot be told from agreement (0/0).
 */
export type Coefficient =
  | { readonly value: number; readonly n: number; readonly low: boolean }
  | { readonly value: null; readonly n: number; readonly why: 'too-few' | 'no-variation' }

const given = (value: number, n: number): Coefficient => ({ value, n, low: value < lowBelow })
const none = (n: number, why: 'too-few' | 'no-variation'): Coefficient => ({ value: null, n, why })

/**
 * Cohen's weighted kappa (1968) with quadratic weights: κ = 1 − Σ d²·observed / Σ d²·expected, d the distance of two
 * ranks. Two values make it the plain kappa. `pairs` holds both people's ranks of each thing.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[], least = enough): Coefficient {
  const n = pairs.length
  if (n < least) return none(n, 'too-few')
  let observed = 0
  let expected = 0
  for (const [a, b] of pairs) {
    observed += (a - b) ** 2
    for (const [, other] of pairs) expected += (a - other) ** 2 / n
  }
  return expected === 0 ? none(n, 'no-variation') : given(1 - observed / expected, n)
}

/**
 * ICC(2,1) of Shrout and Fleiss (1979): absolute agreement of single judges, things and judges both drawn at random:
 * (BMS − EMS) / (BMS + (k − 1)·EMS + k·(JMS − EMS)/n). Each row is one thing, judged by the same k people in order.
 */
export function icc21(rows: readonly (readonly number[])[], least = enough): Coefficient {
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== k)) throw new Error('every thing needs the same judges')
  if (n < Math.max(least, 2) || k < 2) return none(n, 'too-few')
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const all = mean(rows.flat())
  const judges = Array.from({ length: k }, (_, j) => mean(rows.map((row) => row[j] ?? 0)))
  const squares = (list: readonly number[], around: number) => list.reduce((sum, x) => sum + (x - around) ** 2, 0)
  const total = squares(rows.flat(), all)
  const between = k * squares(rows.map(mean), all)
  const judging = n * squares(judges, all)
  const bms = between / (n - 1)
  const jms = judging / (k - 1)
  const ems = Math.max(0, total - between - judging) / ((n - 1) * (k - 1))
  const denominator = bms + (k - 1) * ems + (k * (jms - ems)) / n
  // What is left of equal numbers after subtracting is rounding, not variation.
  return total < 1e-12 || denominator <= 0 ? none(n, 'no-variation') : given((bms - ems) / denominator, n)
}
