import { createSignal, createUniqueId, For, Show } from 'solid-js'
import type { LoadScale } from '../../../../engine/judge/judgement.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import s from './after.module.css'
import { t } from './words.ts'

const scales = ['mental', 'physical', 'temporal', 'performance', 'effort', 'frustration'] as const

/**
 * The six scales of Raw TLX, 0 to 100 in steps of 5. None has a value before it is touched. It lies folded until the
 * person opens it: an inject below it must stay in sight.
 */
export function LoadSurvey(props: {
  readonly onSend: (load: Readonly<Record<LoadScale, number>>) => void
  readonly onSkip: () => void
}) {
  const [load, setLoad] = createSignal<Partial<Record<LoadScale, number>>>({})
  const [open, setOpen] = createSignal(false)
  const left = () => scales.filter((scale) => load()[scale] === undefined).length
  const base = createUniqueId()
  return (
    <Card heading={t('load.title')} edge="waiting">
      <p class={s.soft}>{t('load.help')}</p>
      <Show
        when={open()}
        fallback={
          <div class={s.buttons}>
            <Button onClick={() => setOpen(true)}>{t('load.open')}</Button>
            <Button kind="plain" onClick={props.onSkip}>
              {t('load.skip')}
            </Button>
          </div>
        }
      >
        <div class={s.scales}>
          <For each={scales}>
            {(scale) => {
              const set = (value: number) => setLoad((all) => ({ ...all, [scale]: value }))
              const value = () => load()[scale]
              return (
                <div class={s.scale}>
                  <label for={`${base}-${scale}`}>{t(`load.${scale}`)}</label>
                  <output class={s.figure} for={`${base}-${scale}`}>
                    {value() ?? t('load.unset')}
                  </output>
                  <input
                    id={`${base}-${scale}`}
                    class={s.slider}
                    type="range"
                    min="0"
                    max="100"
                    step="5"
                    value={value() ?? 50}
                    data-set={value() !== undefined || undefined}
                    aria-valuetext={value() === undefined ? t('load.unset') : String(value())}
                    onInput={(event) => set(Number(event.currentTarget.value))}
                    onClick={(event) => set(Number(event.currentTarget.value))}
                  />
                  <span class={s.ends}>
                    <span>{scale === 'performance' ? t('load.good') : t('load.low')}</span>
                    <span>{scale === 'performance' ? t('load.bad') : t('load.high')}</span>
                  </span>
                </div>
              )
            }}
          </For>
        </div>
        <div class={s.buttons}>
          <Button
            kind="main"
            disabled={left() > 0}
            onClick={() => props.onSend(load() as Readonly<Record<LoadScale, number>>)}
          >
            {t('load.send')}
          </Button>
          <Button kind="plain" onClick={props.onSkip}>
            {t('load.skip')}
          </Button>
          <Show when={left() > 0}>
            <span class={s.soft}>{t('load.left', left())}</span>
          </Show>
        </div>
      </Show>
    </Card>
  )
}
