import { For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { Chip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { t } from '../dictionary.ts'
import s from './scenario.module.css'

/** Every role with its duty card; those of the trainer last. */
export function RoleCards(props: { readonly scenario: Scenario }) {
  const roles = () => [
    ...props.scenario.roles.filter((role) => role.kind === 'player'),
    ...props.scenario.roles.filter((role) => role.kind === 'simcell'),
  ]
  return (
    <div class={s.roles}>
      <For each={roles()}>
        {(role) => (
          <details class={s.role}>
            <summary>
              <span class={s.id}>{role.id}</span> {pick(role)}{' '}
              <Show when={role.kind === 'simcell'}>
                <Chip>{t('scenario.simulated')}</Chip>
              </Show>
            </summary>
            <h3>{t('scenario.duties')}</h3>
            <ul>
              <For each={role.duties}>{(duty) => <li>{pick(duty)}</li>}</For>
            </ul>
            <Show when={role.authority.length > 0}>
              <h3>{t('scenario.authority')}</h3>
              <ul>
                <For each={role.authority}>{(power) => <li>{pick(power)}</li>}</For>
              </ul>
            </Show>
          </details>
        )}
      </For>
    </div>
  )
}
