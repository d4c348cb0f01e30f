import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { DrillSummary, ScenarioSummary } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Button, ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { pick, wallText } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { t as base } from '../base/words.ts'
import { span } from '../staff/time-text.ts'
import { t } from './dictionary.ts'
import s from './trainer.module.css'
import { UploadDialog } from './upload-dialog.tsx'

/** The scenarios there are, the drills under way, and the way to add a pack. */
export function LibraryPage() {
  const [scenarios, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly ScenarioSummary[]>('/api/scenarios'),
  )
  const [drills] = createLoaded(
    () => true,
    () => api.get<readonly DrillSummary[]>('/api/drills').catch(() => []),
  )
  const [uploading, setUploading] = createSignal(false)
  const underWay = () => (drills.latest ?? []).filter((drill) => drill.status !== 'ended').slice(0, 6)
  return (
    <Page
      heading={t('library.heading')}
      sub={t('library.sub')}
      actions={
        <>
          <ButtonLink href="/trainer/drills">{t('library.drills')}</ButtonLink>
          <Button onClick={() => setUploading(true)}>{t('library.upload')}</Button>
        </>
      }
    >
      <Show when={underWay().length > 0}>
        <Card heading={t('library.running')}>
          <ul class={s.rows}>
            <For each={underWay()}>{(drill) => <RunningDrill drill={drill} />}</For>
          </ul>
        </Card>
      </Show>
      <Load of={scenarios} retry={refetch}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={<EmptyState heading={t('library.emptyTitle')}>{t('library.empty')}</EmptyState>}
          >
            <div class={s.cards}>
              <For each={found()}>{(scenario) => <ScenarioCard scenario={scenario} />}</For>
            </div>
          </Show>
        )}
      </Load>
      <UploadDialog open={uploading()} onClose={() => setUploading(false)} onStored={() => void refetch()} />
    </Page>
  )
}

function RunningDrill(props: { readonly drill: DrillSummary }) {
  return (
    <li class={s.row}>
      <Chip tone={props.drill.status === 'running' ? 'on-time' : 'waiting'}>
        {base(`drillStatus.${props.drill.status}`)}
      </Chip>
      <span class={s.grow}>{pick(props.drill.title)}</span>
      <A href={`/trainer/drills/${props.drill.id}`}>{t('library.open')}</A>
    </li>
  )
}

function ScenarioCard(props: { readonly scenario: ScenarioSummary }) {
  const { id } = props.scenario
  return (
    <Card
      as="article"
      class={s.card}
      heading={pick(props.scenario.title)}
      aside={<Chip>{t(`hazard.${props.scenario.hazard}`)}</Chip>}
    >
      <p class={s.grow}>{pick(props.scenario.summary)}</p>
      <p class={s.facts}>
        <span>{pick(span(props.scenario.minutes * 60_000))}</span>
        <span>{t('library.players', { n: props.scenario.players })}</span>
        <span>{t('library.injects', { n: props.scenario.injects })}</span>
        <span>{t('library.branches', { n: props.scenario.branches })}</span>
        <span>{t('library.version', { n: props.scenario.version })}</span>
      </p>
      <p class={s.facts}>
        {props.scenario.lastRun === undefined
          ? t('library.neverRun')
          : t('library.lastRun', { when: wallText(props.scenario.lastRun, 'date') })}
      </p>
      <div class={s.buttons}>
        <ButtonLink kind="main" href={`/trainer/launch/${id}`}>
          {t('library.launch')}
        </ButtonLink>
        <ButtonLink href={`/trainer/scenarios/${id}`}>{t('library.view')}</ButtonLink>
      </div>
    </Card>
  )
}
