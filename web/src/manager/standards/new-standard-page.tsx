import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { ScoringStandard, StandardRequest } from '../../../../engine/score/standard-schema.ts'
import { api } from '../../base/api.ts'
import { createLoaded } from '../../base/create-loaded.ts'
import { EmptyState } from '../../base/empty-state.tsx'
import { pick } from '../../base/i18n.ts'
import { Load } from '../../base/load.tsx'
import { Page } from '../../base/page.tsx'
import { toast } from '../../base/toast.tsx'
import { createMayWrite } from '../improve/create-shared.ts'
import { t as improve } from '../improve/dictionary.ts'
import { StandardForm } from './standard-form.tsx'
import s from './standards.module.css'
import { t } from './words.ts'

/** Making a version from another: `?from=2`, the newest without it. */
export function NewStandardPage() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const mayWrite = createMayWrite()
  const [found, { refetch }] = createLoaded(
    () => true,
    () => api.get<readonly ScoringStandard[]>('/api/standards'),
  )
  const newest = () => found.latest?.at(-1)?.version ?? 1
  const base = () =>
    search.from === undefined
      ? found.latest?.at(-1)
      : found.latest?.find(({ version }) => String(version) === search.from)
  async function save(request: StandardRequest) {
    const before = newest()
    const { version } = await api.post<ScoringStandard>('/api/standards', request)
    toast(version === before ? t('same', { n: version }) : t('saved', { n: version }), 'on-time')
    navigate('/manager/standards')
  }
  return (
    <Page
      heading={t('newHeading')}
      over={
        <>
          <A href="/manager/standards">{t('heading')}</A>
          <Show when={base()}>{(from) => <> · {t('newOver', { n: from().version, name: pick(from().name) })}</>}</Show>
        </>
      }
      sub={t('newSub', { n: newest() + 1 })}
    >
      <Show when={mayWrite() === false}>
        <p class={s.note}>{improve('readOnly')}</p>
      </Show>
      <Load of={found} retry={refetch}>
        {(all) => (
          <Show when={base()} fallback={<EmptyState heading={t('unknown')}>{t('unknownText')}</EmptyState>}>
            {(from) => (
              <Show when={all()[0]}>
                {(shipped) => <StandardForm base={from()} shipped={shipped()} next={newest() + 1} onSave={save} />}
              </Show>
            )}
          </Show>
        )}
      </Load>
    </Page>
  )
}
