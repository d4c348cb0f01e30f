import { type Accessor, Show } from 'solid-js'
import { type Clock, drillTime } from '../../../engine/drill/clock.ts'
import s from './clock.module.css'
import { clockText, leftText } from './clock-text.ts'
import { cx } from './cx.ts'
import { language } from './i18n.ts'
import { t } from './words.ts'

/** The drill clock, large and tabular. `now` is the server's wall time (ms), from `createServerNow`. */
export function DrillClock(props: {
  readonly clock: Clock
  readonly now: number
  readonly size?: 'large' | 'small'
  readonly class?: string
}) {
  return (
    <span
      class={cx(s.clock, props.size === 'large' && s.large, props.class)}
      role="timer"
      aria-label={t('clock.label')}
    >
      {clockText(drillTime(props.clock, props.now), language())}
    </span>
  )
}

/**
 * What is left of a limit, in wall time as people feel it when `rate` is given, else in drill time. `left` in drill ms.
 * Amber below a fifth of `whole` (or a minute), then "overdue".
 */
export function Countdown(props: {
  readonly left: number
  readonly whole?: number
  readonly label?: string
  readonly class?: string
}) {
  const close: Accessor<boolean> = () => props.left < Math.max(60_000, (props.whole ?? 0) / 5)
  return (
    <span class={cx(s.countdown, props.left <= 0 ? s.over : close() && s.close, props.class)} role="timer">
      <span class={s.figure}>
        <Show when={props.left <= 0}>+</Show>
        {leftText(Math.abs(props.left), language())}
      </span>
      <small class={s.word}>{props.left <= 0 ? t('clock.over') : (props.label ?? t('clock.left'))}</small>
    </span>
  )
}
