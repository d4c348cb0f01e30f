import { For, Show } from 'solid-js'
import type { DrillSummary } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { pick, wallText } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { t as base } from '../base/words.ts'
import s from './evaluator.module.css'
import { t } from './words.ts'

/** Every drill, those under way first: an evaluator picks the one to judge. */
export function JudgingPage() {
  const [drills, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly DrillSummary[]>('/api/drills'),
  )
  const going = ({ status }: DrillSummary) => status === 'running' || status === 'paused'
  const sorted = (all: readonly DrillSummary[]) =>
    [...all].sort((a, b) => Number(going(b)) - Number(going(a)) || b.createdAt - a.createdAt)
  return (
    <Page heading={t('list.heading')} sub={t('list.sub')}>
      <Load of={drills} retry={refetch}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={<EmptyState heading={t('list.emptyTitle')}>{t('list.empty')}</EmptyState>}
          >
            <ul class={s.drills}>
              <For each={sorted(found())}>
                {(drill) => (
                  <Card as="li" class={s.drill}>
                    <div class={s.grow}>
                      <p class={s.drillTitle}>{pick(drill.title)}</p>
                      <p class={s.soft}>{wallText(drill.startedAt ?? drill.createdAt)}</p>
                    </div>
                    <Chip tone={going(drill) ? 'on-time' : 'waiting'}>{base(`drillStatus.${drill.status}`)}</Chip>
                    <div class={s.buttons}>
                      <Show when={drill.status === 'ended'}>
                        <ButtonLink href={`/manager/drills/${drill.id}`}>{t('list.review')}</ButtonLink>
                      </Show>
                      <ButtonLink kind={going(drill) ? 'main' : undefined} href={`/evaluator/drills/${drill.id}`}>
                        {t('list.judge')}
                      </ButtonLink>
                    </div>
                  </Card>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
    </Page>
  )
}
