import type { Scenario } from '../scenario/scenario.ts'
import type { Verification } from './verification.ts'

const minute = 60_000
/** Moments that are tried in every phase: so many, evenly spread, none at its very edge. */
const tries = 12

/** How long (drill ms) people have; what is forbidden needs only time to be tempted. */
function roomNeeded({ expected }: Verification): number {
  return expected.limit.kind === 'within' ? expected.limit.of : 10 * minute
}

/**
 * The drill time at which a verification's message comes: in a phase of its own kind if there is one, after the
 * original's limit (`after`, drill ms) where the scenario has the original, as far as may be from the other messages
 * to the same roles; whole minutes, the earliest of equals. Undefined: its limit does not fit before the end.
 */
export function momentFor(
  scenario: Scenario,
  after: number | undefined,
  verification: Verification,
): number | undefined {
  const { phases, clock, injects } = scenario
  const roles = new Set([...verification.expected.role, ...verification.inject.to])
  const busy = injects.flatMap(({ at, to }) => (at !== undefined && to.some((role) => roles.has(role)) ? [at] : []))
  const latest = clock.end - roomNeeded(verification) - minute
  const spans = phases.map((phase, index) => ({
    kind: phase.kind,
    from: phase.at,
    to: phases[index + 1]?.at ?? clock.end,
  }))
  const candidates = spans.flatMap(({ kind, from, to }) =>
    Array.from({ length: tries }, (_, index) => {
      const at = Math.round((from + ((to - from) * (index + 1)) / (tries + 1)) / minute) * minute
      const quiet = Math.min(...busy.map((each) => Math.abs(each - at)), clock.end - (phases[0]?.at ?? 0))
      const fair = after === undefined || at > after
      return { at, rank: [fair ? 0 : 1, kind === verification.source.phase ? 0 : 1, -quiet, at] as const }
    }),
  )
  const fitting = candidates.filter(({ at }) => at > (phases[0]?.at ?? 0) && at <= latest)
  return fitting.sort((a, b) => {
    const at = a.rank.findIndex((value, index) => value !== b.rank[index])
    return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0)
  })[0]?.at
}
