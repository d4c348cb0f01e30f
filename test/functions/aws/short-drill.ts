import { smallSource } from '../../engine/small-scenario.ts'
import { type Cloud, Killed } from '../../support/cloud.ts'

export const trainer = { kind: 'staff', org: 'banner', role: 'trainer', name: 'Trainer' } as const
export const drill = 'drill-0001'
const minute = 60_000

export async function must<T>(done: Promise<{ ok: true; value: T } | { ok: false; reason: string }>): Promise<T> {
  const it = await done
  if (!it.ok) throw new Error(it.reason)
  return it.value
}

/** Makes the small scenario's drill and its two seats, in the lobby. */
export async function openDrill(cloud: Cloud, id = drill): Promise<void> {
  await cloud.ask((it) => must(it.putScenario(trainer, JSON.stringify(smallSource()))))
  const { joinCode } = await cloud.ask((it) => must(it.createDrill(trainer, { id, scenario: 'small', rate: 1 })))
  for (const role of ['DUTY', 'SUM'])
    await cloud.ask((it) => must(it.join(joinCode, { id: `seat-${role}-${id}`, name: role, role })))
  await cloud.settle()
}

export const seatOf = (role: string, id = drill) => ({ kind: 'seat', drill: id, seat: `seat-${role}-${id}` }) as const

/** Duty's phone and the control room are connected, as far as the table knows. */
async function connect(cloud: Cloud, id: string) {
  for (;;) {
    try {
      await cloud.connect(`phone-${id}`, seatOf('DUTY', id), 'DUTY')
      await cloud.connect(`room-${id}`, { ...trainer, drill: id })
      return
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
  }
}

/** From the lobby to the end: an answer in time, one too late, a pause, a branch that fires, an inject by hand. */
export async function playShortDrill(cloud: Cloud, id = drill): Promise<void> {
  const command = (more: { id: string; type: 'start' | 'pause' | 'resume' | 'end' }) =>
    cloud.ask((it) => must(it.command(trainer, id, more)))
  await openDrill(cloud, id)
  await connect(cloud, id)
  await command({ id: 'go-00001', type: 'start' })
  await cloud.pass(11 * minute)
  const report = {
    id: 'report-01',
    form: 'report-up',
    to: ['UPR'],
    fields: { means: 'phone', time: '10:01', place: 'north' },
  } as const
  await cloud.ask((it) => must(it.act(seatOf('DUTY', id), { ...report, to: [...report.to] })))
  await cloud.pass(2 * minute)
  await command({ id: 'wait-0001', type: 'pause' })
  await cloud.pass(3 * minute)
  await command({ id: 'on-000001', type: 'resume' })
  await cloud.pass(40 * minute)
  const order = {
    id: 'order-001',
    form: 'order',
    to: ['DUTY'],
    fields: { task: 'evacuate', content: 'leave' },
  } as const
  await cloud.ask((it) => must(it.act(seatOf('SUM', id), { ...order, to: [...order.to] })))
  await cloud.pass(minute)
  await command({ id: 'end-00001', type: 'end' })
  await cloud.pass(minute)
}
