import type { Entry } from '../../../engine/drill/entries.ts'
import type { CorrectiveAction } from '../../../engine/improve/corrective-action.ts'
import { verdictOf } from '../../../engine/improve/verdict.ts'
import type { Review } from '../../../engine/score/review.ts'
import type { Deps } from '../deps.ts'
import type { Launch } from '../launch.ts'
import type { ActionStore } from './action-store.ts'

/**
 * Takes the verdicts of ended drills into the corrective actions they examined. Anyone may ask at any time: a verdict
 * is written once, under an id made of the drill's, with a sign in it that nobody's own id has.
 */
export function makeVerdicts(deps: Deps, actions: ActionStore, reviewOf: (launch: Launch) => Promise<Review>) {
  const { launchOf, logs, drillScenarios } = deps

  /** What an ended drill showed; undefined where it did not examine the action, or cannot be scored any more. */
  async function shown(launch: Launch, action: string, entries: readonly Entry[]) {
    try {
      const addition = (await drillScenarios.additionsOf(launch)).find((each) => each.action === action)
      return addition && verdictOf(await reviewOf(launch), entries, addition)
    } catch {
      // Its own review tells why; the list of actions is not to go down with it, and asks again when it is next looked at.
      return undefined
    }
  }

  async function one(org: string, action: CorrectiveAction, drill: string): Promise<CorrectiveAction> {
    const launch = await launchOf(drill)
    if (!launch || launch.org !== org) return action
    const { state, entries } = await logs.read(drill)
    if (state?.status !== 'ended') return action
    const found = await shown(launch, action.id, entries)
    if (!found) return action
    const { verdict, entries: evidence } = found
    const at = entries.findLast((entry) => entry.type === 'drill-ended')?.wall ?? launch.createdAt
    const by = { role: 'drill', name: launch.title.zh } as const
    const ask = { type: 'examined', drill, verdict, entries: evidence } as const
    const written = await actions.change(org, action.id, { id: `examined:${drill}`, at, by }, ask)
    return written?.ok ? written.kept.action : action
  }

  /** The action with every verdict that there is by now. */
  return async function settle(org: string, action: CorrectiveAction): Promise<CorrectiveAction> {
    let now = action
    for (const { drill, verdict } of action.examinations) if (verdict === undefined) now = await one(org, now, drill)
    return now
  }
}
