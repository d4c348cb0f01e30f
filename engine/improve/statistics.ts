import { makeDice } from '../rehearse/dice.ts'

/** A mean and the interval it lies in at 95 %; no interval where there were too few to tell. */
export interface Estimate {
  readonly value: number
  readonly low?: number
  readonly high?: number
  /** How many items it is over. */
  readonly n: number
}

/** Below so many items an interval would only pretend to know. */
export const fewest = 5
const resamples = 2000

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number) => Math.round(value * 10) / 10

/**
 * Mean with the percentile bootstrap interval at 95 % over the items: 2,000 resamples with replacement (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13). The seed makes it the same every time.
 */
export function bootstrap(values: readonly number[], seed: number): Estimate | undefined {
  const n = values.length
  if (n === 0) return undefined
  const value = rounded(mean(values))
  if (n < fewest) return { value, n }
  const dice = makeDice(seed)
  const means = Array.from({ length: resamples }, () => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[Math.floor(dice() * n)] ?? 0
    return sum / n
  }).sort((a, b) => a - b)
  const at = (p: number) => rounded(means[Math.min(resamples - 1, Math.max(0, Math.ceil(p * resamples) - 1))] ?? value)
  return { value, low: at(0.025), high: at(0.975), n }
}

/** Pairs that got better, worse and stayed, with the chance (two-sided) of a split as uneven if nothing had changed. */
export interface SignTest {
  readonly better: number
  readonly worse: number
  readonly equal: number
  readonly p: number
}

/** Exact two-sided sign test on the binomial with ½; ties are left out (Conover, Practical Nonparametric Statistics, 3.4). */
export function signTest(differences: readonly number[]): SignTest {
  const better = differences.filter((each) => each > 0).length
  const worse = differences.filter((each) => each < 0).length
  const n = better + worse
  const tail = Math.min(better, worse)
  let term = 0.5 ** n
  let sum = 0
  for (let k = 0; k <= tail; k++) {
    sum += term
    term = (term * (n - k)) / (k + 1)
  }
  return { better, worse, equal: differences.length - n, p: Math.min(1, 2 * sum) }
}

/** A seed made of a text (FNV-1a), so that the same question gets the same answer. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
