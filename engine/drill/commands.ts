import { z } from 'zod'
import { id } from '../scenario/condition.ts'

/** A client's own id of a command: repeated, it is the same command. */
export const commandId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, { error: 'an id is 8 to 64 letters, digits, - or _; a UUID will do' })
const short = (max: number) => z.string().trim().min(1).max(max)
const roles = z.array(id).max(60)
const shape = <T extends string, S extends z.core.$ZodLooseShape>(type: T, more: S) =>
  z.strictObject({ id: commandId, type: z.literal(type), ...more })

const adHoc = z.strictObject({
  from: id,
  to: roles.min(1),
  via: z.enum(['phone', 'radio', 'wechat', 'document', 'news', 'platform', 'in-person']),
  text: short(4000),
})

/** What a trainer asks of a drill. */
export const trainerCommand = z.discriminatedUnion('type', [
  shape('start', {}),
  shape('pause', {}),
  shape('resume', {}),
  /** Sets a rate of the trainer's own; the scenario's changes of rate are off from then on. */
  shape('set-rate', { rate: z.number().min(0.25).max(600) }),
  /** Goes at the scenario's rate again, and follows its changes. */
  shape('follow-rates', {}),
  /** Moves the clock to the next planned inject. */
  shape('jump', {}),
  /** Sends a planned inject now, or an ad-hoc one. */
  shape('inject', { inject: id.optional(), adHoc: adHoc.optional() }),
  /** Speaks as a role that nobody plays. `inReplyTo` is the entry number of an action. */
  shape('say', { as: id, to: roles.min(1), text: short(4000), inReplyTo: z.int().positive().optional() }),
  shape('note', { text: short(4000) }),
  shape('lock', {}),
  shape('unlock', {}),
  shape('remove-seat', { seat: short(64) }),
  /** Asks every cadre how heavy a phase was. That a stage is over is the trainer's to tell: no phase tells it by itself. */
  shape('ask-workload', { phase: id }),
  shape('end', {}),
  shape('release-review', {}),
])
export type TrainerCommand = z.output<typeof trainerCommand>

/** What a cadre does: a filled form, in reply (`inReplyTo` is the frame number of the inject or message) or unprompted. */
export const seatAction = z.strictObject({
  id: commandId,
  form: short(40),
  inReplyTo: z.int().positive().optional(),
  to: roles.default([]),
  fields: z.record(z.string().max(40), z.string().max(4000)).default({}),
  clause: short(40).optional(),
  reason: short(1000).optional(),
  /** Wall ms of the phone when it was sent: kept as evidence, never scored. */
  sentAt: z.number().optional(),
})
export type SeatAction = z.output<typeof seatAction>

/** Which inject (its frame number) was opened. */
export const seatSeen = z.strictObject({ k: z.int().positive() })

/** Who asked: settled at the door, never taken from a body. */
export type By =
  | { readonly kind: 'trainer'; readonly name: string }
  | { readonly kind: 'seat'; readonly seat: string; readonly role: string }

type Joined = { type: 'join'; id: string; name: string }
type Acted = { type: 'act'; inReplyTo?: number } & Omit<SeatAction, 'inReplyTo'>
type Saw = { type: 'see'; id: string; delivery: number }

/** A command as the inbox keeps it: `at` in wall ms, stamped by the server. In `act` and `see`, numbers are entry numbers. */
export type Command = (TrainerCommand | Joined | Acted | Saw) & { readonly by: By; readonly at: number }
