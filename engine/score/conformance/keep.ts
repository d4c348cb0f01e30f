import { heaviestAntichain } from './heaviest-antichain.ts'

/** A step of the plan that was done, `at` drill ms. */
export interface DoneStep {
  readonly weight: number
  readonly at: number
}

/**
 * Which of the steps that were done to count as done in their place, so that what is given up weighs least: the
 * heaviest set in which no two are inverted (the plan wants the first first, and it was done later). Being inverted is
 * a strict partial order — it is where two of them agree — so the set is a heaviest antichain of it. Indices, rising.
 */
export function keepInOrder(done: readonly DoneStep[], precedes: (first: number, then: number) => boolean): number[] {
  const above = done.map((first, i) => {
    const inverted: number[] = []
    done.forEach((then, j) => {
      if (then.at < first.at && precedes(i, j)) inverted.push(j)
    })
    return inverted
  })
  return heaviestAntichain(
    done.map((step) => step.weight),
    above,
  )
}
