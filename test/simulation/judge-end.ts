import { isDeepStrictEqual } from 'node:util'
import { drillTime, wallTime } from '../../engine/drill/clock.ts'
import { nextAlarm } from '../../engine/drill/decide.ts'
import { statusOf } from '../../engine/drill/state.ts'
import { inboxKey, receiptKey } from '../../functions/core/commit.ts'
import { settledKey } from '../../functions/core/settled.ts'
import type { Broken, LogJudge } from './judge-log.ts'
import type { Answer } from './people.ts'
import type { Place, Try } from './place.ts'
import type { Store } from './store.ts'
import type { Weather } from './weather.ts'

/** When a waiting command came into the inbox. */
export interface Landing {
  readonly key: string
  readonly at: number
  readonly hash: string
  /** True wall ms. */
  readonly truly: number
  readonly attempt: Try | undefined
  /** It came after its sender had been told of an error. */
  readonly stray: boolean
}

/** What must hold when all is quiet. */
export function judgeEnd(deps: {
  readonly store: Store
  readonly drill: string
  readonly shards: number
  readonly log: LogJudge
  readonly place: Place
  readonly weather: Weather
  readonly answers: readonly Answer[]
  readonly landings: readonly Landing[]
  readonly broken: Broken
}) {
  const { store, drill, log, place, answers, broken } = deps
  for (const { attempt, accepted } of answers) {
    const truth = log.taken.get(attempt.key)?.consumed
    if (!truth) {
      broken('what was accepted is consumed', attempt.key)
    } else if (truth.hash !== attempt.hash) {
      if (accepted.ok) broken('another body under a known id is refused', attempt.key)
    } else if (!accepted.ok) {
      broken('the same command again gets the first answer', `${attempt.key} was refused`)
    } else if (accepted.at !== truth.at || (accepted.outcome && !isDeepStrictEqual(accepted.outcome, truth.outcome))) {
      broken('the same command again gets the first answer', `${attempt.key} at ${accepted.at}, taken at ${truth.at}`)
    }
  }
  for (let shard = 0; shard < deps.shards; shard++) {
    for (const { sk } of store.query(inboxKey(drill, shard), { prefix: 'CMD#' }))
      broken('nothing waits in the inbox when all is quiet', sk)
  }
  for (const { consumed } of log.taken.values())
    if (!store.has(inboxKey(drill, consumed.shard), receiptKey(consumed.key)))
      broken('every consumed command has its receipt', consumed.key)
  for (const socket of place.sockets) {
    if (socket.problems[0]) broken('frames come in order, without a gap', `${socket.seat}: ${socket.problems[0]}`)
    const owed = log.owed(socket)
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(owed)), JSON.parse(JSON.stringify(socket.frames))))
      broken('every commit is published', `${socket.seat} has ${socket.frames.length} of ${owed.length} frames`)
  }
  const last = log.commits.at(-1)
  const meta = store.get(`DRILL#${drill}`, 'META')
  if (!last) return broken('a drill goes on', 'no commit')
  if (meta?.status !== statusOf(last.state) || (last.state.status === 'ended' && meta.n !== last.n))
    broken('META shows the last status', `${meta?.status} of ${meta?.n}, last is ${last.n}`)
  const settled = store.get(`DRILL#${drill}`, settledKey)
  if (settled?.n !== last.n) broken('all is settled', `${settled?.n}, last is ${last.n}`)
  if (place.armed() !== nextAlarm(last.state))
    broken('the alarm is set for the next due time', `${place.armed()} instead of ${nextAlarm(last.state)}`)
  judgeTime(deps)
}

/** No timer goes before an action that was accepted first, and none accepted in time is scored late. */
function judgeTime({ log, weather, landings, broken }: Parameters<typeof judgeEnd>[0]) {
  for (const entry of log.entries) {
    if (entry.type === 'expected-met' && entry.late) {
      const action = log.entries[entry.action - 1]
      const due = log.dueOf(entry.expected)
      if (action?.type !== 'action-taken' || due === undefined || entry.expected === 'sitrep') continue
      const own = log.drillAt(action.receivedAt)
      if (own <= due) broken('what was accepted in time is never late', `${entry.expected}: ${own}, due ${due}`)
    }
    if (entry.type !== 'action-taken') continue
    const key = `${entry.seat}#${entry.action}`
    const landing = landings.find((each) => each.key === key && each.at === entry.receivedAt)
    if (!landing || tooLate(landing, weather)) continue
    for (const { entry: timer, clock } of log.fired) {
      // Where the clock is slow several wall ms are one of the drill's.
      const later = drillTime(clock, entry.receivedAt) > timer.at || entry.receivedAt > wallTime(clock, timer.at)
      if (timer.e > entry.e || later) continue
      broken('no limit overtakes what was accepted before it', `${key} by entry ${timer.e} ${timer.type}`)
    }
  }
}

/** Came so long after its stamp that no grace can wait for it: timers may have gone before. */
function tooLate({ truly, stray, attempt }: Landing, { place, grace, skew }: Weather): boolean {
  if (stray || !attempt?.stamp) return true
  if (place === 'one') return false
  return truly - attempt.stamp.truly >= grace + attempt.stamp.offset - skew
}
