import { z } from 'zod'
import type { Reach } from '../core/ports.ts'
import { getSettled, type Settled } from '../core/settled.ts'
import type { Table } from '../core/table.ts'
import { grace } from './clock.ts'

/** What travels through the queue: bring this drill back at a wall time, said by commit n; `at` 0 is at once, whatever is due. */
const alarmSchema = z.object({ drill: z.string().min(1), at: z.number(), n: z.number() })
export type Alarm = z.output<typeof alarmSchema>

/** Reads a message; throws for one that nobody here can have written. */
export const readAlarm = (body: string): Alarm => alarmSchema.parse(JSON.parse(body))

/** Puts a message into the queue, to come out after so many whole seconds. */
export type Send = (alarm: Alarm, delaySeconds: number) => Promise<void>

/** The longest delay the queue knows, in seconds. */
const longest = 900
/** A message may come up to a second early and is then slept out: delays are whole seconds, timers are not (wall ms). */
const early = 1000

/** Arms a drill's next timer: one message for each new due time, before SETTLED says that time. */
export function makeArm(send: Send, now: () => number): Reach['arm'] {
  return async (drill, at, { n, owed }) => {
    if (owed && at !== undefined) await send({ drill, at, n }, delayOf(at, now()))
  }
}

/** Whole seconds, at most 900, after which a message for `at` should come out: a second early, never late. */
export function delayOf(at: number, now: number): number {
  return Math.min(longest, Math.max(0, Math.floor((at + grace - early - now) / 1000)))
}

/**
 * What a message that has come out asks for:
 *
 *     SETTLED is as new as the message and knows another time ──▶ `over`: a newer alarm is on its way
 *     more than a second before its time                      ──▶ `hop`: back into the queue
 *     else                                                    ──▶ `wait` so many wall ms, then advance
 */
export function weigh(
  alarm: Alarm,
  settled: Settled | undefined,
  now: number,
): 'over' | 'hop' | { readonly wait: number } {
  if (alarm.at === 0) return { wait: 0 }
  if (settled && settled.n >= alarm.n && settled.nextDueAt !== alarm.at) return 'over'
  if (delayOf(alarm.at, now) > 0) return 'hop'
  // The millisecond in which the horizon is behind the due time.
  return { wait: Math.max(0, alarm.at + grace - now) }
}

/** Serves one message: true when it was a timer's time and the drill was advanced. */
export function makeRinger(deps: {
  readonly table: Table
  readonly send: Send
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly advance: (drill: string) => Promise<void>
}) {
  return async (alarm: Alarm): Promise<boolean> => {
    const asks = weigh(alarm, await getSettled(deps.table, alarm.drill), deps.now())
    if (asks === 'over') return false
    if (asks === 'hop') {
      await deps.send(alarm, delayOf(alarm.at, deps.now()))
      return false
    }
    await deps.wait(asks.wait)
    await deps.advance(alarm.drill)
    return true
  }
}
