import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Text } from '../../../../engine/scenario/scenario.ts'
import { api } from '../../base/api.ts'
import { createLoaded } from '../../base/create-loaded.ts'
import { pick } from '../../base/i18n.ts'
import s from './review.module.css'
import { t } from './words.ts'

interface Known {
  readonly version: number
  readonly name: Text
}

/** By which standard the review is computed, where the organisation has several: the same drill under another keeps both. */
export function StandardChoice(props: { readonly used: number | undefined }) {
  const [, setSearch] = useSearchParams()
  const [standards] = createLoaded(
    () => true,
    () => api.get<readonly Known[]>('/api/standards'),
  )
  return (
    <Show when={(standards()?.length ?? 0) > 1}>
      <label class={s.standard}>
        <span>{t('standard')}</span>
        <select onChange={(event) => setSearch({ standard: event.currentTarget.value })}>
          <For each={standards()}>
            {({ version, name }) => (
              <option value={version} selected={version === props.used}>
                {pick(name)}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  )
}
