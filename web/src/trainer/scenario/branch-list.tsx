import { For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { semicolon } from '../../base/punctuation.ts'
import { conditionText, effectText } from '../../staff/condition-text.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

/** The branches in words: when, and what then. */
export function BranchList(props: { readonly scenario: Scenario }) {
  return (
    <Show when={props.scenario.branches.length > 0} fallback={<p class={s.soft}>{t('scenario.noBranches')}</p>}>
      <ul class={s.branches}>
        <For each={props.scenario.branches}>
          {(branch) => (
            <li class={s.branch}>
              <p class={s.branchHead}>
                <span class={s.id}>{branch.id}</span>
                <strong>{pick(branch)}</strong>
                <Chip tone={branch.costly ? 'late' : 'waiting'}>
                  {branch.costly ? t('scenario.costly') : t('scenario.good')}
                </Chip>
              </p>
              <p>
                <span class={s.soft}>{t('scenario.when')}</span> {pick(conditionText(props.scenario, branch.when))}
              </p>
              <p>
                <span class={s.soft}>{t('scenario.effect')}</span>{' '}
                {branch.effects.map((effect) => pick(effectText(props.scenario, effect))).join(semicolon())}
              </p>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
