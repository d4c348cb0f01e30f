import { For } from 'solid-js'
import type { Form } from '../../../engine/scenario/forms.ts'
import { Button } from '../base/button.tsx'
import { pick } from '../base/i18n.ts'
import s from './form.module.css'
import { groupForms } from './form-groups.ts'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** What one can do, as grids of buttons by what they are for; choosing between options is offered only where there are some. */
export function FormPicker(props: {
  readonly options?: boolean
  readonly without?: readonly string[]
  readonly onForm: (form: Form) => void
}) {
  const seat = useSeat()
  const forms = () =>
    seat.view.forms.filter(({ id }) => !props.without?.includes(id) && (id !== 'choose' || props.options))
  return (
    <section class={s.form} aria-label={t('act.chooseForm')}>
      <p class={s.note}>{t('act.chooseForm')}</p>
      <For each={groupForms(forms())}>
        {([group, some]) => (
          <div class={s.group}>
            <h3>{t(`act.group.${group}`)}</h3>
            <div class={s.kinds}>
              <For each={some}>{(form) => <Button onClick={() => props.onForm(form)}>{pick(form)}</Button>}</For>
            </div>
          </div>
        )}
      </For>
    </section>
  )
}
