import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { DrillSummary, ScenarioSummary } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Button, ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { pick } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { t as base } from '../base/words.ts'
import { probeWords } from '../staff/doctrine-words.ts'
import { t } from './dictionary.ts'
import { FilterBar } from './library/filter-bar.tsx'
import { type FilterName, type Filters, filterNames, fits, noFilters, wouldHelp } from './library/filters.ts'
import l from './library/library.module.css'
import { ScenarioCard } from './library/scenario-card.tsx'
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
            <Shelf all={found()} />
          </Show>
        )}
      </Load>
      <UploadDialog open={uploading()} onClose={() => setUploading(false)} onStored={() => void refetch()} />
    </Page>
  )
}

/** The scenarios that fit the filters. The filters stand in the address: they come back with it, and can be sent on. */
function Shelf(props: { readonly all: readonly ScenarioSummary[] }) {
  const [search, setSearch] = useSearchParams()
  const opened = Date.now()
  const filters = createMemo(() => {
    const found: Record<FilterName, string> = { ...noFilters }
    for (const name of filterNames) found[name] = String(search[name] ?? '')
    return found as Filters
  })
  const words = (summary: ScenarioSummary) => [
    t(`hazard.${summary.hazard}`),
    ...summary.probes.flatMap(({ id }) => [probeWords[id].zh, probeWords[id].en]),
  ]
  const suits = (summary: ScenarioSummary, wanted: Filters) => fits(summary, wanted, opened, words(summary))
  const shown = createMemo(() => props.all.filter((each) => suits(each, filters())))
  const change = (name: FilterName, value: string) => setSearch({ [name]: value || undefined }, { replace: true })
  const clear = () => setSearch(Object.fromEntries(filterNames.map((name) => [name, undefined])), { replace: true })
  const ways = createMemo(() => wouldHelp(props.all, filters(), suits))
  return (
    <>
      <FilterBar all={props.all} filters={filters()} shown={shown().length} onChange={change} onClear={clear} />
      <Show
        when={shown().length > 0}
        fallback={
          <EmptyState heading={t('library.noneTitle')}>
            <p>{t('library.none')}</p>
            <div class={l.helpers}>
              <For each={ways()}>
                {({ name, count }) => (
                  <Button small onClick={() => change(name, '')}>
                    {t('library.without', { filter: t(`library.filter.${name}`), n: count })}
                  </Button>
                )}
              </For>
              <Button small kind="plain" onClick={clear}>
                {t('library.clear')}
              </Button>
            </div>
          </EmptyState>
        }
      >
        <div class={l.cards}>
          <For each={shown()}>{(scenario) => <ScenarioCard scenario={scenario} />}</For>
        </div>
      </Show>
    </>
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
