import { For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
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

/** Each objective with its rating and why; those that nothing came up for are named too. */
export function ObjectivesCard(props: {
  readonly review: Review
  readonly scenario: Pick<Scenario, 'objectives'>
  readonly onClaim: (claim: Claim) => void
  /** Absent where nobody may rule. */
  readonly onRule?: ((matter: Matter) => void) | undefined
}) {
  const standing = (objective: Review['objectives'][number]) => ratingOf(props.review, objective)
  const unrated = () =>
    props.scenario.objectives.filter(({ id }) => !props.review.objectives.some(({ objective }) => objective === id))
  const ruledOn = (id: string) => props.review.rulings?.objectives.find(({ objective }) => objective === id)
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
        <For each={unrated()}>
          {(objective) => (
            <li class={s.objective}>
              <span class={s.id}>{objective.id}</span>
              <div>
                <p>{pick(objective)}</p>
                <p class={s.soft}>{words('notExamined')}</p>
                <RuledMark ruled={ruledOn(objective.id)} text={(value) => value ?? words('unmeasured')} />
              </div>
              <span class={s.rated}>
                <Show
                  when={ruledOn(objective.id)?.value}
                  fallback={<StatusChip tone="waiting">{words('unmeasured')}</StatusChip>}
                >
                  {(rating) => (
                    <StatusChip tone={ratingTone[rating()]}>
                      {rating()} · {pick(ratingWords[rating()])}
                    </StatusChip>
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
