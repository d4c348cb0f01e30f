import { Show } from 'solid-js'
import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { pick } from '../base/i18n.ts'
import s from './join.module.css'
import type { keptSeat } from './kept-seat.ts'
import { t } from './words.ts'

/** The way back for somebody whose seat this browser keeps; nothing for anybody else. */
export function KeptSeatCard(props: { readonly kept: ReturnType<typeof keptSeat> }) {
  return (
    <Show when={props.kept}>
      {(seat) => (
        <Card edge="on-time">
          <p class={s.soft}>{t('home.backText', { role: pick(seat().role), title: pick(seat().title) })}</p>
          <ButtonLink href="/seat" kind="main" wide>
            {t('home.back')}
          </ButtonLink>
        </Card>
      )}
    </Show>
  )
}
