import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { CreateDrillAnswer, DrillAnswer } from '../../../../engine/contract.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { api } from '../../base/api.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { ChoiceField, TextField } from '../../base/fields.tsx'
import { pick } from '../../base/i18n.ts'
import { newId } from '../../base/new-id.ts'
import { makeNarrator } from '../../staff/entry-text.ts'
import type { LogIndex } from '../../staff/log.ts'
import { stamp } from '../../staff/stamp.ts'
import type { StartMoment } from './moment.ts'
import s from './replay.module.css'
import { t } from './words.ts'

const rates = [1, 2, 4, 10, 60]

/** Says what a new drill from here would take over, and makes it. */
export function ForkDialog(props: {
  readonly drill: DrillAnswer
  readonly scenario: Scenario
  readonly index: LogIndex
  readonly moment: StartMoment | undefined
  readonly onClose: () => void
}) {
  return (
    <Dialog open={props.moment !== undefined} onClose={props.onClose} heading={t('fork')}>
      <Show when={props.moment}>{(moment) => <Form {...props} moment={moment()} />}</Show>
    </Dialog>
  )
}

function Form(props: {
  readonly drill: DrillAnswer
  readonly scenario: Scenario
  readonly index: LogIndex
  readonly moment: StartMoment
  readonly onClose: () => void
}) {
  const navigate = useNavigate()
  // One id for this form: whatever is retried, one drill comes of it.
  const id = newId()
  const usual = props.drill.live.rate
  const [title, setTitle] = createSignal(
    t('forkName', { title: pick(props.drill.title), time: stamp(props.moment.last.at) }).slice(0, 120),
  )
  const [rate, setRate] = createSignal(String(usual))
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const sentence = () =>
    pick(makeNarrator(props.scenario, props.index.entryOf, props.index.seatOf).sentence(props.moment.last))
  async function make(event: SubmitEvent) {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const { id: scenario, version } = props.drill.scenario
      const from = { drill: props.drill.id, n: props.moment.n }
      const name = title().trim()
      const request = { id, scenario, version, from, rate: Number(rate()), ...(name && { title: name }) }
      // A long log takes the server a while to copy.
      const made = await api.post<CreateDrillAnswer>('/api/drills', request, { tries: 3, timeoutMs: 60_000 })
      navigate(`/trainer/drills/${made.id}`)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form class={s.form} onSubmit={make}>
      <p>{t('forkHelp', { n: props.moment.inherits, time: stamp(props.moment.last.at, true) })}</p>
      <p class={s.soft}>{t('forkPeople')}</p>
      <div class={s.lastEntry}>
        <p class={s.soft}>{t('forkLast')}</p>
        <p>{sentence()}</p>
      </div>
      <TextField
        label={t('forkTitle')}
        value={title()}
        maxLength={120}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('forkRate')}
        value={[rate()]}
        onPick={([one]) => one && setRate(one)}
        options={[...new Set([...rates, usual])]
          .sort((a, b) => a - b)
          .map((one) => ({ id: String(one), label: `×${one}` }))}
      />
      <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
      <div class={s.buttons}>
        <Button kind="main" type="submit" busy={busy()}>
          {t('forkGo')}
        </Button>
      </div>
    </form>
  )
}
