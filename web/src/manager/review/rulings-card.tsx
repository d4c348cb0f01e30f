import { For, Show } from 'solid-js'
import type { Judgement, RulingView } from '../../../../engine/judge/judgement.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { StatusChip } from '../../base/chip.tsx'
import { pick, wallText } from '../../base/i18n.ts'
import { colon } from '../../base/punctuation.ts'
import { conclusionWords } from '../words.ts'
import s from './review.module.css'
import { t } from './words.ts'

type Value = RulingView['computed']
const isConclusion = (value: Value): value is Review['conclusion'] =>
  typeof value === 'string' && value in conclusionWords
const shown = (value: Value) =>
  value === null
    ? t('unmeasured')
    : isConclusion(value)
      ? pick(conclusionWords[value])
      : typeof value === 'number'
        ? String(Math.round(value))
        : value

/** Every ruling with both values, the reason and who gave it; also what was replaced or taken back. */
export function RulingsCard(props: { readonly review: Review; readonly judgement: Judgement }) {
  const value = ({ ruling }: RulingView) =>
    ruling.kind === 'accept-deviation' ? t('accepted') : shown(ruling.value as Value)
  const before = () => props.review.rulings?.before
  return (
    <>
      <ul class={s.lines}>
        <For each={props.judgement.rulings}>
          {(view) => (
            <li class={s.cost}>
              <span class={s.soft}>{wallText(view.ruling.at)}</span>
              <div>
                <strong>{pick(view.label)}</strong> {t('computed', { value: shown(view.computed) })} → {value(view)}
                <p class={s.soft}>{t('ruledBy', { by: view.ruling.by, reason: view.ruling.reason })}</p>
                <Show when={view.withdrawal}>
                  {(back) => (
                    <p class={s.soft}>
                      {t('ruling.withdraw')}
                      {colon()}
                      {t('ruledBy', { by: back().person.name, reason: back().reason })}
                    </p>
                  )}
                </Show>
              </div>
              <StatusChip tone={view.state === 'stands' ? 'on-time' : 'waiting'}>
                {t(`ruling.state.${view.state}`)}
              </StatusChip>
            </li>
          )}
        </For>
      </ul>
      <Show when={before()}>
        {(was) => (
          <p class={s.soft}>
            {t('before', { score: Math.round(was().score), conclusion: pick(conclusionWords[was().conclusion]) })}
          </p>
        )}
      </Show>
    </>
  )
}
