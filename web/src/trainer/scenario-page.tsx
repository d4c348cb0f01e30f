import { A, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ScenarioAnswer } from '../../../engine/contract.ts'
import type { Routes } from '../../../engine/rehearse/routes.ts'
import { api } from '../base/api.ts'
import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { Dialog } from '../base/dialog.tsx'
import { pick } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { capabilityWords } from '../staff/doctrine-words.ts'
import { InjectBody } from '../staff/inject-body.tsx'
import { Statechart } from '../staff/statechart.tsx'
import { ratesText } from '../staff/time-text.ts'
import { same } from '../staff/words.ts'
import { t } from './dictionary.ts'
import { BranchList } from './scenario/branch-list.tsx'
import { ClauseTable } from './scenario/clause-table.tsx'
import { Contents, Fold, goTo, Part } from './scenario/contents.tsx'
import { ExpectedTable } from './scenario/expected-table.tsx'
import { FilesCard } from './scenario/files-card.tsx'
import { InjectTimeline } from './scenario/inject-timeline.tsx'
import { LoadChart } from './scenario/load-chart.tsx'
import { planned } from './scenario/rehearsal-form.tsx'
import { askRehearsal, createStage, RehearsalPanel } from './scenario/rehearsal-panel.tsx'
import { RoleCards } from './scenario/role-cards.tsx'
import { RouteList } from './scenario/route-list.tsx'
import s from './scenario/scenario.module.css'

/** One scenario version, laid open to the trainer. */
export function ScenarioPage() {
  const params = useParams()
  const [query] = useSearchParams()
  const [answer, { refetch }] = createLoaded(
    () => `/api/scenarios/${encodeURIComponent(params.id ?? '')}${query.version ? `?version=${query.version}` : ''}`,
    (path) => api.get<ScenarioAnswer>(path),
  )
  const title = () => (answer.latest ? pick(answer.latest.scenario.title) : t('scenario.over'))
  return (
    <Page
      heading={title()}
      over={<A href="/trainer">{t('scenario.over')}</A>}
      sub={answer.latest && pick(answer.latest.scenario.summary)}
      actions={
        <ButtonLink
          kind="main"
          href={`/trainer/launch/${params.id}${query.version ? `?version=${query.version}` : ''}`}
        >
          {t('scenario.launch')}
        </ButtonLink>
      }
    >
      <Load of={answer} retry={refetch}>
        {(found) => (
          <Show when={found()} keyed>
            {(each) => <Script answer={each} />}
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Script(props: { readonly answer: ScenarioAnswer }) {
  const { scenario } = props.answer
  const [open, setOpen] = createSignal<string>()
  const opened = () => scenario.injects.find((inject) => inject.id === open())
  const stage = createStage(() => scenario)
  const [byPlan, { refetch: playAgain }] = createLoaded(
    () => true,
    () => askRehearsal(scenario.id, { version: scenario.version }),
  )
  const [routes, { refetch: findAgain }] = createLoaded(
    () => true,
    () => api.get<Routes>(`/api/scenarios/${scenario.id}/routes?version=${scenario.version}`, { timeoutMs: 60_000 }),
  )
  return (
    <>
      <Contents {...(scenario.notes.length === 0 && { without: ['notes'] as const })} />
      <Part name="overview">
        <Overview answer={props.answer} />
      </Part>
      <Part name="timeline">
        <Card heading={t('scenario.timeline')}>
          <p class={s.help}>{t('scenario.timelineHelp')}</p>
          <InjectTimeline scenario={scenario} onOpen={setOpen} />
        </Card>
      </Part>
      <Part name="chart">
        <Card heading={t('scenario.chart')}>
          <p class={s.help}>{t('scenario.chartHelp')}</p>
          <Statechart chart={props.answer.chart} label={t('scenario.chart')} />
        </Card>
      </Part>
      <Part name="branches">
        <Fold heading={t('scenario.branches')} count={scenario.branches.length}>
          <BranchList scenario={scenario} />
        </Fold>
      </Part>
      <Part name="load">
        <Card heading={t('script.load')}>
          <Load of={byPlan} retry={playAgain}>
            {(played) => <LoadChart scenario={scenario} played={played()} />}
          </Load>
        </Card>
      </Part>
      <Part name="routes">
        <Card heading={t('script.routes')}>
          <Load of={routes} retry={findAgain}>
            {(found) => (
              <RouteList
                scenario={scenario}
                routes={found()}
                onWatch={(plays) => {
                  void stage.run({ ...planned, plays })
                  goTo('rehearsal')
                }}
              />
            )}
          </Load>
        </Card>
      </Part>
      <Part name="rehearsal">
        <RehearsalPanel scenario={scenario} forks={routes.latest?.forks ?? []} stage={stage} />
      </Part>
      <Part name="roles">
        <Fold heading={t('scenario.roles')} count={scenario.roles.length}>
          <RoleCards scenario={scenario} />
        </Fold>
      </Part>
      <Part name="expected">
        <Fold heading={t('scenario.expected')} count={scenario.expected.length}>
          <p class={s.help}>{t('scenario.expectedHelp')}</p>
          <ExpectedTable scenario={scenario} />
        </Fold>
      </Part>
      <Part name="clauses">
        <Fold heading={t('scenario.clauses')} count={scenario.clauses.length}>
          <p class={s.help}>{t('scenario.clausesHelp')}</p>
          <ClauseTable scenario={scenario} />
        </Fold>
      </Part>
      <Show when={scenario.notes.length > 0}>
        <Part name="notes">
          <Fold heading={t('scenario.notes')} count={scenario.notes.length}>
            <ul class={s.notes}>
              <For each={scenario.notes}>{(note) => <li>{pick(note)}</li>}</For>
            </ul>
          </Fold>
        </Part>
      </Show>
      <Dialog open={opened() !== undefined} onClose={() => setOpen()} heading={open() ?? ''} kind="drawer">
        <Show when={opened()}>{(inject) => <InjectBody scenario={scenario} inject={inject()} />}</Show>
      </Dialog>
    </>
  )
}

function Overview(props: { readonly answer: ScenarioAnswer }) {
  const scenario = () => props.answer.scenario
  return (
    <div class={s.intro}>
      <div class={s.column}>
        <Card heading={t('scenario.setting')}>
          <p>{pick(scenario().setting)}</p>
          <p class={s.facts}>
            <Chip>{t(`hazard.${scenario().hazard}`)}</Chip>
            <Chip>{t('library.version', { n: scenario().version })}</Chip>
            <Chip>
              {t('scenario.story')} {scenario().clock.start}
            </Chip>
            <Chip>{pick(ratesText(scenario().clock))}</Chip>
          </p>
          <p class={s.stop}>
            <strong>{t('scenario.stop')}</strong> {pick(scenario().stop)}
          </p>
        </Card>
        <FilesCard id={scenario().id} version={scenario().version} versions={props.answer.versions} />
      </div>
      <Card heading={t('scenario.objectives')}>
        <ol class={s.objectives}>
          <For each={scenario().objectives}>
            {(objective) => (
              <li>
                <span class={s.id}>{objective.id}</span>
                <span>
                  {pick(objective)}{' '}
                  <span class={s.soft}>
                    {objective.capability
                      .map((id) => `${id} ${pick(capabilityWords[id] ?? same(''))}`)
                      .join(t('library.and'))}
                  </span>
                </span>
              </li>
            )}
          </For>
        </ol>
      </Card>
    </div>
  )
}
