import { wallTime } from '../../engine/drill/clock.ts'
import type { DrillState } from '../../engine/drill/state.ts'
import { type Accepted, type Asked, keyOf } from '../../functions/core/accept.ts'
import { bodyHash } from '../../functions/core/commit.ts'
import type { Place, Try } from './place.ts'
import { deeds, type SeatOf, seats, storyLength } from './story.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

type Body = Asked extends infer A ? (A extends Asked ? Omit<A, 'id' | 'by'> : never) : never

/** What a client was told of one command, each time it asked. */
export interface Answer {
  readonly attempt: Try
  readonly accepted: Accepted
}

/** Cadres and a trainer, who act mostly around limits, send again, send twice and send something else under an old id. */
export function makePeople(deps: {
  readonly world: World
  readonly weather: Weather
  readonly place: Place
  readonly rate: number
  /** The newest committed state. */
  readonly state: () => DrillState
}) {
  const { world, weather, place, rate, state } = deps
  const tries: Try[] = []
  const answers: Answer[] = []
  /** Commands whose sender waits for an answer. */
  const waiting = new Set<string>()
  const asked: Asked[] = []
  let open = true

  /** Asks until told. */
  function send(what: Asked) {
    const key = keyOf(what)
    const attempt: Try = { key, hash: bodyHash(what), asked: what, ended: false }
    let still = true
    const retry = () => {
      if (!still) return
      still = false
      if (waiting.has(key)) send(what)
    }
    const answer = place.accept(attempt)
    if (!answer) {
      world.after(world.between(200, 3000), retry)
      return
    }
    tries.push(attempt)
    answer.then(
      (accepted) => {
        still = false
        attempt.ended = true
        waiting.delete(key)
        world.tell(`${key} is told ${JSON.stringify(accepted)}`)
        answers.push({ attempt, accepted })
      },
      (error) => {
        attempt.ended = true
        world.tell(`${key}: ${error}`)
        world.after(world.between(20, 3000), retry)
      },
    )
    world.after(world.between(3000, 12_000), retry)
  }

  function begin(what: Asked) {
    waiting.add(keyOf(what))
    send(what)
  }

  const changed = (what: Asked): Asked =>
    what.type === 'act' ? { ...what, reason: 'other' } : 'text' in what ? { ...what, text: 'other' } : what

  function ask(body: Body, seat?: SeatOf) {
    const id = `id-${String(asked.length).padStart(5, '0')}`
    const by = seat ? ({ kind: 'seat', ...seat } as const) : ({ kind: 'trainer', name: 'T' } as const)
    const what = { ...body, id, by } as Asked
    asked.push(what)
    begin(what)
    while (!weather.calm && world.chance(weather.again)) {
      const copy = world.chance(0.15) ? changed(what) : what
      world.after(world.pick([0, 1, 5, 30, 1000]), () => send(copy))
    }
  }

  /** A wall time close to the next things that happen by themselves, or none. */
  function aim(): number | undefined {
    const { timers, clock, status } = state()
    const timer = world.pick(timers.slice(0, 3))
    if (!timer || status !== 'running' || clock.rate === 0) return undefined
    const reach = 3 * weather.near + weather.skew + 5
    return wallTime(clock, timer.dueAt) + world.between(-reach, 5)
  }

  const wall = (storyLength + 20_000) / rate
  function often(mean: number, doIt: () => void) {
    const round = () => {
      const aimed = world.chance(0.6) ? aim() : undefined
      const wait = aimed === undefined || aimed > world.now() + 3 * mean ? 2 * mean * world.dice() : aimed - world.now()
      world.after(wait, () => {
        if (!open) return
        doIt()
        world.after(mean * world.dice() * 0.8, round)
      })
    }
    round()
  }

  function cadre(seat: SeatOf) {
    const { snapshot } = state()
    const injects = Object.values(snapshot.ledger.injects)
    if (world.chance(0.15) && injects.length > 0) {
      ask({ type: 'see', delivery: world.pick(injects)[1] }, seat)
      return
    }
    const mine = deeds.filter((deed) => deed.role === seat.role)
    const wanted = mine.filter((deed) => snapshot.ledger.expected[deed.expected]?.s === 'open')
    const deed = world.pick(wanted.length > 0 && world.chance(0.8) ? wanted : mine)
    const inReplyTo = world.chance(0.3) && injects.length > 0 ? { inReplyTo: world.pick(injects)[1] } : {}
    const { form, fields, to } = deed
    ask({ type: 'act', form, fields: { ...fields }, to: [...to], ...inReplyTo }, seat)
  }

  /** Long answers by everybody, all just before something is due. */
  function burst() {
    const { timers, clock } = state()
    const timer = world.pick(timers)
    if (!timer || clock.rate === 0) return
    const due = wallTime(clock, timer.dueAt)
    for (let count = 0; count < 14; count++) {
      const seat = world.pick(seats)
      const mine = deeds.filter((deed) => deed.role === seat.role)
      world.after(due - world.now() - world.between(1, 4 * weather.near + 40), () => {
        const { form, fields, to } = world.pick(mine)
        ask({ type: 'act', form, fields: { ...fields }, to: [...to], reason: 'x'.repeat(15_000) }, seat)
      })
    }
  }

  function trainer() {
    const { status, clock, held } = state()
    if (status === 'lobby') return ask({ type: 'start' })
    if (clock.rate === 0 && (held || world.chance(0.8))) return ask({ type: 'resume' })
    const bodies: Body[] = [
      { type: 'pause' },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'set-rate', rate: world.pick([rate, rate / 2, rate * 2]) },
      { type: 'inject', inject: world.pick(['I3', 'I4', 'I5', 'I8']) },
      { type: 'inject', adHoc: { from: 'UPR', to: ['SUM'], via: 'phone', text: 'more' } },
      { type: 'say', as: 'UPR', to: ['DUTY'], text: 'noted' },
      { type: 'say', as: 'SUM', to: ['DUTY'], text: 'not mine to say' },
      { type: 'note', text: 'slow' },
      { type: 'start' },
    ]
    return ask(world.chance(0.05) ? { type: 'jump' } : world.pick(bodies))
  }

  return {
    tries,
    answers,
    begin() {
      for (const seat of seats) {
        ask({ type: 'join', name: seat.seat }, seat)
        often(wall / 7, () => cadre(seat))
      }
      ask({ type: 'start' })
      often(wall / 9, trainer)
      if (weather.burst) world.after(wall * world.dice(), burst)
    },
    /** Nobody begins anything new. */
    leave() {
      open = false
    },
    end: () => ask({ type: 'end' }),
    /** Some send again what they sent long ago, or something else under its id. */
    again() {
      for (const what of asked) if (world.chance(0.3)) begin(world.chance(0.2) ? changed(what) : what)
    },
    waiting: () => waiting.size,
  }
}
export type People = ReturnType<typeof makePeople>
