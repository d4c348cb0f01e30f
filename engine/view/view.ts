import type { Clock } from '../drill/clock.ts'
import type { Entry } from '../drill/entries.ts'
import { formsFor } from '../scenario/forms.ts'
import type { Text } from '../scenario/scenario.ts'
import type { Script } from '../scenario/script.ts'
import type { DrillStatus, Frame, SeatView } from './frames.ts'

/* Everything a cadre may ever see passes this file. It is an allow-list: what is not written out here is not sent. */

type Body = Frame extends infer F ? (F extends Frame ? Omit<F, 'k' | 'at'> : never) : never

/** What an answer to a frame refers to: the entry behind it, and the options it offered. */
export interface Answerable {
  readonly e: number
  readonly options?: readonly { readonly id: string }[]
}

/** One seat's fold of the log: feed it entries in order, it gives the new frames. */
export interface SeatFold {
  readonly last: number
  apply(entries: readonly Entry[]): Frame[]
  /** What a frame number stands for, if that frame can be answered. */
  answerable(k: number): Answerable | undefined
}

const clockOf = (entry: { readonly type: string; readonly clock: Clock }): Body => {
  const status: DrillStatus = entry.type === 'drill-ended' ? 'ended' : entry.clock.rate === 0 ? 'paused' : 'running'
  const { drillEpoch, wallEpoch, rate } = entry.clock
  return { type: 'clock', status, clock: { drillEpoch, wallEpoch, rate } }
}

const line = ({ id, zh, en }: Text & { readonly id: string }) => ({ id, zh, en })
const bare = ({ zh, en }: Text) => ({ zh, en })

/** Starts a seat's fold; a late joiner gets what the role has got so far. */
export function foldSeat(seat: string, role: string): SeatFold {
  let last = 0
  let joined = false
  const answerables = new Map<number, Answerable>()
  const numbers = new Map<number, number>()

  function body(entry: Entry): Body | undefined {
    switch (entry.type) {
      case 'drill-started':
      case 'drill-paused':
      case 'drill-resumed':
      case 'rate-set':
      case 'clock-jumped':
      case 'clock-held':
      case 'drill-ended':
      case 'forked':
        return clockOf(entry)
      case 'inject-delivered': {
        const { from, to, via, reply, attachments } = entry.message
        if (to.length > 0 && !to.includes(role)) return undefined
        return {
          type: 'inject',
          from,
          to,
          via,
          text: bare(entry.message),
          attachments: attachments.map(({ name, body }) => ({ name: bare(name), body: bare(body) })),
          reply: {
            ...(reply.dueAt !== undefined && { dueAt: reply.dueAt }),
            ...(reply.options && { options: reply.options.map(line) }),
          },
        }
      }
      case 'action-taken': {
        const { form, fields, to, clause, reason } = entry
        const answered = entry.inReplyTo === undefined ? undefined : numbers.get(entry.inReplyTo)
        const inReplyTo = answered === undefined ? {} : { inReplyTo: answered }
        if (entry.seat === seat) {
          const more = { ...(clause !== undefined && { clause }), ...(reason !== undefined && { reason }) }
          return { type: 'action', id: entry.action, form, fields, to, ...inReplyTo, ...more }
        }
        return to.includes(role) ? { type: 'message', from: entry.role, form, fields, to, ...inReplyTo } : undefined
      }
      case 'said': {
        if (!entry.to.includes(role)) return undefined
        const answered = entry.inReplyTo === undefined ? undefined : numbers.get(entry.inReplyTo)
        return {
          type: 'message',
          from: entry.from,
          form: 'say',
          fields: { content: entry.text },
          to: entry.to,
          ...(answered !== undefined && { inReplyTo: answered }),
        }
      }
      case 'inject-seen': {
        const of = numbers.get(entry.delivery)
        return entry.seat === seat && of !== undefined ? { type: 'seen', of } : undefined
      }
      case 'seat-removed':
        return entry.seat === seat ? { type: 'removed' } : undefined
      case 'seat-joined':
        joined ||= entry.seat === seat
        return undefined
      // Who came later has no load of that stretch to tell.
      case 'workload-asked':
        return joined ? { type: 'survey' } : undefined
      case 'review-released':
        return { type: 'review-released' }
      default:
        return undefined
    }
  }

  return {
    get last() {
      return last
    },
    apply(entries) {
      const frames: Frame[] = []
      for (const entry of entries) {
        const seen = body(entry)
        if (!seen) continue
        last += 1
        frames.push({ k: last, at: entry.at, ...seen } as Frame)
        numbers.set(entry.e, last)
        if (seen.type === 'inject' || seen.type === 'message') {
          const options = seen.type === 'inject' ? seen.reply.options : undefined
          answerables.set(last, { e: entry.e, ...(options && { options }) })
        }
      }
      return frames
    },
    answerable: (k) => answerables.get(k),
  }
}

/** What a seat may know of the scenario: its role card, the clauses that name its role, whom it can address. */
export function seatView(script: Script, seat: { seat: string; role: string; name: string }, title: Text): SeatView {
  const { scenario } = script
  const role = scenario.roles.find((each) => each.id === seat.role)
  if (!role) throw new Error(`seat ${seat.seat} has a role that the scenario lacks: ${seat.role}`)
  return {
    seat: seat.seat,
    name: seat.name,
    drill: { title: bare(title), start: scenario.clock.start, stop: bare(scenario.stop) },
    role: { ...line(role), duties: role.duties.map(bare), authority: role.authority.map(bare) },
    clauses: scenario.clauses
      .filter((clause) => clause.actor.includes(role.id))
      .map(({ id, zh, en, actor, trigger, limit, basis }) => ({
        id,
        zh,
        en,
        actor,
        trigger: bare(trigger),
        limit: { zh: limit.zh, en: limit.en, tag: limit.tag },
        basis: basis.map(({ source, article, tag }) => ({
          source: bare(source),
          ...(article !== undefined && { article }),
          tag,
        })),
      })),
    roles: scenario.roles.map(line),
    tasks: scenario.tasks.map(line),
    forms: formsFor(scenario.hazard),
  }
}
