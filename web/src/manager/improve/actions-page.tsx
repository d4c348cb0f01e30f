import { A } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ActionLine, ActionList } from '../../../../engine/improve/contract.ts'
import { api } from '../../base/api.ts'
import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { createLoaded } from '../../base/create-loaded.ts'
import { EmptyState } from '../../base/empty-state.tsx'
import { ChoiceField, SelectField } from '../../base/fields.tsx'
import { language, pick } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { createMayWrite } from './create-shared.ts'
import { dateText, daysText } from './date-text.ts'
import { t } from './dictionary.ts'
import s from './improve.module.css'
import { PickFinding } from './pick-finding.tsx'
import { ActionStatusChips } from './status-chip.tsx'
import { ImproveTabs } from './tabs.tsx'

const filters = {
  all: () => true,
  overdue: ({ overdue }) => overdue,
  working: ({ status }) => status === 'open' || status === 'in-progress' || status === 'reopened',
  waiting: ({ status }) => status === 'done' || status === 'scheduled',
  closed: ({ status }) => status === 'closed' || status === 'withdrawn',
} as const satisfies Record<string, (line: ActionLine) => boolean>
type Filter = keyof typeof filters

/** Every corrective action of the organisation, overdue first. */
export function ActionsPage() {
  const mayWrite = createMayWrite()
  const [found, { refetch }] = createLoaded(
    () => true,
    () => api.get<ActionList>('/api/actions'),
  )
  return (
    <Page
      heading={t('actions.heading')}
      sub={t('actions.sub')}
      actions={
        <>
          <Show when={(found.latest?.actions.length ?? 0) > 0}>
            <ButtonLink
              href={`/api/actions.csv?language=${language()}`}
              target="_self"
              download="corrective-actions.csv"
            >
              {t('actions.csv')}
            </ButtonLink>
          </Show>
          <Show when={mayWrite()}>
            <PickFinding />
          </Show>
        </>
      }
    >
      <ImproveTabs />
      <Show when={mayWrite() === false}>
        <p class={s.note}>{t('readOnly')}</p>
      </Show>
      <Load of={found} retry={refetch}>
        {(answer) => (
          <Show
            when={answer().actions.length > 0}
            fallback={<EmptyState heading={t('actions.emptyTitle')}>{t('actions.empty')}</EmptyState>}
          >
            <Filtered answer={answer()} />
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Filtered(props: { readonly answer: ActionList }) {
  const [filter, setFilter] = createSignal<Filter>('all')
  const [unit, setUnit] = createSignal('')
  const units = createMemo(() => [...new Set(props.answer.actions.map(({ terms }) => terms.unit))].sort())
  const count = (one: Filter) => props.answer.actions.filter(filters[one]).length
  const shown = createMemo(() =>
    props.answer.actions.filter((line) => filters[filter()](line) && (unit() === '' || line.terms.unit === unit())),
  )
  return (
    <>
      <div class={s.filters}>
        <ChoiceField
          label={t('actions.filter')}
          value={[filter()]}
          onPick={([one]) => one && setFilter(one as Filter)}
          options={(Object.keys(filters) as Filter[]).map((id) => ({
            id,
            label: `${t(`actions.${id}`)} ${count(id)}`,
          }))}
        />
        <Show when={units().length > 1}>
          <SelectField
            label={t('actions.unit')}
            empty={t('actions.allUnits')}
            value={unit()}
            onPick={setUnit}
            options={units().map((id) => ({ id, label: id }))}
          />
        </Show>
      </div>
      <ul class={s.list}>
        <For each={shown()} fallback={<li class={s.soft}>{t('actions.nothing')}</li>}>
          {(line) => <Line line={line} today={props.answer.today} />}
        </For>
      </ul>
    </>
  )
}

const isOver = ({ status }: ActionLine) => status === 'closed' || status === 'withdrawn'

function Line(props: { readonly line: ActionLine; readonly today: string }) {
  const terms = () => props.line.terms
  const days = () =>
    daysText(props.today, terms().due, {
      late: (n) => t('actions.lateBy', { n }),
      today: () => t('actions.today'),
      left: (n) => t('actions.dueIn', { n }),
    })
  return (
    <Card as="li" class={s.line} edge={props.line.overdue ? 'missed' : undefined}>
      <div class={s.stack}>
        <div>
          <A href={`/manager/actions/${props.line.id}`} class={s.link}>
            {pick(props.line.source.text)}
          </A>
          <p class={s.clip}>{terms().measure}</p>
        </div>
        <p class={s.soft}>
          {[terms().unit, terms().owner, t('actions.from', { drill: pick(props.line.source.title) })].join(' · ')}
        </p>
      </div>
      <div class={s.aside}>
        <span class={s.chips}>
          <ActionStatusChips status={props.line.status} overdue={props.line.overdue} />
        </span>
        <span class={s.soft}>{t('actions.due', { date: dateText(terms().due) })}</span>
        <Show when={!isOver(props.line) && (props.line.overdue || props.line.status !== 'done')}>
          <span class={props.line.overdue ? s.bad : s.soft}>{days()}</span>
        </Show>
      </div>
    </Card>
  )
}
