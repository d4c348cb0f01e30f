import type { ActionOutcome } from '../../engine/contract.ts'
import { initialState, statusOf } from '../../engine/drill/state.ts'
import { validateAction } from '../../engine/drill/validate-action.ts'
import { seatView } from '../../engine/view/view.ts'
import { type Asked, accept, keyOf } from './accept.ts'
import { inboxKey, mailKey, type ReceiptItem, receiptKey, shardOf } from './commit.ts'
import type { Deps } from './deps.ts'
import type { Launch } from './launch.ts'
import { notFound } from './not-found.ts'
import { getSeat, listSeats, putSeat, type SeatItem } from './seats.ts'
import type { Item } from './table.ts'
import type { Done, Refused, Seat, UseCases } from './use-cases.ts'

type CadreCases = Pick<
  UseCases,
  'joinInfo' | 'join' | 'checkSeat' | 'getSeat' | 'getFrames' | 'act' | 'seen' | 'outcome'
>

const gone: Refused = { ok: false, reason: 'seat-removed' }
const page = 500

/** What a cadre can ask, before and after joining. */
export function makeCadreCases(deps: Deps): CadreCases {
  const { table, launchOf, clock, logs, ids, machineOf } = deps

  async function launchByCode(code: string): Promise<Launch | undefined> {
    const found = await table.get(`CODE#${code}`, 'CODE')
    return found ? launchOf(String(found.drill)) : undefined
  }

  async function standing(launch: Launch) {
    const [machine, log] = await Promise.all([machineOf(launch), logs.read(launch.drill)])
    const state = log.state ?? initialState(machine, launch.staffed, launch.rate, launch.createdAt)
    return { machine, log, state }
  }

  /** The seat and its drill, or why not. */
  async function enter(who: Seat): Promise<{ ok: true; seat: SeatItem; launch: Launch } | Refused> {
    const [seat, launch] = await Promise.all([getSeat(table, who.drill, who.seat), launchOf(who.drill)])
    if (!seat || !launch) return notFound
    return seat.removed ? gone : { ok: true, seat, launch }
  }

  async function ask(launch: Launch, asked: Asked): Promise<Done<{ id: string; receivedAt: number }>> {
    const accepted = await accept(deps.ports, launch.drill, launch.shards, asked)
    if (!accepted.ok) return accepted
    deps.advanceSoon(launch.drill)
    return { ok: true, value: { id: asked.id, receivedAt: accepted.at } }
  }

  return {
    async joinInfo(code) {
      const launch = await launchByCode(code)
      if (!launch) return notFound
      const { machine, state } = await standing(launch)
      if (state.status === 'ended') return notFound
      const seats = (await listSeats(table, launch.drill)).filter((seat) => !seat.removed)
      const roles = machine.script.scenario.roles
        .filter((role) => launch.staffed.includes(role.id))
        .map(({ id, zh, en }) => ({ id, zh, en, taken: seats.filter((seat) => seat.role === id).length }))
      return { ok: true, value: { title: launch.title, status: statusOf(state), locked: state.locked, roles } }
    },

    async join(code, request) {
      const launch = await launchByCode(code)
      if (!launch) return notFound
      const { state } = await standing(launch)
      if (state.status === 'ended') return notFound
      const id = request.id ?? ids.uuid()
      const known = await getSeat(table, launch.drill, id)
      if (!known && state.locked) return { ok: false, reason: 'lobby-locked' }
      if (!launch.staffed.includes(request.role)) return { ok: false, reason: 'role-not-open', detail: request.role }
      const wanted: SeatItem = {
        seat: id,
        role: request.role,
        name: request.name,
        removed: false,
        joinedAt: clock.now(),
      }
      const seat = known ?? (await putSeat(table, launch.drill, wanted))
      if (seat.removed) return gone
      if (seat.role !== request.role || seat.name !== request.name) return { ok: false, reason: 'id-taken' }
      const by = { kind: 'seat', seat: seat.seat, role: seat.role } as const
      const asked = await ask(launch, { type: 'join', id: `join-${seat.seat}`, name: seat.name, by })
      return asked.ok ? { ok: true, value: { seat: seat.seat, drill: launch.drill } } : asked
    },

    async checkSeat(who) {
      const entered = await enter(who)
      if (!entered.ok) return entered
      return { ok: true, value: { role: entered.seat.role, name: entered.seat.name } }
    },

    async getSeat(who) {
      const entered = await enter(who)
      if (!entered.ok) return entered
      const { machine, state } = await standing(entered.launch)
      const view = seatView(machine.script, entered.seat, entered.launch.title)
      return { ok: true, value: { view, status: statusOf(state), clock: state.clock, now: clock.now() } }
    },

    async getFrames(who, since) {
      const entered = await enter(who)
      if (!entered.ok) return entered
      const frames = (await logs.read(who.drill)).frames(who.seat, entered.seat.role)
      return { ok: true, value: { frames: frames.slice(since, since + page), last: frames.length } }
    },

    async act(who, action) {
      const entered = await enter(who)
      if (!entered.ok) return entered
      const { launch, seat } = entered
      const { inReplyTo, ...rest } = action
      const { machine, log, state } = await standing(launch)
      const answered = inReplyTo === undefined ? undefined : log.answerable(who.seat, seat.role, inReplyTo)
      if (inReplyTo !== undefined && !answered)
        return { ok: false, reason: 'unknown-message', detail: String(inReplyTo) }
      const problem = validateAction(machine.script, action, { role: seat.role, options: answered?.options })
      if (problem) return { ok: false, reason: problem.reason, detail: problem.detail }
      const by = { kind: 'seat', seat: who.seat, role: seat.role } as const
      const asked: Asked = { type: 'act', ...rest, ...(answered && { inReplyTo: answered.e }), by }
      // What was accepted before the end keeps its answer; what is new comes too late.
      if (state.status === 'ended' && !(await decided(launch, asked))) return { ok: false, reason: 'drill-ended' }
      if (state.status === 'lobby') return { ok: false, reason: 'not-started' }
      return ask(launch, asked)
    },

    async seen(who, k) {
      const entered = await enter(who)
      if (!entered.ok) return entered
      const { launch, seat } = entered
      const { log, state } = await standing(launch)
      const answered = log.answerable(who.seat, seat.role, k)
      if (!answered) return { ok: false, reason: 'unknown-message', detail: String(k) }
      if (state.status === 'ended') return { ok: false, reason: 'drill-ended' }
      const by = { kind: 'seat', seat: who.seat, role: seat.role } as const
      return ask(launch, { type: 'see', id: `seen-${k}`, delivery: answered.e, by })
    },

    async outcome(who, action): Promise<Done<ActionOutcome>> {
      const entered = await enter(who)
      if (!entered.ok) return entered
      const { launch } = entered
      const pk = inboxKey(launch.drill, shardOf(who.seat, launch.shards))
      const key = `${who.seat}#${action}`
      const receipt = (await table.get(pk, receiptKey(key))) as (Item & ReceiptItem) | undefined
      if (!receipt) {
        const waiting = await table.get(pk, mailKey(key))
        return waiting ? { ok: true, value: { id: action, state: 'waiting' } } : notFound
      }
      const { outcome } = receipt
      if (outcome.ok) return { ok: true, value: { id: action, state: 'accepted' } }
      const { reason, detail } = outcome
      return { ok: true, value: { id: action, state: 'refused', reason, title: reason, ...(detail && { detail }) } }
    },
  }

  async function decided(launch: Launch, asked: Asked): Promise<boolean> {
    const pk = inboxKey(launch.drill, shardOf(asked.by.kind === 'seat' ? asked.by.seat : 'staff', launch.shards))
    return (await table.get(pk, receiptKey(keyOf(asked)))) !== undefined
  }
}
