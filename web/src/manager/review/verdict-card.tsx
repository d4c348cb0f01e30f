import { For } from 'solid-js'
import type { Rating, Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { conclusionWords } from '../words.ts'

const ratings: readonly Rating[] = ['P', 'S', 'M', 'U']

/** One word for the drill, and the figure behind it. */
export function VerdictCard(props: { readonly review: Review; readonly onClaim: (claim: Claim) => void }) {
  const word = () => conclusionWords[props.review.conclusion]
  const count = (rating: Rating) => props.review.objectives.filter((objective) => objective.rating === rating).length
  const score = () => t('review.score', { n: Math.round(props.review.score) })
  return (
    <Card heading={t('review.verdict')}>
      <p class={s.verdict} data-conclusion={props.review.conclusion}>
        {pick(word())}
      </p>
      <p>{pick(word().says)}</p>
      <p class={s.soft}>
        <For each={ratings}>{(rating) => <span class={s.rating}>{`${rating} ${count(rating)}`}</span>}</For>
      </p>
      <p>
        <strong>{score()}</strong> <span class={s.soft}>{t('review.scoreHelp')}</span>{' '}
        <EvidenceLink
          claim={{ title: t('review.verdict'), figure: score(), entries: props.review.adherence.index.entries }}
          onOpen={props.onClaim}
        />
      </p>
    </Card>
  )
}
