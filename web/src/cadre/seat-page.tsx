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
  const [answer, { refetch }] = createLoaded(
    () => kept,
    async ({ token }) => {
      const asked = Date.now()
      const found = await api.get<SeatAnswer>('/api/seat', { token })
      meter.add({ asked, answered: Date.now(), server: found.now })
      return found
    },
  )
  createTitle(() => t('title'))

  const failed = () => answer.state === 'errored'
  // A phone that was opened without a network finds its seat by itself.
  const timer = setInterval(() => failed() && isPassing(answer.error) && void refetch(), retryEvery)
  onCleanup(() => clearInterval(timer))
  const why = createMemo(() => gone() ?? (failed() ? goneBy(answer.error) : undefined))
  createEffect(() => why() && keepSeat(undefined))

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
          <ErrorNote error={answer.error} onRetry={() => void refetch()} />
        </main>
      </Match>
      <Match when={answer.state === 'ready' && answer()}>
        {(found) => (
          <SeatScreen
            token={kept?.token ?? ''}
            answer={found()}
            meter={meter}
            onGone={setGone}
            onLeave={() => {
              keepSeat(undefined)
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
