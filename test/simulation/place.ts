import type { Accepted, Asked, accept } from '../../functions/core/accept.ts'
import type { advance } from '../../functions/core/advance.ts'
import type { Clock } from '../../functions/core/ports.ts'
import type { FakeSocket } from './sockets.ts'

/** The two functions a simulation is about; mutants come in here. */
export interface Subject {
  readonly accept: typeof accept
  readonly advance: typeof advance
}

/** One try of a client to have a command accepted. */
export interface Try {
  readonly key: string
  readonly hash: string
  readonly asked: Asked
  /** The moment stamped, and the true moment of stamping (wall ms). */
  stamp?: { readonly at: number; readonly truly: number; readonly offset: number }
  /** The client has its answer, or an error. */
  ended: boolean
}

/** Where accepting and advancing happens. */
export interface Place {
  /** Undefined: nobody there. Rejects on an error, never settles when the process ends. */
  accept(attempt: Try): Promise<Accepted> | undefined
  /** Once `advance` by every process alive. */
  sweep(): void
  busy(): boolean
  /** The wall time of the alarm that was set last. */
  armed(): number | undefined
  readonly sockets: readonly FakeSocket[]
}

/** A clock that notes when it stamped. */
export function noting(clock: Clock, attempt: Try, now: () => number, offset = 0): Clock {
  return {
    ...clock,
    stamp() {
      const stamp = clock.stamp()
      attempt.stamp = { at: stamp.at, truly: now(), offset }
      return stamp
    },
  }
}
