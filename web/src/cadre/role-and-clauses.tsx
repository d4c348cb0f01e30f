import { For, Show } from 'solid-js'
import { Card } from '../base/card.tsx'
import { pick } from '../base/i18n.ts'
import { ClauseBox } from './clause-box.tsx'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** The role card, and every clause of the plan that names the role. */
export function RoleAndClauses() {
  const { view } = useSeat()
  return (
    <>
      <Card heading={`${t('plan.role')} · ${pick(view.role)}`}>
        <h3>{t('plan.duties')}</h3>
        <ul class={s.bullets}>
          <For each={view.role.duties}>{(duty) => <li>{pick(duty)}</li>}</For>
        </ul>
        <h3>{t('plan.authority')}</h3>
        <Show when={view.role.authority.length > 0} fallback={<p class={s.soft}>{t('plan.noAuthority')}</p>}>
          <ul class={s.bullets}>
            <For each={view.role.authority}>{(may) => <li>{pick(may)}</li>}</For>
          </ul>
        </Show>
      </Card>
      <Card heading={`${t('plan.clauses')} ${view.clauses.length || ''}`}>
        <ul class={s.list}>
          <For each={view.clauses} fallback={<li class={s.soft}>{t('plan.noClauses')}</li>}>
            {(clause) => (
              <li>
                <ClauseBox clause={clause} />
              </li>
            )}
          </For>
        </ul>
      </Card>
    </>
  )
}
