import { For } from 'solid-js'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Drill } from './create-drill.ts'

/** The story's variables as they stood at the last entry. */
export function StoryPanel(props: { readonly drill: Drill }) {
  const names = makeNames(props.drill.scenario)
  const value = (id: string) => {
    const now = props.drill.live().variables[id]
    return now === undefined ? '–' : pick(names.value(id, now))
  }
  return (
    <Card heading={t('control.variables')}>
      <dl class={s.variables}>
        <For each={props.drill.scenario.variables}>
          {({ id }) => (
            <div>
              <dt>{pick(names.variable(id))}</dt>
              <dd>{value(id)}</dd>
            </div>
          )}
        </For>
      </dl>
    </Card>
  )
}
