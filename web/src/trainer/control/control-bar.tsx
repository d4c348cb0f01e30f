import { Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { DrillClock } from '../../base/clock.tsx'
import { storyTime } from '../../base/clock-text.ts'
import { language, pick } from '../../base/i18n.ts'
import { LanguageSwitch } from '../../base/language-switch.tsx'
import { makeNames } from '../../staff/names.ts'
import { momentText } from '../../staff/time-text.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'

const rates = [1, 2, 4, 10, 60]

/** Clock and levers, always in sight. */
export function ControlBar(props: {
  readonly drill: Drill
  readonly commands: Commands
  readonly onCompose: () => void
  readonly onNote: () => void
  readonly onEnd: () => void
}) {
  const { drill } = props
  const status = () => drill.live().status
  const going = () => status() === 'running' || status() === 'paused'
  const rate = () => drill.live().rate
  const shownRates = () => (!rates.includes(rate()) ? [...rates, rate()].sort((a, b) => a - b) : rates)
  const plannedText = (next: { readonly at: number; readonly rate: number } | undefined) =>
    next ? t('control.ratePlanned', { at: pick(momentText(next.at)), n: next.rate }) : t('control.rateDone')
  const phase = () => {
    const id = drill.live().phase
    return id === undefined ? '' : ` · ${pick(makeNames(drill.scenario).phase(id))}`
  }
  return (
    <header class={s.bar}>
      <div class={s.title}>
        <h1>{pick(drill.answer.title)}</h1>
        <p class={s.soft}>
          {t('control.version', { n: drill.answer.scenario.version })}
          {' · '}
          {t('control.present', {
            n: drill.present().length,
            all: drill.index().seats.filter((seat) => !seat.removed).length,
          })}
          {phase()}
        </p>
      </div>
      <div class={s.time} data-status={status()}>
        <DrillClock clock={drill.live().clock} now={drill.now()} size="large" class={s.clock} />
        <span class={s.soft}>
          {t('control.story', { time: storyTime(drill.scenario.clock.start, drill.at(), language()) })}
        </span>
      </div>
      <div class={s.levers}>
        <Show when={status() === 'lobby'}>
          <Button
            kind="main"
            hint={t('control.space')}
            busy={props.commands.busy('start')}
            onClick={() => props.commands.run({ type: 'start' })}
          >
            ▶ {t('control.start')}
          </Button>
        </Show>
        <Show when={status() === 'running'}>
          <Button
            hint={t('control.space')}
            busy={props.commands.busy('pause')}
            onClick={() => props.commands.run({ type: 'pause' })}
          >
            ❚❚ {t('control.pause')}
          </Button>
        </Show>
        <Show when={status() === 'paused'}>
          <Button
            kind="main"
            hint={t('control.space')}
            busy={props.commands.busy('resume')}
            onClick={() => props.commands.run({ type: 'resume' })}
          >
            ▶ {t('control.resume')}
          </Button>
        </Show>
        <Show when={going()}>
          <label class={s.rate}>
            <span class="visually-hidden">{t('control.rate')}</span>
            <select
              disabled={props.commands.busy('set-rate')}
              onChange={(event) => props.commands.run({ type: 'set-rate', rate: Number(event.currentTarget.value) })}
            >
              {shownRates().map((each) => (
                <option value={each} selected={each === rate()}>
                  ×{each}
                </option>
              ))}
            </select>
          </label>
          <Show when={drill.live().rates}>
            {(rates) => (
              <span class={s.planned}>
                <Show
                  when={rates().followed}
                  fallback={
                    <>
                      <span class={`${s.soft} ${s.ownRate}`}>{t('control.rateOwn')}</span>
                      <Button
                        small
                        busy={props.commands.busy('follow-rates')}
                        onClick={() => props.commands.run({ type: 'follow-rates' })}
                      >
                        ↺ {t('control.rateFollow')}
                      </Button>
                    </>
                  }
                >
                  <span class={s.soft}>{plannedText(rates().next)}</span>
                </Show>
              </span>
            )}
          </Show>
          <Button hint="N" busy={props.commands.busy('jump')} onClick={() => props.commands.run({ type: 'jump' })}>
            {t('control.jump')}
          </Button>
          <Button kind={status() === 'running' ? 'main' : undefined} hint="I" onClick={props.onCompose}>
            {t('control.inject')}
          </Button>
        </Show>
        <Button hint="/" onClick={props.onNote}>
          {t('control.note')}
        </Button>
        <Show when={status() !== 'ended'}>
          <Button kind="danger" onClick={props.onEnd}>
            {t('control.end')}
          </Button>
        </Show>
        <LanguageSwitch />
      </div>
    </header>
  )
}
