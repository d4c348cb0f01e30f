import type { Judgement } from '../../../engine/judge/judgement.ts'
import { keep, readKept } from '../base/storage.ts'
import type { DrillStart } from '../staff/load-drill.ts'

/** What judging one drill starts from. */
export interface Start {
  readonly drill: DrillStart
  readonly judgement: Judgement
}
interface Kept extends Start {
  /** Wall ms by this device. */
  readonly keptAt: number
}
/** One drill is kept, the last one opened: a phone has little room. */
const key = 'sandtable.judge-start'
/** As long as a session: what a drill holds in store is not for whoever finds the phone next week. */
const goodFor = 12 * 3_600_000

/** Remembers a start; a browser that is full keeps nothing, and the page then needs a network to open. */
export function keepStart(start: Start): void {
  if (!keep(key, { ...start, keptAt: Date.now() } satisfies Kept)) keep(key, undefined)
}

/** The kept start of that drill, its server time moved on by what has passed here since. */
export function readStart(drill: string): Start | undefined {
  const kept = readKept<Kept>(key)
  if (kept && Date.now() - kept.keptAt > goodFor) {
    keep(key, undefined)
    return undefined
  }
  if (kept?.drill.answer.id !== drill) return undefined
  const now = kept.drill.answer.now + Date.now() - kept.keptAt
  return { drill: { ...kept.drill, answer: { ...kept.drill.answer, now } }, judgement: kept.judgement }
}
