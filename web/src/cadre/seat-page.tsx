import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, Match, onCleanup, Switch } from 'solid-js'
import type { SeatAnswer } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { ButtonLink } from '../base/button.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { EmptyState } from '../base/empty-state.tsx'
import { ErrorNote } from '../base/error-note.tsx'
import { LanguageSwitch } from '../base/language-switch.tsx'
import { makeOffsetMeter } from '../base/offset.ts'
import { createTitle } from '../base/page.tsx'
import { isPassing } from '../base/problem.ts'
import { Progress } from '../base/progress.tsx'
import { keepSeat, keptSeat } from '../join/kept-seat.ts'
import { type Gone, goneBy } from './create-seat.ts'
import { forgetSeat, type KeptStart, readStart } from './kept-start.ts'
import s from './screen.module.css'
import { SeatScreen } from './seat-screen.tsx'
import { t } from './words.ts'

const retryEvery = 5_000

/** The cadre's page: the seat this browser keeps, or what to do without one. */
export function SeatPage() {
  const navigate = useNavigate()
  const kept = keptSeat()
  const meter = makeOffsetMeter()
  const [gone, setGone] = createSignal<Gone>()
  const [start, { refetch }] = createLoaded(
    () => kept,
    async ({ token, seat }): Promise<KeptStart> => {
      const before = readStart(seat)
      const asked = Date.now()
      try {
        // With something to show, nobody waits long for a server that is away.
        const answer = await api.get<SeatAnswer>('/api/seat', { token, ...(before && { tries: 1, timeoutMs: 5_000 }) })
        meter.add({ asked, answered: Date.now(), server: answer.now })
        return { answer, frames: before?.frames ?? [] }
      } catch (error) {
        if (before && isPassing(error)) return before
        throw error
      }
    },
  )
  createTitle(() => t('title'))

  const failed = () => start.state === 'errored'
  // A phone that was opened without a network finds its seat by itself.
  const timer = setInterval(() => failed() && isPassing(start.error) && void refetch(), retryEvery)
  onCleanup(() => clearInterval(timer))
  const why = createMemo(() => gone() ?? (failed() ? goneBy(start.error) : undefined))
  function forget() {
    keepSeat(undefined)
    if (kept) forgetSeat(kept.seat)
  }
  createEffect(() => why() && forget())

  return (
    <Switch
      fallback={
        <div class={s.alone}>
          <Progress />
        </div>
      }
    >
      <Match when={!kept}>
        <NoSeat heading={t('state.noneTitle')} text={t('state.none')} />
      </Match>
      <Match when={why()}>
        {(word) => <NoSeat heading={t(`state.${word()}Title`)} text={t(`state.${word()}`)} code={kept?.code} />}
      </Match>
      <Match when={failed()}>
        <main class={s.alone}>
          <ErrorNote error={start.error} onRetry={() => void refetch()} />
        </main>
      </Match>
      <Match when={start.state === 'ready' && start()}>
        {(found) => (
          <SeatScreen
            token={kept?.token ?? ''}
            start={found()}
            meter={meter}
            onGone={setGone}
            onLeave={() => {
              forget()
              navigate('/')
            }}
          />
        )}
      </Match>
    </Switch>
  )
}

function NoSeat(props: { readonly heading: string; readonly text: string; readonly code?: string | undefined }) {
  return (
    <main class={s.alone}>
      <EmptyState heading={props.heading}>{props.text}</EmptyState>
      <ButtonLink kind="main" href={props.code ? `/join/${props.code}` : '/join'}>
        {t('state.join')}
      </ButtonLink>
      <LanguageSwitch />
    </main>
  )
}
