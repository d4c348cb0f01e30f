import { For } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Picture } from '../../../../engine/view/picture.ts'
import type { Replay } from '../../../../engine/view/replay.ts'
import { Button } from '../../base/button.tsx'
import { Chip } from '../../base/chip.tsx'
import { clockText, storyTime } from '../../base/clock-text.ts'
import { language, pick } from '../../base/i18n.ts'
import { t as base } from '../../base/words.ts'
import { makeNames } from '../../staff/names.ts'
import { type Player, speeds } from './create-player.ts'
import s from './replay.module.css'
import { t } from './words.ts'

/** The clock, the slider and the buttons; always in sight. */
export function PlayerBar(props: {
  readonly scenario: Scenario
  readonly replay: Replay
  readonly player: Player
  readonly picture: Picture
  readonly fits: (entry: Entry) => boolean
  /** Speeds to choose from, where a drill's own do not fit. */
  readonly speeds?: readonly number[]
  readonly speedText?: (speed: number) => string
}) {
  const { player } = props
  const phase = () => {
    const { phase } = props.picture
    return phase === undefined ? '' : pick(makeNames(props.scenario).phase(phase))
  }
  return (
    <section class={s.player} aria-label={t('heading')}>
      <div class={s.clockLine}>
        <span class={s.clock} role="timer">
          {clockText(player.at(), language())}
        </span>
        <span class={s.where}>
          <Chip tone={props.picture.status === 'running' ? 'on-time' : 'waiting'}>
            {base(`drillStatus.${props.picture.status}`)}
          </Chip>
          <span>{phase()}</span>
          <span class={s.soft}>
            {t('story', { time: storyTime(props.scenario.clock.start, player.at(), language()) })}
          </span>
          <span class={s.soft}>{t('entry', { i: player.i(), all: props.replay.entries.length })}</span>
        </span>
      </div>
      <input
        class={s.slider}
        type="range"
        min={props.replay.from}
        max={props.replay.to}
        step={1000}
        value={player.at()}
        aria-label={t('position')}
        aria-valuetext={clockText(player.at(), language())}
        onInput={(event) => {
          player.pause()
          player.seek(Number(event.currentTarget.value))
        }}
      />
      <div class={s.buttons}>
        <Button small onClick={() => player.step(-1, props.fits)} hint="←">
          {t('previous')}
        </Button>
        <Button small kind="main" onClick={() => player.toggle()} class={s.play}>
          <span aria-hidden="true">{player.playing() ? '❚❚' : '▶'}</span>
          {player.playing() ? t('pause') : t('play')}
        </Button>
        <Button small onClick={() => player.step(1, props.fits)} hint="→">
          {t('next')}
        </Button>
        <label class={s.speed}>
          <span>{t('speed')}</span>
          <select value={player.speed()} onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}>
            <For each={props.speeds ?? speeds}>
              {(speed) => (
                <option value={speed} selected={speed === player.speed()}>
                  {props.speedText?.(speed) ?? `×${speed}`}
                </option>
              )}
            </For>
          </select>
        </label>
        <label class={s.speed}>
          <input
            type="checkbox"
            checked={player.skips()}
            onChange={(event) => player.setSkips(event.currentTarget.checked)}
          />
          <span>{t('skips')}</span>
        </label>
      </div>
    </section>
  )
}
