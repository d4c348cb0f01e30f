import { createMemo, createSignal, For, Show } from 'solid-js'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip } from '../../base/chip.tsx'
import { Confirm } from '../../base/dialog.tsx'
import { pick } from '../../base/i18n.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from './control.module.css'
import type { Commands } from './create-commands.ts'
import type { Drill } from './create-drill.ts'

/** Who sits where, who is online; a seat can be taken away. */
export function SeatsPanel(props: { readonly drill: Drill; readonly commands: Commands }) {
  const { drill } = props
  const names = makeNames(drill.scenario)
  const [leaving, setLeaving] = createSignal<{ readonly seat: string; readonly who: string }>()
  const seats = createMemo(() =>
    drill
      .index()
      .seats.filter((seat) => !seat.removed)
      .map((seat) => ({
        ...seat,
        present: drill.present().includes(seat.seat),
        acted: drill.index().actions.findLast((action) => action.seat === seat.seat)?.at,
      })),
  )
  const answer = (yes: boolean) => {
    const one = leaving()
    setLeaving()
    if (yes && one) void props.commands.run({ type: 'remove-seat', seat: one.seat })
  }
  return (
    <Card heading={t('control.seats')} aside={<Chip>{seats().length}</Chip>}>
      <ul class={s.lines}>
        <For each={seats()} fallback={<li class={s.soft}>{t('control.seatsNone')}</li>}>
          {(seat) => (
            <li class={s.line}>
              <span>
                <span class={s.presence} data-on={seat.present} aria-hidden="true" />{' '}
                {pick(brief(names.role(seat.role)))} · {seat.name}{' '}
                <span class={s.soft}>
                  {seat.present ? t('control.on') : t('control.off')}
                  <Show when={seat.acted !== undefined}>
                    {' '}
                    · {t('control.lastActed', { time: stamp(seat.acted ?? 0) })}
                  </Show>
                </span>
              </span>
              <Show when={drill.live().status !== 'ended'}>
                <Button
                  small
                  kind="plain"
                  onClick={() =>
                    setLeaving({ seat: seat.seat, who: `${pick(brief(names.role(seat.role)))} ${seat.name}` })
                  }
                >
                  {t('control.remove')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Confirm
        open={leaving() !== undefined}
        heading={t('control.removeTitle', { who: leaving()?.who ?? '' })}
        action={t('control.remove')}
        danger
        onAnswer={answer}
      >
        {t('control.removeText')}
      </Confirm>
    </Card>
  )
}
