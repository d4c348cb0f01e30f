import { createSignal, For, Show } from 'solid-js'
import type { Form, FormField } from '../../../engine/scenario/forms.ts'
import { Button } from '../base/button.tsx'
import { LongField, SelectField } from '../base/fields.tsx'
import { pick } from '../base/i18n.ts'
import { Addressees } from './addressees.tsx'
import { ClauseBox } from './clause-box.tsx'
import type { Draft, DraftPlace } from './drafts.ts'
import { FieldInput } from './field-input.tsx'
import s from './form.module.css'
import { useSeat } from './seat-context.ts'
import type { Delivery } from './seat-frames.ts'
import { t } from './words.ts'

/** Fills in one form, in answer to a delivery or unprompted. What is half written is kept on this device. */
export function ActionForm(props: {
  readonly form: Form
  readonly replyTo?: Delivery
  /** Whom it goes to unless one says otherwise. */
  readonly to: readonly string[]
  readonly onOther?: () => void
  readonly onSent: () => void
}) {
  const seat = useSeat()
  const place: DraftPlace = props.replyTo?.k ?? 'new'
  const kept = seat.drafts.read(place)
  const [draft, setDraft] = createSignal<Draft>(
    kept?.form === props.form.id ? kept : { form: props.form.id, fields: {}, to: props.to },
  )
  const [tried, setTried] = createSignal(false)
  let element!: HTMLFormElement

  function write(change: Partial<Draft>) {
    const next = { ...draft(), ...change }
    setDraft(next)
    seat.drafts.write(place, next)
  }

  const options = () => (props.replyTo?.type === 'inject' ? props.replyTo.reply.options : undefined)
  const value = (id: string) => draft().fields[id] ?? ''
  const missing = (id: string) =>
    props.form.fields.some((field) => field.id === id && field.required) && !value(id).trim()
  const notNumber = (field: FormField) => field.type === 'number' && Number.isNaN(Number(value(field.id).trim() || 0))
  const wrong = (field: FormField) =>
    missing(field.id) ? t('act.fieldMissing') : notNumber(field) ? t('act.notNumber') : undefined
  const nobody = () => props.form.addressed === 'required' && draft().to.length === 0
  const clause = () => seat.view.clauses.find(({ id }) => id === draft().clause)
  const status = () => seat.fold().status
  const shut = () => status() === 'lobby' || status() === 'ended'

  function send() {
    setTried(true)
    if (nobody() || props.form.fields.some(wrong)) {
      // Once the reasons are on the page, go to the first.
      queueMicrotask(() =>
        element.querySelector<HTMLElement>('[aria-invalid], fieldset[aria-describedby] input')?.focus(),
      )
      return
    }
    const { form, fields, to, reason } = draft()
    const filled = Object.fromEntries(
      Object.entries(fields).flatMap(([id, text]) => (text.trim() ? [[id, text.trim()]] : [])),
    )
    seat.act({
      form,
      to: [...to],
      fields: filled,
      ...(props.replyTo && { inReplyTo: props.replyTo.k }),
      ...(draft().clause && { clause: draft().clause }),
      ...(reason?.trim() && { reason: reason.trim() }),
    })
    seat.drafts.write(place, undefined)
    props.onSent()
  }

  return (
    <form
      ref={element}
      class={s.form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class={s.head}>
        <h3>{pick(props.form)}</h3>
        <Show when={props.onOther}>
          {(other) => (
            <Button kind="plain" onClick={() => other()()}>
              {t('act.otherForm')}
            </Button>
          )}
        </Show>
      </div>
      <For each={props.form.fields}>
        {(field) => (
          <FieldInput
            field={field}
            value={value(field.id)}
            options={options()}
            error={tried() ? wrong(field) : undefined}
            onValue={(text) => write({ fields: { ...draft().fields, [field.id]: text } })}
          />
        )}
      </For>
      <Addressees
        to={draft().to}
        required={props.form.addressed === 'required'}
        error={tried() && nobody() ? t('act.toMissing') : undefined}
        onTo={(to) => write({ to })}
      />
      <Show when={seat.view.clauses.length > 0}>
        <SelectField
          label={t('act.clause')}
          empty={t('act.noClause')}
          options={seat.view.clauses.map((each) => ({ id: each.id, label: `${each.id} ${pick(each)}` }))}
          value={draft().clause ?? ''}
          onPick={(id) => write({ clause: id || undefined })}
        />
        <Show when={clause()}>{(chosen) => <ClauseBox clause={chosen()} short />}</Show>
      </Show>
      <details class={s.more} open={Boolean(kept?.reason)}>
        <summary>{t('act.deviate')}</summary>
        <LongField
          label={t('act.reason')}
          help={t('act.reasonHelp')}
          maxlength={1000}
          value={draft().reason ?? ''}
          onInput={(event) => write({ reason: event.currentTarget.value })}
        />
      </details>
      <Show when={shut()}>
        <p class={s.note}>{status() === 'lobby' ? t('act.notYet') : t('act.over')}</p>
      </Show>
      <Button type="submit" kind="main" wide disabled={shut()}>
        {t('act.send', { form: pick(props.form) })}
      </Button>
    </form>
  )
}
