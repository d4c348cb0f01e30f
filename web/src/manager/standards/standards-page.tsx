import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ScoringStandard } from '../../../../engine/score/standard-schema.ts'
import { api } from '../../base/api.ts'
import { createLoaded } from '../../base/create-loaded.ts'
import { SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { createMayWrite } from '../improve/create-shared.ts'
import { t as improve } from '../improve/dictionary.ts'
import { ImproveTabs } from '../improve/tabs.tsx'
import s from './standards.module.css'
import { TrialCard } from './trial-card.tsx'
import { VersionCard } from './version-card.tsx'
import { t } from './words.ts'

/** By what drills are scored: every version, where it differs, and what it would make of a drill. */
export function StandardsPage() {
  const mayWrite = createMayWrite()
  const [found, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly ScoringStandard[]>('/api/standards'),
  )
  return (
    <Page heading={t('heading')} sub={t('sub')}>
      <ImproveTabs />
      <Show when={mayWrite() === false}>
        <p class={s.note}>{improve('readOnly')}</p>
      </Show>
      <Load of={found} retry={refetch}>
        {(all) => <Versions all={all()} mayWrite={mayWrite() === true} />}
      </Load>
      <p class={s.soft}>{t('noLaw')}</p>
    </Page>
  )
}

function Versions(props: { readonly all: readonly ScoringStandard[]; readonly mayWrite: boolean }) {
  const newest = () => props.all.at(-1)?.version ?? 1
  const [chosen, setChosen] = createSignal<number>()
  const tried = () => props.all.find(({ version }) => version === (chosen() ?? newest()))
  const request = () => {
    const standard = tried()
    if (!standard) return undefined
    const { version: _, ...rest } = standard
    return rest
  }
  return (
    <>
      <ul class={s.stack} aria-label={t('versions')}>
        <For each={[...props.all].reverse()}>
          {(standard) => (
            <Show when={props.all[0]}>
              {(shipped) => (
                <VersionCard
                  standard={standard}
                  shipped={shipped()}
                  newest={standard.version === newest()}
                  mayWrite={props.mayWrite}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
      <TrialCard
        request={request()}
        tried={t('version', { n: tried()?.version ?? newest() })}
        beside={
          <SelectField
            noEmpty
            label={t('tryVersion')}
            value={String(tried()?.version ?? '')}
            onPick={(id) => setChosen(Number(id))}
            options={[...props.all]
              .reverse()
              .map(({ version, name }) => ({ id: String(version), label: `${version} · ${pick(name)}` }))}
          />
        }
        after={(drill) => (
          <p class={s.buttons}>
            <A href={`/manager/drills/${drill}?standard=${tried()?.version ?? newest()}`}>
              {t('open', { n: tried()?.version ?? newest() })}
            </A>
            <A href={`/manager/drills/${drill}`}>{t('openOwn')}</A>
          </p>
        )}
      />
    </>
  )
}
