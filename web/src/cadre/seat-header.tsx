import { Show } from 'solid-js'
import { Button } from '../base/button.tsx'
import { DrillClock } from '../base/clock.tsx'
import { storyTime } from '../base/clock-text.ts'
import { cx } from '../base/cx.ts'
import { language, pick } from '../base/i18n.ts'
import { t as base } from '../base/words.ts'
import s from './screen.module.css'
import { useSeat } from './seat-context.ts'
import { t } from './words.ts'

/** Who I am, what time it is, whether the line holds; under it, what everybody must know now. */
export function SeatHeader(props: { readonly onHistory: () => void }) {
  const seat = useSeat()
  const unsent = () => seat.box().items.filter(({ state }) => state === 'unsent').length
  const refused = () => seat.box().items.filter(({ state }) => state === 'refused').length
  const state = () => (seat.link() === 'closed' ? 'waiting' : seat.link()) as 'open' | 'connecting' | 'waiting'
  const rate = () => seat.fold().clock.rate
  const fixed = () => {
    const { status } = seat.fold()
    return status === 'running' ? undefined : t(`state.${status}`)
  }
  return (
    <header class={s.header}>
      <div class={s.bar}>
        <div class={s.who}>
          <h1>
            {pick(seat.view.role)} · {seat.view.name}
          </h1>
          <p class={s.soft}>
            {t('drillMark')}
            {pick(seat.view.drill.title)}
          </p>
        </div>
        <div class={s.time}>
          <DrillClock clock={seat.fold().clock} now={seat.now()} class={s.clock} />
          <span class={s.soft}>
            {t('story', { time: storyTime(seat.view.drill.start, seat.at(), language()) })}
            <Show when={rate() !== 1 && rate() !== 0}> {t('rate', { n: rate() })}</Show>
          </span>
          <span class={s.link} data-state={state()} role="status">
            {base(`link.${state()}`)}
          </span>
        </div>
      </div>
      <Show when={fixed()}>
        {(text) => (
          <p class={s.notice} role="status">
            {text()}
            <Show when={seat.fold().released}> {t('state.released')}</Show>
          </p>
        )}
      </Show>
      <Show when={unsent() > 0 && seat.link() !== 'open'}>
        <p class={cx(s.notice, s.late)} role="status">
          {t('state.unsent', unsent())}
        </p>
      </Show>
      <Show when={refused() > 0}>
        <p class={cx(s.notice, s.late)} role="alert">
          {t('state.refused', refused())}
          <Button kind="plain" onClick={() => props.onHistory()}>
            {t('tabs.history')}
          </Button>
        </p>
      </Show>
    </header>
  )
}
