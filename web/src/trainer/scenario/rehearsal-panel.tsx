import { createSignal, onCleanup, Show } from 'solid-js'
import type { Fork } from '../../../../engine/rehearse/forks.ts'
import type { RehearsalAnswer, RehearsalRequest } from '../../../../engine/rehearse/request.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { api } from '../../base/api.ts'
import { Card } from '../../base/card.tsx'
import { ErrorNote } from '../../base/error-note.tsx'
import { t } from '../dictionary.ts'
import s from './rehearsal.module.css'
import { planned, RehearsalForm, type Wish } from './rehearsal-form.tsx'
import { RehearsalPlayer } from './rehearsal-player.tsx'

/** Asks the server to let robots play. A repeat is harmless: nothing is stored. */
export const askRehearsal = (id: string, request: RehearsalRequest, signal?: AbortSignal): Promise<RehearsalAnswer> =>
  api.post<RehearsalAnswer>(`/api/scenarios/${encodeURIComponent(id)}/rehearsals`, request, {
    tries: 3,
    ...(signal && { signal }),
  })

/** What the page holds of a rehearsal: how it is wished, and how to run it. */
export interface Stage {
  readonly wish: () => Wish
  readonly setWish: (wish: Wish) => void
  readonly run: (wish?: Wish) => Promise<void>
  readonly busy: () => boolean
  readonly played: () => RehearsalAnswer | undefined
  readonly error: () => unknown
}

/** A stage for one scenario version; an answer that comes after a newer question is dropped. */
export function createStage(scenario: () => Scenario): Stage {
  const [wish, setWish] = createSignal<Wish>(planned)
  const [busy, setBusy] = createSignal(false)
  const [played, setPlayed] = createSignal<RehearsalAnswer>()
  const [error, setError] = createSignal<unknown>()
  let asked: AbortController | undefined
  onCleanup(() => asked?.abort())
  return {
    wish,
    setWish,
    busy,
    played,
    error,
    async run(wanted = wish()) {
      asked?.abort()
      const mine = new AbortController()
      asked = mine
      setWish(wanted)
      setBusy(true)
      setError(undefined)
      try {
        const { id, version } = scenario()
        const answer = await askRehearsal(id, { ...wanted, version }, mine.signal)
        if (asked === mine) setPlayed(answer)
      } catch (failure) {
        if (asked === mine) setError(() => failure)
      } finally {
        if (asked === mine) setBusy(false)
      }
    },
  }
}

/** A rehearsal: how the robots are to play, and the play itself. */
export function RehearsalPanel(props: {
  readonly scenario: Scenario
  readonly forks: readonly Fork[]
  readonly stage: Stage
}) {
  return (
    <Card heading={t('script.rehearsal')}>
      <p class={s.soft}>{t('script.rehearsalHelp')}</p>
      <RehearsalForm
        scenario={props.scenario}
        forks={props.forks}
        wish={props.stage.wish()}
        busy={props.stage.busy()}
        onWish={props.stage.setWish}
        onGo={() => void props.stage.run()}
      />
      <Show when={props.stage.error()}>
        {(error) => <ErrorNote error={error()} onRetry={() => void props.stage.run()} />}
      </Show>
      <Show when={props.stage.played()} keyed>
        {(played) => <RehearsalPlayer scenario={props.scenario} played={played} />}
      </Show>
    </Card>
  )
}
