import { For } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { ratingTone, ratingWords } from '../words.ts'

/** Each objective with its rating and why. */
export function ObjectivesCard(props: { readonly review: Review; readonly onClaim: (claim: Claim) => void }) {
  return (
    <Card heading={t('review.objectives')}>
      <ul class={s.objectives}>
        <For each={props.review.objectives}>
          {(objective) => (
            <li class={s.objective}>
              <span class={s.id}>{objective.objective}</span>
              <div>
                <p>{pick(objective.label)}</p>
                <p class={s.soft}>
                  {pick(objective.why)}{' '}
                  <EvidenceLink
                    claim={{
                      title: `${objective.objective} ${pick(objective.label)}`,
                      figure: `${objective.rating} · ${pick(ratingWords[objective.rating])}`,
                      entries: objective.score.entries,
                    }}
                    onOpen={props.onClaim}
                  />
                </p>
              </div>
              <StatusChip tone={ratingTone[objective.rating]}>
                {objective.rating} · {pick(ratingWords[objective.rating])}
              </StatusChip>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
