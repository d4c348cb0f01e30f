import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { CreateDrillAnswer, ScenarioAnswer } from '../../../engine/contract.ts'
import { hasRates, rateAt, wallLength } from '../../../engine/drill/rates.ts'
import type { Scenario } from '../../../engine/scenario/scenario.ts'
import { api } from '../base/api.ts'
import { Button } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { ErrorNote } from '../base/error-note.tsx'
import { ChoiceField, TextField } from '../base/fields.tsx'
import { pick } from '../base/i18n.ts'
import { Load } from '../base/load.tsx'
import { newId } from '../base/new-id.ts'
import { Page } from '../base/page.tsx'
import { extrasOf, LaunchExtras, noExtras } from '../manager/improve/launch-extras.tsx'
import { ratesText, span } from '../staff/time-text.ts'
import { t } from './dictionary.ts'
import { smallGroup } from './small-group.ts'
import s from './trainer.module.css'

const rates = [1, 2, 4, 10, 60]

/** Settles title, speed and who plays what, then makes the drill. */
export function LaunchPage() {
  const params = useParams()
  const [query] = useSearchParams()
  const [scenario, { refetch }] = createLoaded(
    () => `/api/scenarios/${encodeURIComponent(params.id ?? '')}${query.version ? `?version=${query.version}` : ''}`,
    (path) => api.get<ScenarioAnswer>(path),
  )
  return (
    <Page heading={t('launch.heading')} over={scenario.latest ? pick(scenario.latest.scenario.title) : undefined}>
      <Load of={scenario} retry={refetch}>
        {(found) => <LaunchForm scenario={found().scenario} />}
      </Load>
    </Page>
  )
}

function LaunchForm(props: { readonly scenario: Scenario }) {
  const navigate = useNavigate()
  // One id for this form: whatever is retried, one drill comes of it.
  const id = newId()
  const players = props.scenario.roles.filter((role) => role.kind === 'player')
  const [title, setTitle] = createSignal(pick(props.scenario.title))
  const { clock } = props.scenario
  const begin = props.scenario.phases[0]?.at ?? 0
  const own = rateAt(clock, begin)
  const usual = rates.includes(own)
  const [choice, setChoice] = createSignal(usual ? String(own) : 'free')
  const [free, setFree] = createSignal(String(own))
  const [seats, setSeats] = createSignal<readonly string[]>(players.map((role) => role.id))
  const [extras, setExtras] = createSignal(noExtras)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const rate = () => Number(choice() === 'free' ? free() : choice())
  const goodRate = () => rate() >= 0.25 && rate() <= 600
  const length = () => wallLength(clock, begin, goodRate() ? rate() : 1)

  async function launch(event: SubmitEvent) {
    event.preventDefault()
    if (!goodRate() || seats().length === 0) return
    setBusy(true)
    setError(undefined)
    try {
      const { id: scenario, version } = props.scenario
      const name = title().trim()
      const request = {
        id,
        scenario,
        version,
        rate: rate(),
        seats: seats(),
        ...(name && { title: name }),
        ...extrasOf(extras()),
      }
      const drill = await api.post<CreateDrillAnswer>('/api/drills', request, { tries: 4 })
      navigate(`/trainer/drills/${drill.id}`)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <form class={s.stack} onSubmit={launch}>
      <Card>
        <div class={s.stack}>
          <TextField
            label={t('launch.title')}
            value={title()}
            maxLength={120}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
          <ChoiceField
            label={t('launch.rate')}
            help={t('launch.rateHelp')}
            value={[choice()]}
            onPick={([one]) => one && setChoice(one)}
            options={[
              ...rates.map((one) => ({ id: String(one), label: `×${one}` })),
              { id: 'free', label: t('launch.free') },
            ]}
          />
          <Show when={choice() === 'free'}>
            <TextField
              label={t('launch.freeRate')}
              type="number"
              inputMode="decimal"
              min={0.25}
              max={600}
              step="any"
              value={free()}
              error={goodRate() ? undefined : t('launch.badRate')}
              onInput={(event) => setFree(event.currentTarget.value)}
            />
          </Show>
          <Show when={hasRates(clock)}>
            <p class={s.soft}>{t('launch.rates', { rates: pick(ratesText(clock)), own })}</p>
          </Show>
          <p class={s.soft}>{t('launch.duration', { rate: rate(), time: pick(span(length())) })}</p>
        </div>
      </Card>
      <Card
        heading={t('launch.seats')}
        aside={<span class={s.soft}>{t('launch.count', { n: seats().length, all: players.length })}</span>}
      >
        <div class={s.stack}>
          <div class={s.buttons}>
            <Button small onClick={() => setSeats(players.map((role) => role.id))}>
              {t('launch.all')}
            </Button>
            <Button small onClick={() => setSeats(smallGroup(props.scenario))}>
              {t('launch.small')}
            </Button>
            <Button small onClick={() => setSeats([])}>
              {t('launch.none')}
            </Button>
          </div>
          <ChoiceField
            many
            look="lines"
            label={<span class="visually-hidden">{t('launch.seats')}</span>}
            help={t('launch.seatsHelp')}
            value={seats()}
            onPick={setSeats}
            error={seats().length === 0 ? t('launch.noSeats') : undefined}
            options={players.map((role) => ({
              id: role.id,
              label: pick(role),
              ...(role.duties[0] && { help: pick(role.duties[0]) }),
            }))}
          />
        </div>
      </Card>
      <LaunchExtras
        scenario={props.scenario.id}
        version={props.scenario.version}
        seats={seats()}
        value={extras()}
        onChange={setExtras}
      />
      <For each={error() ? [error()] : []}>{(failure) => <ErrorNote error={failure} />}</For>
      <div class={s.buttons}>
        <Button kind="main" type="submit" busy={busy()} disabled={!goodRate() || seats().length === 0}>
          {t('launch.go')}
        </Button>
        <span class={`${s.soft} ${s.small}`}>{t('launch.again')}</span>
      </div>
    </form>
  )
}
