import { createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { FormField } from '../../../engine/scenario/forms.ts'
import type { Text } from '../../../engine/scenario/scenario.ts'
import { Button } from '../base/button.tsx'
import { storyTime } from '../base/clock-text.ts'
import { ChoiceField, LongField, SelectField, TextField } from '../base/fields.tsx'
import { language, pick } from '../base/i18n.ts'
import s from './form.module.css'
import { choicesOf } from './names.ts'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** Fields that ask for a moment: one touch fills in the story's time. */
const moments: ReadonlySet<string> = new Set(['time', 'issued', 'start'])

/** One field of an answer form, as its definition says. */
export function FieldInput(props: {
  readonly field: FormField
  readonly value: string
  readonly options?: readonly (Text & { readonly id: string })[]
  readonly error?: string | undefined
  readonly onValue: (value: string) => void
}) {
  const seat = useSeat()
  const units = createUniqueId()
  const label = () =>
    props.field.measure
      ? t('act.measured', { field: pick(props.field), unit: pick(props.field.measure) })
      : pick(props.field)
  const choices = () =>
    (choicesOf(seat.view, props.field, props.options) ?? []).map((each) => ({ id: each.id, label: pick(each) }))
  const inSight = () => props.field.type === 'option' || props.field.type === 'choice'
  const isNow = () => storyTime(seat.view.drill.start, seat.at(), language())
  return (
    <Switch
      fallback={
        <div class={s.moment}>
          <TextField
            label={label()}
            required={props.field.required}
            error={props.error}
            value={props.value}
            inputmode={props.field.type === 'number' ? 'decimal' : undefined}
            maxlength={4000}
            autocomplete="off"
            list={props.field.type === 'unit' ? units : undefined}
            onInput={(event) => props.onValue(event.currentTarget.value)}
          />
          <Show when={props.field.type === 'unit'}>
            <datalist id={units}>
              <For each={seat.view.roles}>{(role) => <option value={pick(role)} />}</For>
            </datalist>
          </Show>
          <Show when={(props.field.type === 'time' || moments.has(props.field.id)) && !props.value}>
            <Button kind="plain" onClick={() => props.onValue(isNow())}>
              {t('act.now', { time: isNow() })}
            </Button>
          </Show>
        </div>
      }
    >
      <Match when={props.field.type === 'long'}>
        <LongField
          label={label()}
          required={props.field.required}
          error={props.error}
          value={props.value}
          maxlength={4000}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
      </Match>
      <Match when={inSight()}>
        <ChoiceField
          label={label()}
          required={props.field.required}
          error={props.error}
          look={props.field.type === 'option' ? 'lines' : 'pills'}
          options={choices()}
          value={props.value ? [props.value] : []}
          onPick={([id]) => props.onValue(id ?? '')}
        />
      </Match>
      <Match when={props.field.type === 'task' || props.field.type === 'role'}>
        <SelectField
          label={label()}
          required={props.field.required}
          error={props.error}
          options={choices()}
          value={props.value}
          onPick={props.onValue}
        />
      </Match>
    </Switch>
  )
}
