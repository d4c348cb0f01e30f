import { useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js'
import type { DrillSummary, ScenarioAnswer } from '../../../engine/contract.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import type { Review } from '../../../engine/score/review.ts'
import type { LogPage } from '../../../engine/view/live.ts'
import { api } from '../base/api.ts'
import { Button, ButtonLink } from '../base/button.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { pick, wallText } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { type Claim, EvidenceDialog } from '../staff/evidence.tsx'
import { addPages, emptyLog, indexLog, type Log } from '../staff/log.ts'
import { t } from './dictionary.ts'
import s from './manager.module.css'
import { BranchesCard } from './review/branches-card.tsx'
import { FindingsCards } from './review/findings-cards.tsx'
import { ItemsTable } from './review/items-table.tsx'
import { LinksCard } from './review/links-card.tsx'
import { ObjectivesCard } from './review/objectives-card.tsx'
import { PartsCards } from './review/parts-cards.tsx'
import { PlanTimeline } from './review/plan-timeline.tsx'
import { RolesTable } from './review/roles-table.tsx'
import { VerdictCard } from './review/verdict-card.tsx'

const refreshSeconds = 10

interface Loaded {
  readonly review: Review
  readonly scenario: Scenario
  readonly drill: DrillSummary
  readonly log: Log
}

async function load(id: string, { value }: { readonly value?: Loaded | undefined }): Promise<Loaded> {
  const path = `/api/drills/${encodeURIComponent(id)}`
  const known = value?.drill.id === id ? value : undefined
  const log = known?.log ?? emptyLog
  const [review, drill, pages] = await Promise.all([
    api.get<Review>(`${path}/review`),
    api.get<DrillSummary>(path),
    api.get<readonly LogPage[]>(`${path}/log?since=${log.n}`),
  ])
  const scenario = known?.scenario ?? (await api.get<ScenarioAnswer>(`${path}/scenario`)).scenario
  return { review, scenario, drill, log: addPages(log, pages) }
}

/** The after-action review of one drill: a word, why, and the evidence behind every figure. */
export function ReviewPage() {
  const params = useParams()
  const [loaded, { refetch }] = createLoaded(() => params.id, load)
  const [claim, setClaim] = createSignal<Claim>()
  const draft = () => loaded.latest !== undefined && loaded.latest.drill.status !== 'ended'
  createEffect(() => {
    if (!draft()) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void refetch(), refreshSeconds * 1000)
    onCleanup(() => clearInterval(timer))
  })
  const index = createMemo(() => indexLog(loaded.latest?.log.entries ?? []))
  const when = () => {
    const drill = loaded.latest?.drill
    return drill ? wallText(drill.endedAt ?? drill.startedAt ?? drill.createdAt) : undefined
  }
  return (
    <Page
      heading={loaded.latest ? pick(loaded.latest.review.drill.title) : t('review.over')}
      over={[t('review.over'), when()].filter(Boolean).join(' · ')}
      actions={
        <>
          <ButtonLink
            small
            href={`/api/drills/${encodeURIComponent(params.id ?? '')}/review.json`}
            target="_self"
            download=""
          >
            {t('review.json')}
          </ButtonLink>
          <Button small onClick={() => window.print()}>
            {t('review.print')}
          </Button>
        </>
      }
    >
      <Load of={loaded} retry={refetch}>
        {(found) => (
          <>
            <Show when={draft()}>
              <p class={s.draft} role="status">
                {found().drill.status === 'lobby' ? t('review.notStarted') : t('review.draft', { n: refreshSeconds })}
              </p>
            </Show>
            <Show when={found().drill.status !== 'lobby'}>
              <Body review={found().review} scenario={found().scenario} onClaim={setClaim} />
            </Show>
          </>
        )}
      </Load>
      <EvidenceDialog claim={claim()} scenario={loaded.latest?.scenario} index={index()} onClose={() => setClaim()} />
    </Page>
  )
}

function Body(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly onClaim: (claim: Claim) => void
}) {
  return (
    <>
      <div class={s.top}>
        <VerdictCard review={props.review} onClaim={props.onClaim} />
        <FindingsCards review={props.review} scenario={props.scenario} onClaim={props.onClaim} />
      </div>
      <PartsCards review={props.review} onClaim={props.onClaim} />
      <ObjectivesCard review={props.review} onClaim={props.onClaim} />
      <ItemsTable review={props.review} scenario={props.scenario} onClaim={props.onClaim} />
      <PlanTimeline review={props.review} scenario={props.scenario} onClaim={props.onClaim} />
      <div class={s.two}>
        <BranchesCard review={props.review} onClaim={props.onClaim} />
        <LinksCard review={props.review} scenario={props.scenario} onClaim={props.onClaim} />
      </div>
      <RolesTable review={props.review} onClaim={props.onClaim} />
      <details class={s.method}>
        <summary>{t('review.method')}</summary>
        <p>{t('review.methodText')}</p>
      </details>
    </>
  )
}
