import type { ExpectedAction, Inject, Scenario } from '../scenario/scenario.ts'

/** One verification as a drill was launched with it. Pinned at the launch; drill ms. */
export interface Addition {
  /** The corrective action it examines. */
  readonly action: string
  /** The expected action whose result is the verdict: the added one, or one that the scenario had already. */
  readonly examines: string
  readonly inject: Inject
  readonly expected?: ExpectedAction
}

/**
 * The scenario that is played: the version's own, and after it what was added. Order matters to nothing but ties,
 * which the script's own then win.
 */
export function compose(base: Scenario, additions: readonly Addition[]): Scenario {
  if (additions.length === 0) return base
  return {
    ...base,
    injects: [...base.injects, ...additions.map((addition) => addition.inject)],
    expected: [...base.expected, ...additions.flatMap((addition) => addition.expected ?? [])],
  }
}
