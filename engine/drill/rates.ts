import type { Scenario } from '../scenario/scenario.ts'

type Plan = Pick<Scenario['clock'], 'rate' | 'rates'>

/** Does the scenario change the rate of its clock by itself? */
export const hasRates = (clock: Plan) => clock.rates.length > 0

/** The rate that the scenario wants at a drill time (ms). */
export function rateAt({ rate, rates }: Plan, at: number): number {
  return rates.reduce((last, each) => (each.at <= at && each.at >= last.at ? each : last), {
    at: Number.NEGATIVE_INFINITY,
    rate,
  }).rate
}

/** The changes of rate that still come after a drill time, in order. */
export function ratesAfter({ rates }: Plan, at: number): Scenario['clock']['rates'] {
  return rates.filter((each) => each.at > at).toSorted((a, b) => a.at - b.at)
}

/** Wall ms from the drill's beginning to its end at a launch rate: the scenario's own changes count where it is its own. */
export function wallLength(clock: Pick<Scenario['clock'], 'rate' | 'rates' | 'end'>, begin: number, rate: number) {
  const turns = hasRates(clock) && rate === rateAt(clock, begin) ? ratesAfter(clock, begin) : []
  let [at, now, length] = [begin, rate, 0]
  for (const turn of turns.filter((each) => each.at < clock.end)) {
    length += (turn.at - at) / now
    at = turn.at
    now = turn.rate
  }
  return length + (clock.end - at) / now
}
