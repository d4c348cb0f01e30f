import { createHash } from 'node:crypto'
import { initialState, statusOf } from '../../engine/drill/state.ts'
import type { Review } from '../../engine/score/review.ts'
import { type Heard, nothingHeard } from '../../engine/score/rulings.ts'
import type { DrillFacts } from '../../engine/score/score.ts'
import { score } from '../../engine/score/score.ts'
import { shippedStandard } from '../../engine/score/standard.ts'
import type { ScoringStandard, StandardRequest } from '../../engine/score/standard-schema.ts'
import { canonical } from './commit.ts'
import type { Deps } from './deps.ts'
import { readHeard } from './judge-store.ts'
import type { Launch } from './launch.ts'
import { makeStandardStore } from './standard-store.ts'

/** How many reviews a process remembers: those that one answer asks for several times, not an archive. */
const keep = 8
/** No stored version has this number: they begin at 1. */
const draftVersion = 0
const hashOf = (heard: Heard) => createHash('sha256').update(canonical(heard)).digest('base64url')

/**
 * Everything that is scored is scored here.
 *
 * A review is a pure fold, so one that was made is good for ever under what it was made of: drill, commit, standard
 * and what people said. All four are read anew for every question; only the folding is spared. Nothing is dropped when
 * a person rules, in whatever process: the next question has another key.
 */
export function makeReviewOf({ table, logs, machineOf }: Pick<Deps, 'table' | 'logs' | 'machineOf'>) {
  const standards = makeStandardStore(table)
  const made = new Map<string, Review>()

  function remembered(key: string, make: () => Review): Review {
    const review = made.get(key) ?? make()
    made.delete(key)
    made.set(key, review)
    const oldest = made.keys().next().value
    if (made.size > keep && oldest !== undefined) made.delete(oldest)
    return review
  }

  /** What is scored; `facts.n` is the commit, and `entries` are those up to it, however far the log has grown since. */
  async function ground(launch: Launch) {
    const [machine, log] = await Promise.all([machineOf(launch), logs.read(launch.drill)])
    const { drill: id, title, staffed, scenario } = launch
    const state = log.state ?? initialState(machine, staffed, launch.rate, launch.createdAt)
    const facts: DrillFacts = { id, title, status: statusOf(state), n: log.n, hash: scenario.hash, staffed }
    const entries = () => log.pages.filter(({ n }) => n <= facts.n).flatMap((page) => page.entries)
    return { scenario: { ...machine.script.scenario, version: scenario.version }, facts, entries }
  }
  type Ground = Awaited<ReturnType<typeof ground>>

  const scored = ({ scenario, facts, entries }: Ground, standard: ScoringStandard, heard: Heard) =>
    score(scenario, entries(), facts, { standard, heard })

  /** By a version that is stored: such a one never changes, so its number stands for it within its organisation. */
  async function known(launch: Launch, standard: Promise<ScoringStandard>, heard: Promise<Heard>): Promise<Review> {
    const [on, by, said] = await Promise.all([ground(launch), standard, heard])
    const key = JSON.stringify([launch.org, launch.drill, on.facts.n, by.version, hashOf(said)])
    return remembered(key, () => scored(on, by, said))
  }

  /** The version a drill was launched under; the organisation's own can never be gone. */
  async function ownStandard({ org, standard = shippedStandard.version, drill }: Launch): Promise<ScoringStandard> {
    const own = await standards.get(org, standard)
    if (!own) throw new Error(`scoring standard ${standard} of drill ${drill} is gone`)
    return own
  }
  const heardOf = ({ drill }: Launch) => readHeard(table, drill)
  const nothing = Promise.resolve(nothingHeard)

  return {
    standards,
    /** The review that everybody reads: by the drill's own standard or another, with what people ruled and answered. */
    reviewOf: (launch: Launch, standard?: ScoringStandard): Promise<Review> =>
      known(launch, standard ? Promise.resolve(standard) : ownStandard(launch), heardOf(launch)),
    /** What the log alone gives by the drill's own standard: what rulings stand beside. */
    computedOf: (launch: Launch): Promise<Review> => known(launch, ownStandard(launch), nothing),
    /** By the shipped standard, whatever the drill's own, with what people ruled: what trends compare. */
    comparableOf: (launch: Launch): Promise<Review> => known(launch, Promise.resolve(shippedStandard), heardOf(launch)),
    /** By a standard that is not stored, with what people ruled: never remembered, since no number stands for it. */
    async triedOf(launch: Launch, draft: StandardRequest): Promise<Review> {
      const [on, heard] = await Promise.all([ground(launch), heardOf(launch)])
      return scored(on, { version: draftVersion, ...draft }, heard)
    },
  }
}
export type ReviewOf = ReturnType<typeof makeReviewOf>
