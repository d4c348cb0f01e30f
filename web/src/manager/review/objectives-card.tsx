import { For, Show } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import { Button } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'
import { ratingTone, ratingWords } from '../words.ts'
import { RuledMark } from './ruled-mark.tsx'
import { ratingOf } from './ruled-values.ts'
import type { Matter } from './ruling-dialog.tsx'
import { t as words } from './words.ts'

/** Each objective with its rating and why. */
export function ObjectivesCard(props: {
  readonly review: Review
  readonly onClaim: (claim: Claim) => void
  /** Absent where nobody may rule. */
  readonly onRule?: ((matter: Matter) => void) | undefined
}) {
  const standing = (objective: Review['objectives'][number]) => ratingOf(props.review, objective)
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
                      figure: `${standing(objective).value} · ${pick(ratingWords[standing(objective).value])}`,
                      entries: objective.score.entries,
                    }}
                    onOpen={props.onClaim}
                  />
                </p>
                <RuledMark ruled={standing(objective).ruled} text={(value) => value ?? words('unmeasured')} />
              </div>
              <span class={s.rated}>
                <StatusChip tone={ratingTone[standing(objective).value]}>
                  {standing(objective).value} · {pick(ratingWords[standing(objective).value])}
                </StatusChip>
                <Show when={props.onRule}>
                  {(rule) => (
                    <Button
                      small
                      kind="plain"
                      aria-label={`${words('rule')} ${objective.objective}`}
                      onClick={() => rule()({ about: 'objective', objective, now: standing(objective).value })}
                    >
                      {words('rule')}
                    </Button>
                  )}
                </Show>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}
