import { createSignal, Show } from 'solid-js'
import { Card } from '../base/card.tsx'
import { EmptyState } from '../base/empty-state.tsx'
import { ActionForm } from './action-form.tsx'
import { FormPicker } from './form-picker.tsx'
import { formOf } from './names.ts'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** Acting on the plan without being asked. */
export function ActTab(props: { readonly onSent: () => void }) {
  const seat = useSeat()
  const [form, setForm] = createSignal(seat.drafts.read('new')?.form)
  return (
    <Show
      when={seat.fold().status !== 'ended'}
      fallback={<EmptyState heading={t('act.overTitle')}>{t('act.over')}</EmptyState>}
    >
      <Card heading={t('act.title')}>
        <Show
          when={formOf(seat.view, form())}
          keyed
          fallback={
            <>
              <p class={s.soft}>{t('act.lead')}</p>
              <FormPicker without={['acknowledge']} onForm={({ id }) => setForm(id)} />
            </>
          }
        >
          {(chosen) => (
            <ActionForm
              form={chosen}
              to={[]}
              onOther={() => setForm(undefined)}
              onSent={() => {
                setForm(undefined)
                props.onSent()
              }}
            />
          )}
        </Show>
      </Card>
    </Show>
  )
}
