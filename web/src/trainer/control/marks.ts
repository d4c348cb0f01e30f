import type { Standing } from '../../../../engine/view/live.ts'
import { pick } from '../../base/i18n.ts'
import { fillText } from '../../staff/fill-text.ts'
import type { Lane, Mark, Tone } from '../../staff/lane-chart.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import type { Drill } from './create-drill.ts'

export const standingTone: Record<Standing, Tone> = {
  waiting: 'waiting',
  open: 'waiting',
  met: 'on-time',
  late: 'late',
  overdue: 'missed',
  skipped: 'waiting',
  unstaffed: 'waiting',
}

/** The ids of marks say what they are: an inject of the script, a delivery, or an expected action. */
export const markId = {
  planned: (inject: string) => `inject:${inject}`,
  delivery: (e: number) => `entry:${e}`,
  expected: (expected: string) => `expected:${expected}`,
} as const

/** What the lanes show at a drill time: a lane a role, nobody-named first; injects planned and delivered, actions with their limits. */
export function laneMarks(drill: Drill, at: number): readonly Lane[] {
  const { scenario } = drill
  const names = makeNames(scenario)
  const live = drill.live()
  const index = drill.index()
  const lanes = new Map<string, Mark[]>()
  const add = (roles: readonly string[], mark: Mark) => {
    for (const role of roles.length === 0 ? ['*'] : roles) {
      const lane = lanes.get(role)
      if (lane) lane.push(mark)
      else lanes.set(role, [mark])
    }
  }
  for (const { inject: id, dueAt } of live.upcoming) {
    const inject = scenario.injects.find((each) => each.id === id)
    if (!inject || dueAt === undefined) continue
    const text = `${id} ${pick(fillText(scenario, inject, live.variables))}`
    const title = t('control.markPlanned', { time: stamp(dueAt), what: text })
    add(inject.to, {
      id: markId.planned(id),
      at: dueAt,
      text,
      title,
      tone: 'waiting',
      planned: true,
    })
  }
  for (const delivery of index.deliveries) {
    const seen = index.seenBy(delivery.e).length
    const what = `${delivery.inject ? `${delivery.inject} ` : ''}${pick(delivery.message)}`
    const title = t('control.markDelivered', {
      time: stamp(delivery.at),
      seen: seen > 0 ? t('control.markSeen', { n: seen }) : t('control.markUnseen'),
      what,
    })
    add(delivery.message.to, { id: markId.delivery(delivery.e), at: delivery.at, text: what, title, tone: 'plain' })
  }
  for (const { expected: id, standing, openedAt, dueAt, doneAt } of live.expected) {
    const expected = scenario.expected.find((each) => each.id === id)
    if (!expected || openedAt === undefined || standing === 'skipped' || standing === 'unstaffed') continue
    const what = pick(expected)
    const title = t('control.markExpected', {
      what,
      standing: t(`control.standing.${standing}`),
      time: stamp(openedAt),
    })
    const role = expected.role.find((each) => drill.answer.staffed.includes(each)) ?? expected.role[0] ?? '*'
    add([role], {
      id: markId.expected(id),
      at: Math.min(openedAt, doneAt ?? openedAt),
      until: doneAt ?? Math.max(openedAt, at),
      ...(dueAt !== undefined && { due: dueAt }),
      text: what,
      title,
      tone: standingTone[standing],
    })
  }
  const states = new Map(drill.roles().map((role) => [role.role, role]))
  const rows = scenario.roles
    .filter((role) => lanes.has(role.id))
    .map((role): Lane => {
      const now = states.get(role.id)
      const trouble = now?.state === 'overloaded' || now?.state === 'silent'
      return {
        id: role.id,
        label: pick(brief(names.role(role.id))),
        ...(now && now.open > 0 && { note: t('control.count', { n: now.open }) }),
        noteTone: now?.overdue ? 'missed' : trouble ? 'late' : 'waiting',
        marks: lanes.get(role.id) ?? [],
      }
    })
  const unnamed = lanes.get('*')
  return unnamed ? [{ id: '*', label: t('control.everybody'), marks: unnamed }, ...rows] : rows
}
