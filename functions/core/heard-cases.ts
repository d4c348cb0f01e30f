import type { Entry, EntryOf } from '../../engine/drill/entries.ts'
import type { Deps } from './deps.ts'
import { standingOf } from './judge-standing.ts'
import { countUp, judgeKey, keepOnce, markOf } from './judge-store.ts'
import type { JudgeUseCases } from './judge-use-cases.ts'
import { notFound } from './not-found.ts'
import { getSeat } from './seats.ts'
import type { Refused, Seat } from './use-cases.ts'

type SeatHeard = Pick<JudgeUseCases, 'answerSurvey' | 'putCard' | 'giveFeedback'>

/** How many cards of the hot wash one participant may put. */
export const mostCards = 24

const no = (reason: Refused['reason']): Refused => ({ ok: false, reason })
const of = <T extends Entry['type']>(entries: readonly Entry[], type: T) =>
  entries.filter((entry): entry is EntryOf<T> => entry.type === type)

/** What cadres say of a drill: how heavy it was, the hot wash, the form. */
export function makeHeardCases(deps: Deps): SeatHeard {
  const { table, launchOf, clock } = deps

  async function enter(who: Seat) {
    const [seat, launch] = await Promise.all([getSeat(table, who.drill, who.seat), launchOf(who.drill)])
    if (!seat || !launch) return notFound
    if (seat.removed) return no('seat-removed')
    return { ok: true as const, seat, ...(await standingOf(deps, launch)) }
  }

  return {
    async answerSurvey(who, { survey, ...answer }) {
      const at = await enter(who)
      if (!at.ok) return at
      const { seat, role } = at.seat
      let phase: string | undefined
      if (survey === 0) {
        if (at.status !== 'ended') return no('not-open-yet')
        phase = of(at.log.entries, 'phase-entered').at(-1)?.phase
        if (phase === undefined) return no('not-started')
      } else {
        const frames = at.log.frames(seat, role)
        if (frames[survey - 1]?.type !== 'survey') return no('unknown-message')
        const nth = frames.slice(0, survey).filter((frame) => frame.type === 'survey').length
        const joined = at.log.entries.findIndex((entry) => entry.type === 'seat-joined' && entry.seat === seat)
        phase = of(at.log.entries.slice(joined), 'workload-asked')[nth - 1]?.phase
      }
      const sk = `TLX#${seat}#${survey}`
      const kept = await keepOnce(table, judgeKey(who.drill), sk, { ...answer, seat, role, phase }, { at: clock.now() })
      if (kept.ok) return { ok: true, value: { id: answer.id, receivedAt: Number(kept.item.at) } }
      return no(kept.existing.id === answer.id ? 'command-changed' : 'already-answered')
    },

    /*
     *   the card there? ── yes ──▶ the same answer, nothing counted
     *        no
     *   count up this participant's cards ── at most 24 ──▶ refused
     *        ok
     *   put the card: an anonymous one says nothing about who, where or when
     *
     * A crash in between costs one of the 24 and loses no card: the phone sends it again.
     */
    async putCard(who, { id, kind, text, anonymous }) {
      const at = await enter(who)
      if (!at.ok) return at
      if (at.status !== 'ended') return no('not-open-yet')
      const { name, role } = at.seat
      const pk = judgeKey(who.drill)
      const body = { id, kind, text, ...(!anonymous && { by: { name, role } }) }
      const now = clock.now()
      if (!(await table.get(pk, `CARD#${id}`))) {
        const counted = await countUp(table, pk, `CARDS#${markOf(who.drill, who.seat, 'cards')}`, mostCards)
        if (!counted) return no('too-many')
      }
      const kept = await keepOnce(table, pk, `CARD#${id}`, body, anonymous ? {} : { at: now })
      return kept.ok ? { ok: true, value: { id, receivedAt: Number(kept.item.at ?? now) } } : no('command-changed')
    },

    async giveFeedback(who, form) {
      const at = await enter(who)
      if (!at.ok) return at
      if (at.status !== 'ended') return no('not-open-yet')
      const pk = judgeKey(who.drill)
      const mark = `FORMBY#${markOf(who.drill, who.seat, 'form')}`
      const sk = `FORM#${form.id}`
      if ((await table.get(pk, mark)) && !(await table.get(pk, sk))) return no('already-answered')
      // The form first: a crash before the mark lets the phone send it again.
      const kept = await keepOnce(table, pk, sk, form)
      if (!kept.ok) return no('command-changed')
      await table.put({ pk, sk: mark })
      return { ok: true, value: { id: form.id, receivedAt: clock.now() } }
    },
  }
}
