import { For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Picture } from '../../../../engine/view/picture.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import s from './replay.module.css'
import { t } from './words.ts'

/** The story's figures at one moment, what branches fired, and the tally so far. */
export function StateCard(props: { readonly scenario: Scenario; readonly picture: Picture; readonly at: number }) {
  const names = () => makeNames(props.scenario)
  return (
    <Card heading={t('state')}>
      <p>
        {t('tally', { done: props.picture.done, late: props.picture.late, missed: props.picture.missed })}
        <Show when={props.picture.breached > 0}> · {t('breached', { n: props.picture.breached })}</Show>
      </p>
      <dl class={s.variables}>
        <For each={props.scenario.variables}>
          {({ id }) => (
            <div>
              <dt>{pick(names().variable(id))}</dt>
              <dd>{pick(names().value(id, props.picture.variable(id, props.at) ?? ''))}</dd>
            </div>
          )}
        </For>
      </dl>
      <ul class={s.fired}>
        <For each={[...props.picture.branches]}>
          {([branch, at]) => (
            <li>
              <span class={s.soft}>{stamp(at)}</span> <strong>{branch}</strong> {pick(names().branch(branch))}
            </li>
          )}
        </For>
        <For each={[...props.picture.failed.keys()]}>
          {(objective) => <li class={s.failed}>✕ {t('failed', { objective })}</li>}
        </For>
      </ul>
    </Card>
  )
}
