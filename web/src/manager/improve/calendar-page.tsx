import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { DutyLine } from '../../../../engine/improve/calendar.ts'
import type { CalendarAnswer, SubjectAnswer } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { Button, ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { EmptyState } from '../../base/empty-state.tsx'
import { language, pick } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { bracketed } from '../../base/punctuation.ts'
import { ProvenanceMark } from '../../staff/provenance.tsx'
import { createMayWrite } from './create-shared.ts'
import { dateText, daysText } from './date-text.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { SubjectDialog } from './subject-dialog.tsx'
import { ImproveTabs } from './tabs.tsx'
import { dueTone, dueWords, subjectWords } from './words.ts'

/** What must be drilled how often, by plan and by enterprise, and what is due. */
export function CalendarPage() {
  const mayWrite = createMayWrite()
  const [editing, setEditing] = createSignal<SubjectAnswer | 'new'>()
  const [found, { refetch }] = createLoaded(
    () => true,
    () => api.get<CalendarAnswer>('/api/calendar'),
  )
  return (
    <Page
      heading={t('calendar.heading')}
      sub={t('calendar.sub')}
      actions={
        <Show when={(found.latest?.duties.length ?? 0) > 0}>
          <ButtonLink small href={`/api/calendar.ics?language=${language()}`} target="_self" download="sandtable.ics">
            {t('calendar.ics')}
          </ButtonLink>
        </Show>
      }
    >
      <ImproveTabs />
      <Show when={mayWrite() === false}>
        <p class={s.note}>{t('readOnly')}</p>
      </Show>
      <Load of={found} retry={refetch}>
        {(answer) => (
          <Show
            when={answer().subjects.length > 0}
            fallback={
              <EmptyState heading={t('calendar.emptyTitle')}>
                <p>{t('calendar.empty')}</p>
                <Show when={mayWrite()}>
                  <Button kind="main" onClick={() => setEditing('new')}>
                    {t('calendar.addHeading')}
                  </Button>
                </Show>
              </EmptyState>
            }
          >
            <Show when={answer().duties.length > 0}>
              <Card heading={t('calendar.duties')}>
                <For each={answer().duties}>{(duty) => <Duty duty={duty} answer={answer()} />}</For>
              </Card>
            </Show>
            <p class={s.soft}>{t('calendar.reading')}</p>
            <Card
              heading={t('calendar.register')}
              aside={
                <Show when={mayWrite()}>
                  <Button small onClick={() => setEditing('new')}>
                    {t('calendar.add')}
                  </Button>
                </Show>
              }
            >
              <For each={answer().subjects}>
                {(subject) => (
                  <div class={s.row}>
                    <div>
                      <p>{subject.name}</p>
                      <p class={s.soft}>
                        {[
                          pick(subjectWords[subject.kind]),
                          t('calendar.since', { date: dateText(subject.since) }),
                          subject.held.length > 0 && t('calendar.held', { n: subject.held.length }),
                          subject.retired && t('calendar.retired'),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </p>
                    </div>
                    <Show when={mayWrite()}>
                      <Button small onClick={() => setEditing(subject)}>
                        {t('calendar.edit')}
                      </Button>
                    </Show>
                  </div>
                )}
              </For>
            </Card>
          </Show>
        )}
      </Load>
      <SubjectDialog of={editing()} onClose={() => setEditing()} onSaved={() => refetch()} />
    </Page>
  )
}

function Duty(props: { readonly duty: DutyLine; readonly answer: CalendarAnswer }) {
  const subject = () => props.answer.subjects.find((each) => each.id === props.duty.subject)
  const rule = () => props.answer.rules.find((each) => each.id === props.duty.rule)!
  const days = () =>
    daysText(props.answer.today, props.duty.due, {
      late: (n) => t('calendar.lateBy', { n }),
      today: () => t('calendar.today'),
      left: (n) => t('calendar.dueIn', { n }),
    })
  const article = () => {
    const { article: n } = rule().basis
    return n === undefined ? '' : ` ${t('calendar.article', { n })}`
  }
  const also = () => rule().also
  return (
    <div class={s.row}>
      <div class={s.stack}>
        <div>
          <strong>{subject()?.name}</strong>
          <p>
            {pick(rule().title)}
            <Show when={also()}>{(text) => <>{bracketed(pick(text()))}</>}</Show>
          </p>
        </div>
        <p class={s.soft}>
          <ProvenanceMark tag={rule().basis.tag} /> {pick(rule().basis)}
          {article()}
        </p>
        <p class={s.soft}>
          <Last duty={props.duty} since={subject()?.since ?? ''} />
        </p>
      </div>
      <div class={s.aside}>
        <StatusChip tone={dueTone[props.duty.state]}>{pick(dueWords[props.duty.state])}</StatusChip>
        <span>{t('calendar.due', { date: dateText(props.duty.due) })}</span>
        <span class={props.duty.state === 'overdue' ? s.bad : s.soft}>{days()}</span>
      </div>
    </div>
  )
}

function Last(props: { readonly duty: DutyLine; readonly since: string }) {
  return (
    <Show when={props.duty.last} fallback={t('calendar.never', { date: dateText(props.since) })}>
      {(last) => {
        const what = () => (last().title ? pick(last().title!) : (last().note ?? ''))
        return (
          <Show when={last().drill} fallback={t('calendar.lastDrill', { date: dateText(last().date), what: what() })}>
            {(drill) => (
              <A href={`/manager/drills/${drill()}`}>
                {t('calendar.lastDrill', { date: dateText(last().date), what: what() })}
              </A>
            )}
          </Show>
        )
      }}
    </Show>
  )
}
