import { For, Show } from 'solid-js'
import type { Review } from '../../../../engine/score/review.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { span } from '../../staff/time-text.ts'
import { brief } from '../../staff/words.ts'
import { t } from '../dictionary.ts'
import s from '../manager.module.css'

/** How each role did, in the order of the plan: no ranking, no names. */
export function RolesTable(props: { readonly review: Review; readonly onClaim: (claim: Claim) => void }) {
  const tone = (value: number) => (value >= 0.8 ? 'on-time' : value >= 0.6 ? 'late' : 'missed')
  return (
    <>
      <p class={s.soft}>{t('review.rolesHelp')}</p>
      <ul class={s.roles}>
        <For each={props.review.roles}>
          {(role) => (
            <li class={s.role}>
              <p class={s.roleName}>{pick(brief(role.label))}</p>
              <Show
                when={role.score.value !== null}
                fallback={
                  <p class={s.soft}>
                    {t('review.nothing')} · {t('review.actions', { n: role.actions })}
                  </p>
                }
              >
                <span class={s.track} aria-hidden="true">
                  <span
                    data-tone={tone(role.score.value ?? 0)}
                    style={{ width: `${100 * (role.score.value ?? 0)}%` }}
                  />
                </span>
                <p class={s.soft}>
                  <strong class={s.ink}>{Math.round(100 * (role.score.value ?? 0))}</strong>
                  {' · '}
                  {t('review.tally', { done: role.done, late: role.late, missed: role.missed })}
                  <Show when={role.breached > 0}>{t('review.tallyBreached', { n: role.breached })}</Show>
                  <Show when={role.median.value !== null}>
                    {' · '}
                    {t('review.medianOf', { time: pick(span(role.median.value ?? 0)) })}
                  </Show>{' '}
                  <EvidenceLink
                    claim={{
                      title: pick(role.label),
                      figure: `${Math.round(100 * (role.score.value ?? 0))}`,
                      entries: role.score.entries,
                    }}
                    onOpen={props.onClaim}
                  />
                </p>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
