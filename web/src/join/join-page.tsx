import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { JoinInfo } from '../../../engine/contract.ts'
import { api } from '../base/api.ts'
import { Card } from '../base/card.tsx'
import { createLoaded } from '../base/create-loaded.ts'
import { errorText } from '../base/error-note.tsx'
import { Front } from '../base/front.tsx'
import { Load } from '../base/load.tsx'
import { createTitle } from '../base/page.tsx'
import { isProblem } from '../base/problem.ts'
import { readCode } from './code.ts'
import { CodeForm } from './code-form.tsx'
import s from './join.module.css'
import { JoinForm } from './join-form.tsx'
import { keptSeat } from './kept-seat.ts'
import { KeptSeatCard } from './kept-seat-card.tsx'
import { t } from './words.ts'

/** Joining with a code from a link, a QR code or the keyboard: first the code, then who one is. */
export function JoinPage() {
  const params = useParams<{ code?: string }>()
  const navigate = useNavigate()
  const [wrong, setWrong] = createSignal<unknown>()
  const code = () => {
    const read = readCode(params.code ?? '')
    return read.complete ? read.code : undefined
  }
  const [info, { refetch }] = createLoaded(code, async (wanted) => {
    try {
      setWrong(undefined)
      return await api.get<JoinInfo>(`/api/join/${wanted}`)
    } catch (error) {
      if (!isProblem(error, 'wrong-code', 'too-many-guesses')) throw error
      setWrong(error)
      return undefined
    }
  })
  createTitle(() => t('home.title'))

  const kept = () => {
    const seat = keptSeat()
    return seat?.code === code() ? seat : undefined
  }
  return (
    <Front>
      <Show
        when={code() && !wrong()}
        fallback={
          <Card>
            <h1 class={s.title}>{t('home.title')}</h1>
            <Show when={wrong()}>
              <p class={s.wrong} role="alert">
                {errorText(wrong())}
              </p>
            </Show>
            <CodeForm
              start={params.code ?? ''}
              onCode={(typed) => (typed === code() ? void refetch() : navigate(`/join/${typed}`))}
            />
          </Card>
        }
      >
        <KeptSeatCard kept={kept()} />
        <Load of={info} retry={refetch}>
          {(found) => <JoinForm code={code() ?? ''} info={found()} refresh={refetch} />}
        </Load>
        <p class={s.staff}>
          <a href="/join">{t('code.other')}</a>
        </p>
      </Show>
    </Front>
  )
}
