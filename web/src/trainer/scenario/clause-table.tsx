import { createMemo, For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { provenanceText } from '../../staff/limit-text.ts'
import { makeNames } from '../../staff/names.ts'
import { ProvenanceMark } from '../../staff/provenance.tsx'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

/** The plan's clauses with where each figure comes from. */
export function ClauseTable(props: { readonly scenario: Scenario }) {
  const names = createMemo(() => makeNames(props.scenario))
  return (
    <table class={s.table}>
      <thead>
        <tr>
          <th scope="col">{t('scenario.clause')}</th>
          <th scope="col">{t('scenario.actor')}</th>
          <th scope="col">{t('scenario.limit')}</th>
          <th scope="col">{t('scenario.basis')}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.scenario.clauses}>
          {(clause) => (
            <tr>
              <th scope="row">
                <span class={s.id}>{clause.id}</span> {pick(clause)}{' '}
                <Show when={clause.standing}>
                  <Chip>{t('scenario.standing')}</Chip>
                </Show>
                <span class={s.trigger}>
                  {t('scenario.trigger')} · {pick(clause.trigger)}
                </span>
              </th>
              <td data-label={t('scenario.actor')}>
                {clause.actor.map((role) => pick(brief(names().role(role)))).join(' / ')}
              </td>
              <td data-label={t('scenario.limit')}>
                {pick(clause.limit)} <ProvenanceMark tag={clause.limit.tag} />
              </td>
              <td data-label={t('scenario.basis')}>
                <ul>
                  <For each={clause.basis}>
                    {(basis) => (
                      <li>
                        {pick(basis.source)}
                        <Show when={basis.article}> {t('scenario.article', { n: basis.article ?? '' })}</Show>{' '}
                        <Show when={pick(basis.source) !== pick(provenanceText(basis.tag))}>
                          <ProvenanceMark tag={basis.tag} />
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
