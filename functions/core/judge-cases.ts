import { drillTime } from '../../engine/drill/clock.ts'
import { byTime } from '../../engine/judge/heard.ts'
import { evaluationItems, ratedAhead } from '../../engine/judge/item.ts'
import { judge, sortCards } from '../../engine/judge/judge.ts'
import type { Observation, Person, Rating, Withdrawal } from '../../engine/judge/records.ts'
import { scaleOf } from '../../engine/judge/scale.ts'
import type { Deps } from './deps.ts'
import { forgetRun } from './improve/run-summaries.ts'
import { standingOf } from './judge-standing.ts'
import { judgeKey, keepOnce, personOf, readCards, readRecords } from './judge-store.ts'
import type { JudgeReceipt, JudgeUseCases } from './judge-use-cases.ts'
import { notFound } from './not-found.ts'
import type { ReviewOf } from './review-of.ts'
import { listSeats, type SeatItem } from './seats.ts'
import type { Item } from './table.ts'
import type { Done, Refused, Staff } from './use-cases.ts'

export type StaffJudging = Omit<JudgeUseCases, 'answerSurvey' | 'putCard' | 'giveFeedback'>

/** How much one person may say of one drill: far more than anybody does, and an end to what a broken program can. */
export const most = { ratings: 1000, observations: 500, rulings: 500 } as const

const no = (reason: Refused['reason'], detail?: string): Refused => ({ ok: false, reason, ...(detail && { detail }) })
const changed = no('command-changed')
/** Who holds a seat; somebody who answered and was removed since has been there all the same. */
const peopleOf = (seats: readonly SeatItem[], answered: number) =>
  Math.max(answered, seats.filter((seat) => !seat.removed).length)

/**
 * What staff say of a drill, and read of it: evaluators but for the conclusion, managers all, and trainers all that a
 * manager may, under their own role. `forget` drops what this process remembers of a drill's score.
 */
export function makeJudgeCases(deps: Deps, { computedOf }: ReviewOf, forget: (drill: string) => void): StaffJudging {
  const { table, launchOf, clock } = deps

  /** A ruling may change the score that lists show. Should this fail, the ruling is sent again and so is this done. */
  async function ruled(drill: string) {
    await forgetRun(table, drill)
    forget(drill)
  }

  async function enter(who: Staff, drill: string) {
    const launch = await launchOf(drill)
    return launch?.org === who.org ? standingOf(deps, launch) : undefined
  }

  const receipt = (id: string, person: Person, item: Item): Done<JudgeReceipt> => ({
    ok: true,
    value: { id, receivedAt: Number(item.at), person: person.id },
  })
  /** Later than all the person said before, so that of two in one millisecond the second stands. */
  const after = (known: readonly { readonly at: number }[]) => Math.max(clock.now(), ...known.map(({ at }) => at + 1))

  return {
    async rate(who, drill, { id, author, item, value, reason }) {
      const at = await enter(who, drill)
      if (!at) return notFound
      const found = evaluationItems(at.scenario).find((each) => each.id === item)
      if (at.status === 'lobby' && !(found && ratedAhead(found))) return no('not-started')
      if (!found) return no('unknown-item', item)
      const { scale } = found
      const known = scaleOf(scale).values.find((each) => each.id === value)
      if (value !== null && !known)
        return no(
          'unknown-value',
          scaleOf(scale)
            .values.map((each) => each.id)
            .join(', '),
        )
      if (known?.reason && !reason) return no('reason-needed')
      const person = personOf(who, author)
      const own = `RATING#${person.id}#`
      const before = (await table.query(judgeKey(drill), { prefix: own })) as (Item & Rating)[]
      if (before.length >= most.ratings && !before.some((each) => each.id === id)) return no('too-many')
      const body = { id, person, item, scale, value, ...(reason && { reason }) }
      const stamp = { at: after(before), drillAt: drillTime(at.clock, clock.now()) }
      const kept = await keepOnce(table, judgeKey(drill), own + id, body, stamp)
      return kept.ok ? receipt(id, person, kept.item) : changed
    },

    async observe(who, drill, { author, ...said }) {
      const at = await enter(who, drill)
      if (!at) return notFound
      const { id, item, role, entry, replaces, text } = said
      if (item && !evaluationItems(at.scenario).some((each) => each.id === item)) return no('unknown-item', item)
      if (role && !at.scenario.roles.some((each) => each.id === role)) return no('unknown-role', role)
      if (entry && entry > at.entries) return no('unknown-item', String(entry))
      if (text === null && !replaces) return no('unknown-item')
      const person = personOf(who, author)
      const own = `OBS#${person.id}#`
      const before = (await table.query(judgeKey(drill), { prefix: own })) as (Item & Observation)[]
      // Looked for among the person's own: what others wrote nobody else can correct.
      if (replaces && !before.some((each) => each.id === replaces)) return no('not-yours')
      if (before.length >= most.observations && !before.some((each) => each.id === id)) return no('too-many')
      const first = before.find((each) => each.id === replaces)
      // A correction keeps the moment of what it corrects: it is about that moment.
      const stamp = { at: after(before), drillAt: first?.drillAt ?? drillTime(at.clock, clock.now()) }
      const kept = await keepOnce(table, judgeKey(drill), own + id, { ...said, person }, stamp)
      return kept.ok ? receipt(id, person, kept.item) : changed
    },

    async rule(who, drill, { author, ...ruling }) {
      const at = await enter(who, drill)
      if (!at) return notFound
      if (ruling.kind === 'conclusion' && who.role === 'evaluator') return no('manager-only')
      if (at.status !== 'ended') return no('not-ended')
      const person = personOf(who, author)
      const { rulings, withdrawals } = await readRecords(table, drill)
      const all = [...rulings, ...withdrawals]
      if (all.length >= most.rulings && !all.some((each) => each.id === ruling.id)) return no('too-many')
      const { id, reason } = ruling
      if (ruling.kind === 'withdraw') {
        const target = rulings.find((each) => each.id === ruling.ruling)
        if (!target) return no('unknown-item', ruling.ruling)
        // Who answers for the review may take back what an evaluator ruled.
        if (who.role === 'evaluator' && target.person.id !== person.id) return no('not-yours')
        const body: Omit<Withdrawal, 'at'> = { id, ruling: ruling.ruling, reason, person }
        const kept = await keepOnce(table, judgeKey(drill), `WITHDRAW#${id}`, body, { at: after(all) })
        await ruled(drill)
        return kept.ok ? receipt(id, person, kept.item) : changed
      }
      const { expected, objectives } = at.scenario
      if ('expected' in ruling && !expected.some((each) => each.id === ruling.expected))
        return no('unknown-item', ruling.expected)
      if ('objective' in ruling && !objectives.some((each) => each.id === ruling.objective))
        return no('unknown-item', ruling.objective)
      const body = { ...ruling, by: person.name, person }
      const kept = await keepOnce(table, judgeKey(drill), `RULING#${id}`, body, { at: after(all) })
      await ruled(drill)
      return kept.ok ? receipt(id, person, kept.item) : changed
    },

    async getRatings(who, drill) {
      if (!(await enter(who, drill))) return notFound
      return { ok: true, value: [...(await readRecords(table, drill)).ratings].sort(byTime) }
    },
    async getObservations(who, drill) {
      const done = await this.getJudgement(who, drill)
      return done.ok ? { ok: true, value: done.value.observations } : done
    },
    async getRulings(who, drill) {
      const done = await this.getJudgement(who, drill)
      return done.ok ? { ok: true, value: done.value.rulings } : done
    },

    async getJudgement(who, drill) {
      const at = await enter(who, drill)
      if (!at) return notFound
      const [records, seats, computed] = await Promise.all([
        readRecords(table, drill),
        listSeats(table, drill),
        computedOf(at.launch),
      ])
      return { ok: true, value: judge(at.scenario, records, computed, peopleOf(seats, records.cardPeople)) }
    },
    async getHotWash(who, drill) {
      if (!(await enter(who, drill))) return notFound
      const [{ cards, cardPeople }, seats] = await Promise.all([readCards(table, drill), listSeats(table, drill)])
      const value = { cards: sortCards(cards), answered: cardPeople, seats: peopleOf(seats, cardPeople) }
      return { ok: true, value }
    },
  }
}
