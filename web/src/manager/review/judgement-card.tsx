import { For, Show } from 'solid-js'
import type { Coefficient } from '../../../../engine/judge/agreement.ts'
import type { Judgement } from '../../../../engine/judge/judgement.ts'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { percent } from './figures.ts'
import s from './review.module.css'
import { t } from './words.ts'

const shown = (coefficient: Coefficient) =>
  coefficient.value === null ? t(`coefficient.${coefficient.why}`) : coefficient.value.toFixed(2)
const isLow = (coefficient: Coefficient) => coefficient.value !== null && coefficient.low

/** What evaluators rated, and how far they agree. */
export function JudgementCard(props: { readonly judgement: Judgement }) {
  const agreement = () => props.judgement.agreement
  const rated = () => props.judgement.items.filter((item) => item.ratings.length > 0)
  const group = (id: string) => props.judgement.groups.find((each) => each.id === id)?.label ?? { zh: id, en: id }
  const valueText = (item: Judgement['items'][number], value: string | null) => {
    const known = props.judgement.scales.list
      .find((scale) => scale.id === item.scale)
      ?.values.find((each) => each.id === value)
    return known ? pick(known) : String(value)
  }
  const figure = (label: string, coefficient: Coefficient) => (
    <div class={s.measure}>
      <dt>{label}</dt>
      <dd>
        <strong>{shown(coefficient)}</strong>{' '}
        <Show when={isLow(coefficient)}>
          <StatusChip tone="missed">{t('low')}</StatusChip>
        </Show>
      </dd>
    </div>
  )
  return (
    <Show when={rated().length > 0} fallback={<p class={s.soft}>{t('judgementNone')}</p>}>
      <dl class={s.measures}>
        {figure(t('kappa'), agreement().kappa)}
        {figure(t('icc'), agreement().icc)}
        <div class={s.measure}>
          <dt>{t('agreement')}</dt>
          <dd>{t('doubled', { n: agreement().doubled, share: percent(agreement().doubledShare) })}</dd>
        </div>
      </dl>
      <table class={s.table}>
        <tbody>
          <For each={rated()}>
            {(item) => (
              <tr>
                <th scope="row">
                  {pick(item.label)}{' '}
                  <Show when={item.kind !== 'objective'}>
                    <span class={s.soft}>{pick(group(item.group))}</span>
                  </Show>
                </th>
                <td>
                  <For each={item.ratings}>
                    {(rating) => (
                      <p>
                        {rating.person.name} <strong>{valueText(item, rating.value)}</strong>
                        <Show when={rating.reason}> · {rating.reason}</Show>
                      </p>
                    )}
                  </For>
                </td>
                <td>{percent(item.worth)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}
