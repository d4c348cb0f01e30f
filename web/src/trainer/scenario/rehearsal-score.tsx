import { For, Show } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import { Chip, StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { conclusionWords, ratingTone, ratingWords } from '../../manager/words.ts'
import { t } from '../dictionary.ts'
import s from './rehearsal.module.css'

/** What came of a rehearsal: the score, the parts it is made of, the objectives, what the branches cost. */
export function RehearsalScore(props: { readonly review: Review }) {
  const percent = (value: number | null) => (value === null ? '–' : `${Math.round(value * 100)} %`)
  const parts = ['coverage', 'timeliness', 'content', 'order'] as const
  const fired = () => props.review.branches.filter((branch) => branch.firedAt !== undefined)
  return (
    <section class={s.score} aria-label={t('script.result')}>
      <p class={s.points}>
        <strong>{t('drills.score', { n: Math.round(props.review.score) })}</strong>
        <span>
          {pick(conclusionWords[props.review.conclusion])} · {pick(conclusionWords[props.review.conclusion].says)}
        </span>
      </p>
      <p class={s.counts}>
        <StatusChip tone="on-time">{t('control.done', { n: props.review.counts.done })}</StatusChip>
        <StatusChip tone="late">{t('control.late', { n: props.review.counts.late })}</StatusChip>
        <StatusChip tone="missed">{t('control.missed', { n: props.review.counts.missed })}</StatusChip>
        <Show when={props.review.counts.breached > 0}>
          <StatusChip tone="missed">{t('script.breached', { n: props.review.counts.breached })}</StatusChip>
        </Show>
      </p>
      <dl class={s.parts}>
        <For each={parts}>
          {(part) => (
            <div>
              <dt>{t(`script.part.${part}`)}</dt>
              <dd>{percent(props.review.adherence[part].value)}</dd>
            </div>
          )}
        </For>
      </dl>
      <ul class={s.objectives}>
        <For each={props.review.objectives}>
          {(objective) => (
            <li>
              <span class={s.id}>{objective.objective}</span>
              <span>{pick(objective.label)}</span>
              <StatusChip tone={ratingTone[objective.rating]}>
                {objective.rating} · {pick(ratingWords[objective.rating])}
              </StatusChip>
            </li>
          )}
        </For>
      </ul>
      <Show when={fired().length > 0}>
        <p class={s.fired}>
          <span class={s.soft}>{t('script.firedBranches')}</span>
          <For each={fired()}>
            {(branch) => (
              <span>
                <Chip tone={branch.costly ? 'late' : 'waiting'}>{branch.branch}</Chip> {pick(branch.label)}
              </span>
            )}
          </For>
        </p>
      </Show>
    </section>
  )
}
