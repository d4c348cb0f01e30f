import { For } from 'solid-js'
import type { Form } from '../../../engine/scenario/forms.ts'
import { Button } from '../base/button.tsx'
import { pick } from '../base/i18n.ts'
import s from './form.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** What one can do, as a grid of buttons; choosing between options is offered only where there are some. */
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
      <div class={s.kinds}>
        <For each={forms()}>{(form) => <Button onClick={() => props.onForm(form)}>{pick(form)}</Button>}</For>
      </div>
    </section>
  )
}
