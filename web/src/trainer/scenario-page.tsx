import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ScenarioAnswer } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Chip } from '../base/chip.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { Dialog } from '../base/dialog.tsx'
import { pick } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { Page } from '../base/page.tsx'
import { InjectBody } from '../staff/inject-body.tsx'
import { Statechart } from '../staff/statechart.tsx'
import { ratesText } from '../staff/time-text.ts'
import { t } from './dictionary.ts'
import { BranchList } from './scenario/branch-list.tsx'
import { ClauseTable } from './scenario/clause-table.tsx'
import { ExpectedTable } from './scenario/expected-table.tsx'
import { InjectTimeline } from './scenario/inject-timeline.tsx'
import { RoleCards } from './scenario/role-cards.tsx'
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
      over={t('scenario.over')}
      sub={answer.latest && pick(answer.latest.scenario.summary)}
      actions={
        <ButtonLink kind="main" href={`/trainer/launch/${params.id}`}>
          {t('scenario.launch')}
        </ButtonLink>
      }
    >
      <Load of={answer} retry={refetch}>
        {(found) => <Script answer={found()} />}
      </Load>
    </Page>
  )
}

function Script(props: { readonly answer: ScenarioAnswer }) {
  const scenario = () => props.answer.scenario
  const [open, setOpen] = createSignal<string>()
  const opened = () => scenario().injects.find((inject) => inject.id === open())
  return (
    <>
      <div class={s.intro}>
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
        <Card heading={t('scenario.objectives')}>
          <ol class={s.objectives}>
            <For each={scenario().objectives}>
              {(objective) => (
                <li>
                  <span class={s.id}>{objective.id}</span>
                  <span>
                    {pick(objective)}{' '}
                    <span class={s.soft}>
                      {t('scenario.capability')} {objective.capability.join(' ')}
                    </span>
                  </span>
                </li>
              )}
            </For>
          </ol>
        </Card>
      </div>
      <Card heading={t('scenario.timeline')}>
        <p class={s.help}>{t('scenario.timelineHelp')}</p>
        <InjectTimeline scenario={scenario()} onOpen={setOpen} />
      </Card>
      <Card heading={t('scenario.chart')}>
        <p class={s.help}>{t('scenario.chartHelp')}</p>
        <Statechart chart={props.answer.chart} label={t('scenario.chart')} />
      </Card>
      <Card heading={t('scenario.branches')}>
        <BranchList scenario={scenario()} />
      </Card>
      <Card heading={t('scenario.roles')}>
        <RoleCards scenario={scenario()} />
      </Card>
      <Card heading={t('scenario.expected')}>
        <p class={s.help}>{t('scenario.expectedHelp')}</p>
        <ExpectedTable scenario={scenario()} />
      </Card>
      <Card heading={t('scenario.clauses')}>
        <p class={s.help}>{t('scenario.clausesHelp')}</p>
        <ClauseTable scenario={scenario()} />
      </Card>
      <Show when={scenario().notes.length > 0}>
        <Card heading={t('scenario.notes')}>
          <ul class={s.notes}>
            <For each={scenario().notes}>{(note) => <li>{pick(note)}</li>}</For>
          </ul>
        </Card>
      </Show>
      <Dialog open={opened() !== undefined} onClose={() => setOpen()} heading={open() ?? ''} kind="drawer">
        <Show when={opened()}>{(inject) => <InjectBody scenario={scenario()} inject={inject()} />}</Show>
      </Dialog>
    </>
  )
}
