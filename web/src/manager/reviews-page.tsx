import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DrillSummary } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { pick, wallText } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { t as base } from '../base/words.ts'
import { t } from './dictionary.ts'
import { ImproveOverview } from './improve/overview.tsx'
import s from './manager.module.css'
import { conclusionWords } from './words.ts'

/** Every drill with its conclusion, the latest first. */
export function ReviewsPage() {
  const [drills, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly DrillSummary[]>('/api/drills'),
  )
  return (
    <Page heading={t('list.heading')} sub={t('list.sub')}>
      <ImproveOverview />
      <Load of={drills} retry={refetch}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={<EmptyState heading={t('list.emptyTitle')}>{t('list.empty')}</EmptyState>}
          >
            <ul class={s.drills}>
              <For each={[...found()].sort((a, b) => b.createdAt - a.createdAt)}>
                {(drill) => <Line drill={drill} />}
              </For>
            </ul>
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Line(props: { readonly drill: DrillSummary }) {
  const ended = () => props.drill.status === 'ended'
  const word = () => props.drill.conclusion && conclusionWords[props.drill.conclusion]
  return (
    <Card as="li" class={s.drill}>
      <span class={s.word} data-conclusion={props.drill.conclusion}>
        {word() ? pick(word()!) : '–'}
      </span>
      <div class={s.drillText}>
        <A href={`/manager/drills/${props.drill.id}`} class={s.drillTitle}>
          {pick(props.drill.title)}
        </A>
        <p class={s.soft}>{wallText(props.drill.endedAt ?? props.drill.startedAt ?? props.drill.createdAt)}</p>
      </div>
      <Show
        when={props.drill.score !== undefined}
        fallback={
          <Chip tone={props.drill.status === 'running' ? 'on-time' : 'waiting'}>
            {ended() || props.drill.status === 'paused'
              ? base(`drillStatus.${props.drill.status}`)
              : props.drill.status === 'running'
                ? t('list.running')
                : t('list.lobby')}
          </Chip>
        }
      >
        <span class={s.score}>{t('list.score', { n: Math.round(props.drill.score ?? 0) })}</span>
      </Show>
    </Card>
  )
}
