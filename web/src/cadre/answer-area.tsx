import { createSignal, Match, Show, Switch } from 'solid-js'
import { Button } from '../base/button.tsx'
import { ActionForm } from './action-form.tsx'
import s from './delivery.module.css'
import { FormPicker } from './form-picker.tsx'
import { formOf } from './names.ts'
import { useSeat } from './seat-context.ts'
import type { Delivery } from './seat-frames.ts'
import { t } from './words.ts'

/** What one can do about a delivery: acknowledge in one touch, fill a form, set it aside. */
export function AnswerArea(props: { readonly delivery: Delivery; readonly onDone: () => void }) {
  const seat = useSeat()
  const { k, from } = props.delivery
  const options = props.delivery.type === 'inject' ? props.delivery.reply.options : undefined
  const [form, setForm] = createSignal(seat.drafts.read(k)?.form ?? (options ? 'choose' : undefined))
  const [picking, setPicking] = createSignal(false)

  const known = from !== seat.view.role.id && seat.view.roles.some(({ id }) => id === from)
  const to = known ? [from] : []
  const chosen = () => formOf(seat.view, form())
  const handling = () => seat.handling(props.delivery)
  const acknowledged = () =>
    seat
      .fold()
      .answers.get(k)
      ?.some((answer) => answer.form === 'acknowledge')
  const canSend = () => seat.fold().status === 'running' || seat.fold().status === 'paused'

  function acknowledge() {
    seat.act({ form: 'acknowledge', to, fields: {}, inReplyTo: k })
    props.onDone()
  }
  return (
    <Switch
      fallback={
        <div class={s.buttons}>
          <Button kind="main" onClick={() => setPicking(true)}>
            {handling() === 'answered' || handling() === 'sending' ? t('inbox.answerAgain') : t('inbox.reply')}
          </Button>
          <Show when={!acknowledged()}>
            <Button disabled={!canSend()} onClick={acknowledge}>
              {t('act.quick')}
            </Button>
          </Show>
          <Show when={handling() === 'open' || handling() === 'aside'}>
            <Button kind="plain" onClick={() => seat.setAside(k, handling() === 'open')}>
              {handling() === 'open' ? t('inbox.aside') : t('inbox.backToOpen')}
            </Button>
          </Show>
        </div>
      }
    >
      <Match when={chosen()} keyed>
        {(one) => (
          <ActionForm
            form={one}
            replyTo={props.delivery}
            to={to}
            onOther={() => {
              setForm(undefined)
              setPicking(true)
            }}
            onSent={() => {
              setForm(undefined)
              setPicking(false)
              props.onDone()
            }}
          />
        )}
      </Match>
      <Match when={picking()}>
        <FormPicker
          options={options !== undefined}
          onForm={({ id }) => {
            setForm(id)
            setPicking(false)
          }}
        />
      </Match>
    </Switch>
  )
}
