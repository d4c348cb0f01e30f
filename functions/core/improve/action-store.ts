import { type ActionEntry, type CorrectiveAction, foldAction } from '../../../engine/improve/corrective-action.ts'
import { type ActionAsk, type ActionRefusal, decideAction } from '../../../engine/improve/decide-action.ts'
import { canonical } from '../commit.ts'
import type { Item, Table } from '../table.ts'

/** A corrective action with its whole history. */
export interface KeptAction {
  readonly org: string
  readonly action: CorrectiveAction
  readonly history: readonly ActionEntry[]
}
type Writer = Pick<ActionEntry, 'id' | 'at' | 'by'>
export type Written =
  | { readonly ok: true; readonly kept: KeptAction }
  | { readonly ok: false; readonly reason: ActionRefusal | 'command-changed'; readonly detail?: string }

interface EntryItem extends Item {
  readonly org: string
  readonly entry: ActionEntry
  /** What was asked, for telling a retry from another change under its id. */
  readonly asked: string
}
interface ListedItem extends Item {
  readonly action: CorrectiveAction
}

const actionKey = (id: string) => `ACTION#${id}`
const entryKey = (n: number) => `H#${String(n).padStart(6, '0')}`

/**
 * Corrective actions as logs of their own: each change is one put of the next entry, if absent, so that two managers at
 * once lose nothing. The list item is a hint; reading one action always folds its history.
 */
export function makeActionStore(table: Table) {
  async function items(id: string): Promise<EntryItem[]> {
    return (await table.query(actionKey(id), { prefix: 'H#' })) as EntryItem[]
  }

  function kept(id: string, found: readonly EntryItem[]): KeptAction | undefined {
    const history = found.map((item) => item.entry)
    const action = foldAction(id, history)
    return action && { org: found[0]?.org ?? '', action, history }
  }

  async function list(org: string, action: CorrectiveAction): Promise<void> {
    const index = { orgPk: `actions#${org}`, orgSk: `${String(action.createdAt).padStart(15, '0')}#${action.id}` }
    await table.put({ pk: actionKey(action.id), sk: 'META', n: action.n, ...index, action }, { ifNewer: 'n' })
  }

  return {
    async get(org: string, id: string): Promise<KeptAction | undefined> {
      const found = kept(id, await items(id))
      if (found?.org !== org) return undefined
      // A writer that died after its entry left the list behind: whoever looks makes it good.
      const meta = await table.get(actionKey(id), 'META')
      if ((meta?.n ?? 0) < found.action.n) await list(org, found.action)
      return found
    },

    async list(org: string): Promise<CorrectiveAction[]> {
      const found = (await table.list('org', `actions#${org}`)) as ListedItem[]
      return found.map((item) => item.action)
    },

    /** Makes the action, or finds it made by the same request. Undefined: the id stands for something else. */
    async make(org: string, id: string, entry: ActionEntry, request: unknown): Promise<KeptAction | undefined> {
      const asked = canonical(request)
      const item: EntryItem = { pk: actionKey(id), sk: entryKey(1), org, entry, asked }
      await table.put(item, { ifAbsent: true })
      const found = await items(id)
      const made = kept(id, found)
      if (!made || made.org !== org || found[0]?.asked !== asked) return undefined
      await list(org, made.action)
      return made
    },

    /** Writes what is asked, once: the same id is the same change for ever. */
    async change(org: string, id: string, writer: Writer, ask: ActionAsk): Promise<Written | undefined> {
      const asked = canonical(ask)
      for (;;) {
        const found = await items(id)
        const before = kept(id, found)
        if (!before || before.org !== org) return undefined
        const same = found.find((item) => item.entry.id === writer.id)
        if (same) {
          await list(org, before.action)
          return same.asked === asked ? { ok: true, kept: before } : { ok: false, reason: 'command-changed' }
        }
        const decided = decideAction(before.action, ask)
        if (!decided.ok) return decided
        if (!decided.body) return { ok: true, kept: before }
        const n = before.action.n + 1
        const entry: ActionEntry = { ...decided.body, n, ...writer }
        await table.put({ pk: actionKey(id), sk: entryKey(n), org, entry, asked }, { ifAbsent: true })
        // Won or lost: the next round finds it under its id, or decides again after what came first.
      }
    },
  }
}
export type ActionStore = ReturnType<typeof makeActionStore>
