import { useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { Judgement } from '../../../engine/judge/judgement.ts'
import { api } from '../base/api.ts'
import { Button } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { DrillClock } from '../base/clock.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { pick } from '../base/i18n.ts'
import { keepPage } from '../base/keep-page.ts'
import { LoadFront } from '../base/load-front.tsx'
import { Page } from '../base/page.tsx'
import { isPassing } from '../base/problem.ts'
import { t as base } from '../base/words.ts'
import { createMediaQuery } from '../staff/create-media-query.ts'
import { type Claim, EvidenceDialog } from '../staff/evidence.tsx'
import { loadDrill } from '../staff/load-drill.ts'
import { LogFeed } from '../staff/log-feed.tsx'
import { createDrill } from '../trainer/control/create-drill.ts'
import { author } from './author.ts'
import { AuthorForm } from './author-form.tsx'
import { createJudging } from './create-judging.ts'
import s from './evaluator.module.css'
import { keepStart, readStart, type Start } from './kept-start.ts'
import { type About, NotesPanel } from './notes-panel.tsx'
import { RatePanel } from './rate-panel.tsx'
import { t } from './words.ts'

const tabs = ['rate', 'notes', 'log'] as const

/** Judging one drill, while it runs and after. On a phone one of three pages, on a desk all side by side. */
export function JudgePage() {
  const params = useParams()
  const [start, { refetch }] = createLoaded(
    () => params.id,
    async (id): Promise<Start> => {
      try {
        const [drill, judgement] = await Promise.all([
          loadDrill(id),
          api.get<Judgement>(`/api/drills/${encodeURIComponent(id)}/judgement`),
        ])
        keepStart({ drill, judgement })
        void keepPage('/evaluator').catch(() => {})
        return { drill, judgement }
      } catch (error) {
        const kept = readStart(id)
        if (kept && isPassing(error)) return kept
        throw error
      }
    },
  )
  return (
    <LoadFront of={start} retry={refetch} back={{ href: '/evaluator', text: t('list.heading') }}>
      {(found) => <Desk start={found()} />}
    </LoadFront>
  )
}

function Desk(props: { readonly start: Start }) {
  const drill = createDrill(props.start.drill)
  const judging = createJudging(drill.id, props.start.judgement, (judgement) =>
    keepStart({ drill: props.start.drill, judgement }),
  )
  const wide = createMediaQuery('(min-width: 1000px)')
  const [tab, setTab] = createSignal<(typeof tabs)[number]>('rate')
  const [naming, setNaming] = createSignal(false)
  const [claim, setClaim] = createSignal<Claim>()
  const [about, setAbout] = createSignal<About>({})
  const status = () => drill.live().status
  const shows = (each: (typeof tabs)[number]) => wide() || tab() === each
  const write = (what: About) => {
    setAbout(what)
    setTab('notes')
  }
  const unsent = () => judging.queue.items().filter(({ why }) => why === undefined).length
  const refused = () => judging.queue.items().length - unsent()
  return (
    <Page
      heading={pick(drill.answer.title)}
      over={
        <>
          {base(`drillStatus.${status()}`)} · <DrillClock clock={drill.live().clock} now={drill.now()} />
        </>
      }
      sub={
        <Show when={author()}>
          {(who) => (
            <>
              {t('author.is', { name: who().name })}{' '}
              <Button small kind="plain" onClick={() => setNaming(true)}>
                {t('author.change')}
              </Button>
            </>
          )}
        </Show>
      }
      kind={wide() ? 'wide' : undefined}
    >
      <Show when={author() && !naming()} fallback={<AuthorForm onDone={() => setNaming(false)} />}>
        <div class={s.state} role="status">
          <Show when={unsent() > 0}>
            <p class={s.notice} data-tone="late">
              {t('state.waiting', unsent())}
            </p>
          </Show>
          <Show when={refused() > 0}>
            <p class={s.notice} data-tone="missed">
              {t('state.refused', refused())}
            </p>
          </Show>
          <Show when={status() === 'lobby' || status() === 'ended'}>
            <p class={s.notice}>{status() === 'lobby' ? t('state.lobby') : t('state.ended')}</p>
          </Show>
        </div>
        <Show when={!wide()}>
          <nav class={s.tabs} aria-label={t('tabs.label')}>
            <For each={tabs}>
              {(each) => (
                <button
                  type="button"
                  class={s.tab}
                  aria-current={tab() === each ? 'page' : undefined}
                  onClick={() => setTab(each)}
                >
                  {t(`tabs.${each}`)}
                </button>
              )}
            </For>
          </nav>
        </Show>
        <div class={s.columns}>
          <Show when={shows('rate')}>
            <section class={s.column} aria-label={t('tabs.rate')}>
              <RatePanel drill={drill} judging={judging} onClaim={setClaim} onNote={(item) => write({ item })} />
            </section>
          </Show>
          <Show when={shows('notes') || shows('log')}>
            <div class={s.column}>
              <Show when={shows('notes')}>
                <Card heading={t('tabs.notes')}>
                  <NotesPanel drill={drill} judging={judging} about={about()} onAbout={setAbout} />
                </Card>
              </Show>
              <Show when={shows('log')}>
                <Card heading={t('tabs.log')}>
                  <LogFeed
                    scenario={drill.scenario}
                    index={drill.index()}
                    action={{ label: t('notes.pick'), run: (entry) => write({ entry }) }}
                  />
                </Card>
              </Show>
            </div>
          </Show>
        </div>
      </Show>
      <EvidenceDialog claim={claim()} scenario={drill.scenario} index={drill.index()} onClose={() => setClaim()} />
    </Page>
  )
}
