import { createMemo, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { t } from '../dictionary.ts'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'
import s from './load-panel.module.css'

/**
 * Once a phase is over: asking everybody how heavy it was. It is the trainer who says that a stretch is over; were it
 * the story, a cadre could read from it what is coming.
 */
export function LoadPanel(props: { readonly drill: Drill; readonly commands: Commands }) {
  const names = makeNames(props.drill.scenario)
  const over = createMemo(() => {
    const entered = props.drill.index().entries.flatMap((entry) => (entry.type === 'phase-entered' ? [entry] : []))
    return entered.at(-2)?.phase
  })
  const asked = () =>
    props.drill.index().entries.some((entry) => entry.type === 'workload-asked' && entry.phase === over())
  return (
    <Show when={over()}>
      {(phase) => (
        <Card heading={t('control.load.title')}>
          <Show when={!asked()} fallback={<p>{t('control.load.asked', { phase: pick(names.phase(phase())) })}</p>}>
            <p class={s.gap}>{t('control.load.text', { phase: pick(names.phase(phase())) })}</p>
            <Button
              busy={props.commands.busy('ask-workload')}
              onClick={() => props.commands.run({ type: 'ask-workload', phase: phase() })}
            >
              {t('control.load.ask')}
            </Button>
          </Show>
        </Card>
      )}
    </Show>
  )
}
