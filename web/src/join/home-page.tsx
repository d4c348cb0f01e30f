import { useNavigate } from '@solidjs/router'
import { Card } from '../base/card.tsx'
import { Front } from '../base/front.tsx'
import { createTitle } from '../base/page.tsx'
import { CodeForm } from './code-form.tsx'
import s from './join.module.css'
import { keptSeat } from './kept-seat.ts'
import { KeptSeatCard } from './kept-seat-card.tsx'
import { t } from './words.ts'

/** The front door: cadres by code, staff by the small links below. */
export function HomePage() {
  const navigate = useNavigate()
  const kept = keptSeat()
  createTitle(() => t('home.title'))
  return (
    <Front>
      <KeptSeatCard kept={kept} />
      <Card>
        <h1 class={s.title}>{t('home.title')}</h1>
        <p class={s.soft}>{t('home.lead')}</p>
        <CodeForm onCode={(code) => navigate(`/join/${code}`)} />
      </Card>
      <nav class={s.staff} aria-label={t('home.staff')}>
        <span>{t('home.staff')}</span>
        <a href="/trainer">{t('home.trainer')}</a>
        <a href="/manager">{t('home.manager')}</a>
      </nav>
    </Front>
  )
}
