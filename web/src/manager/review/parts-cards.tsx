import { For, type JSX, Show } from 'solid-js'
import type { Figure, Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { span } from '../../staff/time-text.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'

const parts = [
  { id: 'coverage', weight: 40 },
  { id: 'timeliness', weight: 30 },
  { id: 'content', weight: 15 },
  { id: 'order', weight: 15 },
] as const

const toneOf = (value: number) => (value >= 0.8 ? 'on-time' : value >= 0.6 ? 'late' : 'missed')

/** The parts of plan adherence and the response times: every one opens its entries. */
export function PartsCards(props: { readonly review: Review; readonly onClaim: (claim: Claim) => void }) {
  const share = (figure: Figure) => (figure.value === null ? t('review.nothing') : `${Math.round(figure.value * 100)}`)
  const time = (figure: Figure) => (figure.value === null ? t('review.nothing') : pick(span(figure.value)))
  const cell = (title: string, shown: string, help: string, figure: Figure, bar?: JSX.Element) => (
    <Card as="div" class={s.part}>
      <p class={s.partTitle}>{title}</p>
      <p class={s.figure}>{shown}</p>
      {bar}
      <p class={s.soft}>
        {help} <EvidenceLink claim={{ title, figure: shown, entries: figure.entries }} onOpen={props.onClaim} />
      </p>
    </Card>
  )
  return (
    <section aria-label={t('review.parts')} class={s.parts}>
      <For each={parts}>
        {({ id, weight }) =>
          cell(
            `${t(`review.${id}`)} · ${t('review.weightOf', { n: weight })}`,
            share(props.review.adherence[id]),
            t(`review.${id}Help`),
            props.review.adherence[id],
            <Show when={props.review.adherence[id].value !== null}>
              <span class={s.track} aria-hidden="true">
                <span
                  data-tone={toneOf(props.review.adherence[id].value ?? 0)}
                  style={{ width: `${100 * (props.review.adherence[id].value ?? 0)}%` }}
                />
              </span>
            </Show>,
          )
        }
      </For>
      {cell(
        t('review.breaches'),
        t('review.times', { n: props.review.adherence.breaches.value ?? 0 }),
        t('review.breachesHelp'),
        props.review.adherence.breaches,
      )}
      {cell(
        t('review.onTime'),
        props.review.response.onTime.value === null ? t('review.nothing') : `${share(props.review.response.onTime)}%`,
        '',
        props.review.response.onTime,
      )}
      {cell(t('review.median'), time(props.review.response.median), '', props.review.response.median)}
      {cell(t('review.p90'), time(props.review.response.p90), '', props.review.response.p90)}
    </section>
  )
}
