import { createMemo, For, Show } from 'solid-js'
import { formOf } from '../../../../engine/scenario/forms.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { limitText } from '../../staff/limit-text.ts'
import { makeNames } from '../../staff/names.ts'
import { ProvenanceMark } from '../../staff/provenance.tsx'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

/** What the plan wants done, by whom, within what limit. */
export function ExpectedTable(props: { readonly scenario: Scenario }) {
  const names = createMemo(() => makeNames(props.scenario))
  return (
    <table class={s.table}>
      <thead>
        <tr>
          <th scope="col">{t('scenario.action')}</th>
          <th scope="col">{t('scenario.role')}</th>
          <th scope="col">{t('scenario.limit')}</th>
          <th scope="col">{t('scenario.clause')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.scenario.expected}>
          {(expected) => (
            <tr>
              <th scope="row">
                {pick(expected)}{' '}
                <Show when={expected.critical}>
                  <Chip tone="missed">{t('scenario.critical')}</Chip>
                </Show>
              </th>
              <td data-label={t('scenario.role')}>
                {expected.role.map((role) => pick(brief(names().role(role)))).join(' / ')}
                <span class={s.soft}> · {pick(formOf(expected.form) ?? { zh: expected.form, en: expected.form })}</span>
              </td>
              <td data-label={t('scenario.limit')}>
                {pick(limitText(props.scenario, expected.limit))} <ProvenanceMark tag={expected.limit.tag} />
              </td>
              <td data-label={t('scenario.clause')} class={s.id}>
                {expected.clause}
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
