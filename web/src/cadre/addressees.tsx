import { createUniqueId, For, Show } from 'solid-js'
import { SelectField } from '../base/fields.tsx'
import { pick } from '../base/i18n.ts'
import s from './form.module.css'
import { roleName } from './names.ts'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** To whom: the chosen roles as tags that a touch removes, and a list to add from. */
export function Addressees(props: {
  readonly to: readonly string[]
  readonly required: boolean
  readonly error?: string | undefined
  readonly onTo: (to: readonly string[]) => void
}) {
  const seat = useSeat()
  const id = createUniqueId()
  const others = () =>
    seat.view.roles
      .filter((role) => role.id !== seat.view.role.id && !props.to.includes(role.id))
      .map((role) => ({ id: role.id, label: pick(role) }))
  return (
    <div class={s.to}>
      <SelectField
        id={id}
        label={t('act.to')}
        required={props.required}
        error={props.error}
        empty={t('act.addTo')}
        options={others()}
        value=""
        onPick={(role) => role && props.onTo([...props.to, role])}
      />
      <Show when={props.to.length > 0}>
        <ul class={s.tags}>
          <For each={props.to}>
            {(role) => (
              <li>
                <button
                  type="button"
                  class={s.tag}
                  aria-label={t('act.removeTo', { role: pick(roleName(seat.view, role)) })}
                  onClick={() => {
                    props.onTo(props.to.filter((each) => each !== role))
                    document.getElementById(id)?.focus()
                  }}
                >
                  {pick(roleName(seat.view, role))} <span aria-hidden="true">✕</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
