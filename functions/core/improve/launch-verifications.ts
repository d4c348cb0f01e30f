import type { Addition } from '../../../engine/improve/compose.ts'
import type { ActionEntry } from '../../../engine/improve/corrective-action.ts'
import { fitVerification } from '../../../engine/improve/fit.ts'
import type { Scenario, Text } from '../../../engine/scenario/scenario.ts'
import { maxItemBytes } from '../table.ts'
import type { Refused } from '../use-cases.ts'
import type { ActionStore } from './action-store.ts'

/** The verifications of these corrective actions, fitted into a scenario one after the other; or why one cannot be. */
export async function fitAll(
  actions: ActionStore,
  org: string,
  base: Scenario,
  ids: readonly string[],
  staffed: readonly string[],
): Promise<{ readonly ok: true; readonly additions: readonly Addition[] } | Refused> {
  const additions: Addition[] = []
  for (const id of new Set(ids)) {
    const kept = await actions.get(org, id)
    if (!kept) return { ok: false, reason: 'unknown-action', detail: id }
    const { action } = kept
    if (action.status !== 'done' && action.status !== 'scheduled')
      return { ok: false, reason: 'action-not-done', detail: id }
    const fitted = fitVerification(base, additions, id, action.verification, staffed)
    if (!fitted.ok) {
      const { zh, en } = fitted.why
      return { ok: false, reason: 'verification-unfit', detail: `${zh} / ${en}` }
    }
    additions.push(fitted.addition)
    // All that a launch adds is one item of the store.
    if (Buffer.byteLength(JSON.stringify(additions)) > maxItemBytes)
      return { ok: false, reason: 'too-large', detail: `${ids.length}: ${id}` }
  }
  return { ok: true, additions }
}

/** Notes in each action that this drill will examine it; as often as it likes. */
export async function scheduleAll(
  actions: ActionStore,
  { org, by }: { readonly org: string; readonly by: ActionEntry['by'] },
  launch: {
    readonly drill: string
    readonly title: Text
    readonly createdAt: number
    readonly verify?: readonly string[]
  },
): Promise<void> {
  for (const id of launch.verify ?? []) {
    const { drill, title, createdAt: at } = launch
    await actions.change(org, id, { id: `scheduled:${drill}`, at, by }, { type: 'scheduled', drill, title })
  }
}
