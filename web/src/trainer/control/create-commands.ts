import { type Accessor, createSignal } from 'solid-js'
import type { TrainerCommand } from '../../../../engine/drill/commands.ts'
import { api } from '../../base/api.ts'
import { errorText } from '../../base/error-note.tsx'
import { newId } from '../../base/new-id.ts'
import { isPassing } from '../../base/problem.ts'
import { backoff, pause } from '../../base/retry.ts'
import { toast } from '../../base/toast.tsx'

type Asked<T> = T extends TrainerCommand ? Omit<T, 'id'> : never
/** A trainer's command before it has its id. */
export type Ask = Asked<TrainerCommand>

export interface Commands {
  /** Sends a command until the server has answered; true when it was obeyed. A refusal is told as a sentence. */
  readonly run: (ask: Ask) => Promise<boolean>
  /** What is under way, by type. */
  readonly busy: (type: Ask['type']) => boolean
  /** The network is away: something is being sent again. */
  readonly retrying: Accessor<boolean>
}

/** Commands of one drill. Each has its id made once, so that sending it again is the same command. */
export function createCommands(drill: string): Commands {
  const [waiting, setWaiting] = createSignal<readonly { readonly id: string; readonly type: Ask['type'] }[]>([])
  const [retrying, setRetrying] = createSignal(false)

  async function run(ask: Ask): Promise<boolean> {
    const id = newId()
    setWaiting((all) => [...all, { id, type: ask.type }])
    try {
      for (let n = 0; ; n += 1) {
        try {
          await api.post(`/api/drills/${encodeURIComponent(drill)}/commands`, { ...ask, id })
          return true
        } catch (error) {
          if (!isPassing(error)) {
            toast(errorText(error), 'missed')
            return false
          }
          setRetrying(true)
          await pause(backoff(n, { most: 8_000 }))
        }
      }
    } finally {
      setWaiting((all) => all.filter((each) => each.id !== id))
      setRetrying(false)
    }
  }
  return { run, busy: (type) => waiting().some((each) => each.type === type), retrying }
}
