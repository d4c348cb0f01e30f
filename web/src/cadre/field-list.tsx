import { For, Show } from 'solid-js'
import type { Fields } from '../../../engine/drill/entries.ts'
import type { Text } from '../../../engine/scenario/scenario.ts'
import { pick } from '../base/i18n.ts'
import s from './delivery.module.css'
import { fieldLines } from './names.ts'
import { useSeat } from './seat-context.ts'

/** A filled form, to read. */
export function FieldList(props: {
  readonly form: string
  readonly fields: Fields
  readonly options?: readonly (Text & { readonly id: string })[]
}) {
  const seat = useSeat()
  return (
    <ul class={s.fields}>
      <For each={fieldLines(seat.view, props.form, props.fields, props.options)}>
        {({ label, value }) => (
          <li>
            <Show when={label}>{(known) => <span class={s.soft}>{pick(known())} </span>}</Show>
            <span class={s.text}>{pick(value)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}
