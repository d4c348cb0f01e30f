import { For, Show } from 'solid-js'
import type { Rating, Review } from '../../../../engine/score/review.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { conclusionWords } from '../words.ts'
import { RuledMark } from './ruled-mark.tsx'
import { conclusionOf, ratingOf } from './ruled-values.ts'
import type { Matter } from './ruling-dialog.tsx'
import { t as words } from './words.ts'

const ratings: readonly Rating[] = ['P', 'S', 'M', 'U']

/** One word for the drill, and the figure behind it. */
export function VerdictCard(props: {
  readonly review: Review
  readonly onClaim: (claim: Claim) => void
  /** Absent where nobody may rule. */
  readonly onRule?: ((matter: Matter) => void) | undefined
}) {
  const standing = () => conclusionOf(props.review)
  const word = () => conclusionWords[standing().value]
  const count = (rating: Rating) =>
    props.review.objectives.filter((objective) => ratingOf(props.review, objective).value === rating).length
  const score = () => t('review.score', { n: Math.round(props.review.score) })
  return (
    <Card
      heading={t('review.verdict')}
      aside={
        <Show when={props.onRule}>
          {(rule) => (
            <Button small kind="plain" onClick={() => rule()({ about: 'conclusion', now: standing().value })}>
              {words('rule')}
            </Button>
          )}
        </Show>
      }
    >
      <p class={s.verdict} data-conclusion={standing().value}>
        {pick(word())}
      </p>
      <p>{pick(word().says)}</p>
      <RuledMark
        ruled={standing().ruled}
        text={(value) => (value === null ? words('unmeasured') : pick(conclusionWords[value]))}
      />
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
      <Show when={props.review.standard}>
        {(standard) => <p class={s.soft}>{words('standardOf', { name: pick(standard().name) })}</p>}
      </Show>
    </Card>
  )
}
