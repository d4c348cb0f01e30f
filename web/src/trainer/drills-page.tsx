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
import { t } from './dictionary.ts'
import s from './trainer.module.css'

/** Every drill of the organisation, those under way first. */
export function DrillsPage() {
  const [drills, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly DrillSummary[]>('/api/drills'),
  )
  const sorted = (all: readonly DrillSummary[]) =>
    [...all].sort((a, b) => Number(a.status === 'ended') - Number(b.status === 'ended') || b.createdAt - a.createdAt)
  return (
    <Page heading={t('drills.heading')} actions={<ButtonLink href="/trainer">{t('drills.toLibrary')}</ButtonLink>}>
      <Load of={drills} retry={refetch}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={<EmptyState heading={t('drills.emptyTitle')}>{t('drills.empty')}</EmptyState>}
          >
            <Card>
              <ul class={s.rows}>
                <For each={sorted(found())}>{(drill) => <DrillLine drill={drill} />}</For>
              </ul>
            </Card>
          </Show>
        )}
      </Load>
    </Page>
  )
}

function DrillLine(props: { readonly drill: DrillSummary }) {
  const ended = () => props.drill.status === 'ended'
  return (
    <li class={s.row}>
      <Chip tone={props.drill.status === 'running' ? 'on-time' : 'waiting'}>
        {base(`drillStatus.${props.drill.status}`)}
      </Chip>
      <div class={s.grow}>
        <p>{pick(props.drill.title)}</p>
        <p class={s.facts}>
          <span>{t('library.version', { n: props.drill.scenario.version })}</span>
          <span>{t('drills.created', { when: wallText(props.drill.createdAt) })}</span>
          <Show when={props.drill.score !== undefined}>
            <span>{t('drills.score', { n: Math.round(props.drill.score ?? 0) })}</span>
          </Show>
        </p>
      </div>
      <div class={s.buttons}>
        <Show when={ended()}>
          <ButtonLink small href={`/manager/drills/${props.drill.id}`}>
            {t('drills.review')}
          </ButtonLink>
        </Show>
        <ButtonLink small kind={ended() ? undefined : 'main'} href={`/trainer/drills/${props.drill.id}`}>
          {t('drills.control')}
        </ButtonLink>
      </div>
    </li>
  )
}
