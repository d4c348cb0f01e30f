import { createSignal, For, Show } from 'solid-js'
import type { Conclusion, ItemScore, Rating, Review } from '../../../../engine/score/review.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { ChoiceField, LongField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { newId } from '../../base/new-id.ts'
import { toast } from '../../base/toast.tsx'
import { author, nameAuthor } from '../../evaluator/author.ts'
import { conclusionWords, ratingWords } from '../words.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** What a ruling is to be about, and what stands now. */
export type Matter =
  | { readonly about: 'conclusion'; readonly now: Conclusion }
  | { readonly about: 'objective'; readonly objective: Review['objectives'][number]; readonly now: Rating }
  | { readonly about: 'item'; readonly item: ItemScore; readonly now: number | null }

const conclusions: readonly Conclusion[] = ['excellent', 'good', 'fair', 'poor']
const ratings: readonly Rating[] = ['P', 'S', 'M', 'U']

/** Rules over a computed value, with a reason; both stay. */
export function RulingDialog(props: {
  readonly drill: string
  readonly matter: Matter | undefined
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  return (
    <Dialog open={props.matter !== undefined} onClose={props.onClose} heading={t('rule')}>
      <Show when={props.matter} keyed>
        {(matter) => <Form drill={props.drill} matter={matter} onDone={props.onDone} />}
      </Show>
    </Dialog>
  )
}

function Form(props: { readonly drill: string; readonly matter: Matter; readonly onDone: () => void }) {
  const { matter } = props
  // One id for this form: whatever is retried, one ruling comes of it.
  const id = newId()
  const [value, setValue] = createSignal(
    matter.now === null ? '' : String(Math.round(Number(matter.now)) || matter.now),
  )
  const [accepts, setAccepts] = createSignal(false)
  const [reason, setReason] = createSignal('')
  const [name, setName] = createSignal(author()?.name ?? '')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const points = () => Number(value())
  const badPoints = () =>
    matter.about === 'item' && !accepts() && (value().trim() === '' || !(points() >= 0 && points() <= 100))
  const what = () =>
    matter.about === 'conclusion'
      ? t('ruling.conclusion')
      : pick(matter.about === 'objective' ? matter.objective.label : matter.item.label)
  const now = () =>
    matter.about === 'conclusion'
      ? pick(conclusionWords[matter.now])
      : matter.about === 'objective'
        ? `${matter.now} · ${pick(ratingWords[matter.now])}`
        : matter.now === null
          ? t('unmeasured')
          : String(Math.round(matter.now))
  function body() {
    if (matter.about === 'conclusion') return { kind: 'conclusion', value: value() }
    if (matter.about === 'objective')
      return { kind: 'objective-rating', objective: matter.objective.objective, value: value() }
    const { expected } = matter.item
    return accepts() ? { kind: 'accept-deviation', expected } : { kind: 'item-points', expected, value: points() }
  }
  async function rule(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    if (!reason().trim() || !name().trim() || badPoints()) return
    setBusy(true)
    setError(undefined)
    try {
      nameAuthor(name().trim())
      const { key = '', name: known = '' } = author() ?? {}
      const path = `/api/drills/${encodeURIComponent(props.drill)}/rulings`
      await api.post(path, { id, author: { key, name: known }, reason: reason().trim(), ...body() }, { tries: 4 })
      toast(t('ruling.done'), 'on-time')
      props.onDone()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form class={s.form} onSubmit={rule}>
      <p>
        <strong>{what()}</strong> <span class={s.soft}>{t('ruling.now', { value: now() })}</span>
      </p>
      <Show when={matter.about === 'conclusion'}>
        <ChoiceField
          label={t('ruling.value')}
          value={[value()]}
          onPick={([one]) => one && setValue(one)}
          options={conclusions.map((one) => ({ id: one, label: pick(conclusionWords[one]) }))}
        />
      </Show>
      <Show when={matter.about === 'objective'}>
        <ChoiceField
          label={t('ruling.value')}
          look="lines"
          value={[value()]}
          onPick={([one]) => one && setValue(one)}
          options={ratings.map((one) => ({ id: one, label: one, help: pick(ratingWords[one]) }))}
        />
      </Show>
      <Show when={matter.about === 'item'}>
        <ChoiceField
          label={t('ruling.about')}
          help={accepts() ? t('ruling.acceptHelp') : undefined}
          value={[accepts() ? 'accept' : 'points']}
          onPick={([one]) => setAccepts(one === 'accept')}
          options={[
            { id: 'points', label: t('ruling.item-points') },
            { id: 'accept', label: t('ruling.accept-deviation') },
          ]}
        />
        <Show when={!accepts()}>
          <TextField
            label={t('ruling.points')}
            type="number"
            inputMode="decimal"
            min={0}
            max={100}
            step="any"
            value={value()}
            error={tried() && badPoints() ? t('ruling.needPoints') : undefined}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
        </Show>
      </Show>
      <LongField
        label={t('ruling.reason')}
        help={t('ruling.reasonHelp')}
        value={reason()}
        maxLength={1000}
        required
        error={tried() && !reason().trim() ? t('ruling.needReason') : undefined}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <TextField
        label={t('ruling.name')}
        value={name()}
        maxLength={40}
        required
        autocomplete="name"
        error={tried() && !name().trim() ? t('ruling.needName') : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
      <div class={s.buttons}>
        <Button kind="main" type="submit" busy={busy()}>
          {t('ruling.go')}
        </Button>
      </div>
    </form>
  )
}
