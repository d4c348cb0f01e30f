import { For, Show } from 'solid-js'
import type { DimensionId, Profile } from '../../../../engine/score/profile/profile.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import m from '../manager.module.css'
import { conclusionWords } from '../words.ts'
import { number, toneOf } from './figures.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** The profile, dimension by dimension with its weight, and what the total does when a weight changes. */
export function ProfileCard(props: { readonly profile: Profile; readonly onClaim: (claim: Claim) => void }) {
  const total = (dimension: DimensionId, factor: 0.5 | 1.5) =>
    props.profile.sensitivity.find((each) => each.dimension === dimension && each.factor === factor)
  const shown = (dimension: DimensionId, factor: 0.5 | 1.5) => {
    const change = total(dimension, factor)
    const band = change?.band ? pick(conclusionWords[change.band]) : ''
    return `${number(change?.total ?? null, 1)} ${band}`
  }
  return (
    <>
      <p class={s.help}>{t('profileHelp')}</p>
      <ul class={s.capabilities}>
        <For each={props.profile.dimensions}>
          {(dimension) => (
            <li class={s.capability}>
              <span class={s.capabilityId}>{dimension.weight}</span>
              <span>
                {pick(dimension.label)} <span class={s.soft}>{pick(dimension.from)}</span>
              </span>
              <Show when={dimension.figure.value !== null} fallback={<span class={s.soft}>{t('unmeasured')}</span>}>
                <span class={m.track} aria-hidden="true">
                  <span
                    data-tone={toneOf(dimension.figure.value ?? 0)}
                    style={{ width: `${100 * (dimension.figure.value ?? 0)}%` }}
                  />
                </span>
                <span class={s.right}>
                  <strong>{Math.round(100 * (dimension.figure.value ?? 0))}</strong>{' '}
                  <EvidenceLink
                    claim={{
                      title: pick(dimension.label),
                      figure: String(Math.round(100 * (dimension.figure.value ?? 0))),
                      entries: dimension.figure.entries,
                    }}
                    onOpen={props.onClaim}
                  />
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <p>{pick(props.profile.says)}</p>
      <table class={s.table}>
        <caption>{t('sensitivity')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dimension')}</th>
            <th scope="col">×0.5</th>
            <th scope="col">×1.5</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.profile.dimensions.filter(({ figure }) => figure.value !== null)}>
            {(dimension) => (
              <tr>
                <th scope="row">{pick(dimension.label)}</th>
                <td>{shown(dimension.dimension, 0.5)}</td>
                <td>{shown(dimension.dimension, 1.5)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  )
}
