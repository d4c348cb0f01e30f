import { A, useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import type { ScoringStandard } from '../../../../engine/score/standard-schema.ts'
import { api } from '../../base/api.ts'
import { createLoaded } from '../../base/create-loaded.ts'
import { SelectField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** By which standard the review is read: the drill's own, or any other version; nothing is changed by looking. */
export function StandardPicker(props: { readonly review: Review }) {
  const [search, setSearch] = useSearchParams()
  const [standards] = createLoaded(
    () => true,
    () => api.get<readonly ScoringStandard[]>('/api/standards'),
  )
  const chosen = () => (typeof search.standard === 'string' ? search.standard : '')
  const own = () => (chosen() === '' ? ` (${props.review.standard.version})` : '')
  return (
    <>
      <Show when={(standards.latest?.length ?? 0) > 1 || chosen() !== ''}>
        <div class={s.standard}>
          <SelectField
            label={t('standard')}
            value={chosen()}
            empty={`${t('standardOwn')}${own()}`}
            onPick={(standard) => setSearch({ standard: standard || undefined })}
            options={(standards.latest ?? []).map(({ version, name }) => ({
              id: String(version),
              label: `${version} · ${pick(name)}`,
            }))}
          />
          <A href="/manager/standards">{t('standardsAll')}</A>
        </div>
      </Show>
      <Show when={chosen() !== ''}>
        <p class={s.other} role="status">
          {t('standardOther', { name: pick(props.review.standard.name) })}
        </p>
      </Show>
    </>
  )
}
