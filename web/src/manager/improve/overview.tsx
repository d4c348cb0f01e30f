import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { ActionList, CalendarAnswer } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'

/** What a manager must not overlook: how much is overdue, and the ways there. For the first page; says nothing while it loads. */
export function ImproveOverview() {
  const [actions] = createLoaded(
    () => true,
    () => api.get<ActionList>('/api/actions'),
  )
  const [calendar] = createLoaded(
    () => true,
    () => api.get<CalendarAnswer>('/api/calendar'),
  )
  const of = (...statuses: readonly string[]) =>
    actions.latest?.actions.filter(({ status }) => statuses.includes(status)).length ?? 0
  const lateActions = () => actions.latest?.actions.filter(({ overdue }) => overdue).length ?? 0
  const duties = (state: string) => calendar.latest?.duties.filter((duty) => duty.state === state).length ?? 0
  return (
    <section class={s.cards} aria-label={t('overview.heading')}>
      <Way href="/manager/actions" heading={t('overview.actions')} late={lateActions()}>
        <Show when={actions.latest} fallback=" ">
          {t('overview.actionsLine', {
            open: of('open', 'in-progress', 'reopened'),
            waiting: of('done', 'scheduled'),
            closed: of('closed'),
          })}
        </Show>
      </Way>
      <Way href="/manager/calendar" heading={t('overview.calendar')} late={duties('overdue')}>
        <Show when={calendar.latest} fallback=" ">
          {calendar.latest?.subjects.length === 0
            ? t('overview.calendarEmpty')
            : t('overview.calendarLine', { due: duties('due'), coming: duties('coming') })}
        </Show>
      </Way>
      <Way href="/manager/trends" heading={t('overview.trends')} late={0}>
        {t('overview.trendsLine')}
      </Way>
      <Way href="/manager/standards" heading={t('overview.standards')} late={0}>
        {t('overview.standardsLine')}
      </Way>
    </section>
  )
}

function Way(props: {
  readonly href: string
  readonly heading: string
  readonly late: number
  readonly children: JSX.Element
}) {
  return (
    <Card as="div" class={s.card}>
      <div class={s.cardHead}>
        <A href={props.href} class={s.link}>
          {props.heading}
        </A>
        <Show when={props.late > 0}>
          <StatusChip tone="missed">{t('overdueN', { n: props.late })}</StatusChip>
        </Show>
      </div>
      <p class={s.soft}>{props.children}</p>
    </Card>
  )
}
