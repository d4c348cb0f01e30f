import { A, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, onCleanup, Show } from 'solid-js'
import type { DrillSummary, ScenarioAnswer } from '../../../engine/contract.ts'
import type { Judgement } from '../../../engine/judge/judgement.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import type { Review } from '../../../engine/score/review.ts'
import type { LogPage } from '../../../engine/view/live.ts'
import { api } from '../base/api.ts'
import { Button, ButtonLink } from '../base/button.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { pick, wallText } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { currentRole } from '../base/staff-session.ts'
import { type Claim, EvidenceDialog } from '../staff/evidence.tsx'
import { addPages, emptyLog, indexLog, type Log } from '../staff/log.ts'
import { t } from './dictionary.ts'
import { FindingAction } from './improve/finding-action.tsx'
import s from './manager.module.css'
import { FindingsCards } from './review/findings-cards.tsx'
import { printGlance } from './review/glance.ts'
import { InheritedNote } from './review/inherited-note.tsx'
import { ObjectivesCard } from './review/objectives-card.tsx'
import { PillarsCard } from './review/pillars-card.tsx'
import { type Matter, RulingDialog } from './review/ruling-dialog.tsx'
import { Sections } from './review/sections.tsx'
import { StandardPicker } from './review/standard-picker.tsx'
import { VerdictCard } from './review/verdict-card.tsx'
import { t as words } from './review/words.ts'

const refreshSeconds = 10

/** All that the review page shows. */
export interface ReviewData {
  readonly review: Review
  readonly scenario: Scenario
  readonly drill: DrillSummary
  readonly judgement: Judgement
  readonly log: Log
}
interface Asked {
  readonly id: string
  readonly standard: string | undefined
}

async function load(
  { id, standard }: Asked,
  { value }: { readonly value?: ReviewData | undefined },
): Promise<ReviewData> {
  const path = `/api/drills/${encodeURIComponent(id)}`
  const known = value?.drill.id === id ? value : undefined
  const log = known?.log ?? emptyLog
  const by = standard === undefined ? '' : `?standard=${encodeURIComponent(standard)}`
  const [review, drill, judgement, pages] = await Promise.all([
    api.get<Review>(`${path}/review${by}`),
    api.get<DrillSummary>(path),
    api.get<Judgement>(`${path}/judgement`),
    api.get<readonly LogPage[]>(`${path}/log?since=${log.n}`),
  ])
  // The drill's own: the library's lacks what its launch added.
  const scenario = known?.scenario ?? (await api.get<ScenarioAnswer>(`${path}/scenario`)).scenario
  return { review, scenario, drill, judgement, log: addPages(log, pages) }
}

/** The after-action review of one drill: a word, why, and the evidence behind every figure. */
export function ReviewPage() {
  const params = useParams()
  const [search] = useSearchParams()
  const asked = createMemo<Asked | undefined>(() =>
    params.id === undefined
      ? undefined
      : { id: params.id, standard: typeof search.standard === 'string' ? search.standard : undefined },
  )
  const [loaded, { refetch }] = createLoaded(asked, load)
  const [role] = createLoaded(
    () => true,
    () => currentRole(),
  )
  const [claim, setClaim] = createSignal<Claim>()
  const [matter, setMatter] = createSignal<Matter>()
  const draft = () => loaded.latest !== undefined && loaded.latest.drill.status !== 'ended'
  createEffect(() => {
    if (!draft()) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void refetch(), refreshSeconds * 1000)
    onCleanup(() => clearInterval(timer))
  })
  const index = createMemo(() => indexLog(loaded.latest?.log.entries ?? []))
  const over = () => {
    const found = loaded.latest
    const list = <A href="/manager">{t('review.over')}</A>
    if (!found) return list
    const { drill, review } = found
    const when = wallText(drill.endedAt ?? drill.startedAt ?? drill.createdAt)
    return (
      <>
        {list} · {when} · {words('version', { n: review.scenario.version })}
      </>
    )
  }
  const base = () => `/manager/drills/${encodeURIComponent(params.id ?? '')}`
  const by = () => (asked()?.standard === undefined ? '' : `?standard=${encodeURIComponent(asked()?.standard ?? '')}`)
  // A ruling stands beside what the drill's own standard gives: under another one only looks.
  const mayRule = () =>
    by() === '' && loaded.latest?.drill.status === 'ended' && (role() === 'manager' || role() === 'evaluator')
      ? setMatter
      : undefined
  return (
    <Page
      heading={loaded.latest ? pick(loaded.latest.review.drill.title) : t('review.over')}
      over={over()}
      actions={
        <Show when={loaded.state !== 'errored' || loaded.latest}>
          <ButtonLink small href={`${base()}/replay`}>
            {words('replay')}
          </ButtonLink>
          <ButtonLink
            small
            href={`/api/drills/${encodeURIComponent(params.id ?? '')}/review.json${by()}`}
            target="_self"
            download=""
          >
            {t('review.json')}
          </ButtonLink>
          <Button small onClick={printGlance}>
            {t('review.printGlance')}
          </Button>
          <Button small onClick={() => window.print()}>
            {t('review.print')}
          </Button>
          <ButtonLink small kind="main" href={`${base()}/report`}>
            {words('report')}
          </ButtonLink>
        </Show>
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
              <StandardPicker review={found().review} />
              <Body data={found()} onClaim={setClaim} onRule={mayRule()} role={role()} />
            </Show>
          </>
        )}
      </Load>
      <EvidenceDialog
        claim={claim()}
        scenario={loaded.latest?.scenario}
        index={index()}
        replay={(e) => `${base()}/replay?e=${e}`}
        onClose={() => setClaim()}
      />
      <RulingDialog
        drill={params.id ?? ''}
        matter={matter()}
        onClose={() => setMatter()}
        onDone={() => {
          setMatter()
          refetch()
        }}
      />
    </Page>
  )
}

function Body(props: {
  readonly data: ReviewData
  readonly role: string | undefined
  readonly onClaim: (claim: Claim) => void
  readonly onRule: ((matter: Matter) => void) | undefined
}) {
  const review = () => props.data.review
  return (
    <>
      <Show when={review().inherited}>
        {(inherited) => <InheritedNote review={review()} inherited={inherited()} onClaim={props.onClaim} />}
      </Show>
      <div class={s.top}>
        <VerdictCard
          review={review()}
          onClaim={props.onClaim}
          onRule={props.role === 'manager' ? props.onRule : undefined}
        />
        <Show when={review().findings}>
          {(findings) => (
            <FindingsCards
              findings={findings()}
              onClaim={props.onClaim}
              beside={(finding) => <FindingAction review={review()} finding={finding} />}
            />
          )}
        </Show>
      </div>
      <Show when={review().signals}>{(signals) => <PillarsCard signals={signals()} onClaim={props.onClaim} />}</Show>
      <ObjectivesCard review={review()} scenario={props.data.scenario} onClaim={props.onClaim} onRule={props.onRule} />
      <Sections data={props.data} onClaim={props.onClaim} onRule={props.onRule} />
    </>
  )
}
