import type { CreateDrillAnswer, FramesAnswer, JoinAnswer } from '../../engine/contract.ts'
import type { Entry } from '../../engine/drill/entries.ts'
import type { ScenarioSource } from '../../engine/scenario/scenario.ts'
import type { Frame } from '../../engine/view/frames.ts'
import type { LogPage } from '../../engine/view/live.ts'
import { smallSource } from '../engine/small-scenario.ts'
import { type Client, makeClient } from '../support/client.ts'
import { insist, openPhone, type Phone } from './phone.ts'

/** The small scenario, made shorter: an answer in time, one too late, a branch that fires. */
const source = smallSource({
  id: 'short',
  phases: smallSource().phases.map((phase) => (phase.id === 'before' ? { ...phase, at: '-1m' } : phase)),
  injects: smallSource().injects.map((inject) => (inject.id === 'I2' ? { ...inject, at: '8m' } : inject)),
  expected: smallSource().expected?.map((expected) => ({
    ...expected,
    limit: { kind: 'within', of: expected.id === 'report' ? '7m' : '4m', tag: 'D' },
  })),
  branches: smallSource().branches?.map((branch) => ({
    ...branch,
    when: { notDone: 'evacuate', by: '13m' },
    effects: [{ inject: 'I3', delay: '1m' }, { fail: 'O1' }],
  })),
} as Partial<ScenarioSource>)

/** A drill in the lobby with its two cadres and the control room, all at their sockets. At rate 120 it takes eight seconds. */
export async function openShortDrill(url: string, trainer: Client, id: string, rate = 120) {
  const put = await insist(() => trainer.post('/api/scenarios', source))
  if (put.status > 201) throw new Error(put.text)
  const { joinCode } = (
    await insist(() => trainer.post<CreateDrillAnswer>('/api/drills', { id, scenario: 'short', rate }))
  ).body
  const seat = async (role: string) => {
    const asked = { id: `seat-${role}-${id}`, name: role, role }
    const { body } = await insist(() => makeClient(url).post<JoinAnswer>(`/api/join/${joinCode}`, asked))
    const client = makeClient(url, body.token)
    return { client, phone: openPhone(client) }
  }
  const duty = await seat('DUTY')
  const sum = await seat('SUM')
  const room = openPhone(trainer, { drill: id })
  await Promise.all([duty.phone.open, sum.phone.open, room.open])
  return { id, joinCode, duty, sum, room }
}
export type ShortDrill = Awaited<ReturnType<typeof openShortDrill>>

/** A trainer's command under an id of its own, until it is accepted. */
export async function command(trainer: Client, drill: string, type: string): Promise<void> {
  const { status, text } = await insist(() =>
    trainer.post(`/api/drills/${drill}/commands`, { id: `${type}-00001`, type }),
  )
  if (status !== 202) throw new Error(`${type}: ${text}`)
}

export async function act(client: Client, action: object): Promise<void> {
  const { status, text } = await insist(() => client.post('/api/seat/actions', action))
  if (status !== 202) throw new Error(text)
}

const injected = (text: string) => (frame: Frame) => frame.type === 'inject' && frame.text.en === text

/** From the start to the end; `during` may do more while it runs. */
export async function playShortDrill(trainer: Client, { id, duty, sum }: ShortDrill, during = async () => {}) {
  await command(trainer, id, 'start')
  await duty.phone.until(injected('Smoke'))
  await act(duty.client, {
    id: 'report-01',
    form: 'report-up',
    to: ['UPR'],
    fields: { means: 'phone', time: '10:01', place: 'north' },
  })
  await during()
  await sum.phone.until(injected('Surrounded'))
  await act(sum.client, {
    id: 'order-001',
    form: 'order',
    to: ['DUTY'],
    fields: { task: 'evacuate', content: 'leave' },
  })
  await duty.phone.until((frame) => frame.type === 'message')
  await command(trainer, id, 'end')
  for (const { phone } of [duty, sum]) await phone.until((frame) => frame.type === 'clock' && frame.status === 'ended')
}

export const logOf = async (trainer: Client, id: string): Promise<Entry[]> =>
  (await insist(() => trainer.get<LogPage[]>(`/api/drills/${id}/log?since=0`))).body.flatMap(({ entries }) => entries)

/** All the frames a seat is owed. */
export const framesOf = async (client: Client): Promise<readonly Frame[]> =>
  (await insist(() => client.get<FramesAnswer>('/api/seat/frames?since=0'))).body.frames

const byTime = new Set(['phase-entered', 'inject-delivered', 'expected-opened', 'expected-overdue', 'branch-fired'])

/** What two runs of the same drill have in common: all but moments of people and of machines. */
export const plainLog = (log: readonly Entry[], drill: string) =>
  log.map((entry) => {
    const { wall: _, at, ...rest } = entry as Entry & Record<string, unknown>
    const { clock: __, own: ___, receivedAt: ____, took: _____, openedAt: ______, ...plain } = rest
    const text = JSON.stringify(byTime.has(entry.type) ? { at, ...plain } : plain)
    return JSON.parse(text.replaceAll(drill, 'drill')) as Record<string, unknown>
  })

/** Wall ms by which each inject came after (or, below 0, before) it was due. */
export function lateness({ heard }: Phone): number[] {
  const frames = heard.flatMap(({ message }) => (message.type === 'frames' ? message.frames : []))
  const clock = frames.flatMap((frame) => (frame.type === 'clock' ? [frame.clock] : [])).find((each) => each.rate > 0)
  if (!clock) return []
  const seen = new Set<number>()
  return heard.flatMap(({ at, message }) =>
    (message.type === 'frames' ? message.frames : []).flatMap((frame) => {
      if (frame.type !== 'inject' || seen.has(frame.k)) return []
      seen.add(frame.k)
      return [at - (clock.wallEpoch + (frame.at - clock.drillEpoch) / clock.rate)]
    }),
  )
}
