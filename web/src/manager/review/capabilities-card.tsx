import { For, Show } from 'solid-js'
import type { CapabilityScore } from '../../../../engine/score/profile/capability.ts'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { list } from '../../staff/words.ts'
import m from '../manager.module.css'
import { ratingTone } from '../words.ts'
import { percent } from './figures.ts'
import s from './review.module.css'
import { t } from './words.ts'

const toneOfMark = (mark: number) => (mark >= 5 ? 'on-time' : mark >= 3 ? 'late' : 'missed')

/** The thirteen groups of AQ/T 9009 with what this drill shows of each. */
export function CapabilitiesCard(props: {
  readonly capabilities: readonly CapabilityScore[]
  readonly onClaim: (claim: Claim) => void
}) {
  return (
    <>
      <p class={s.help}>{t('capabilitiesHelp')}</p>
      <ul class={s.capabilities}>
        <For each={props.capabilities}>
          {(capability) => (
            <li class={s.capability} data-state={capability.state}>
              <span class={s.capabilityId}>{capability.capability}</span>
              <span>
                {pick(capability.label)} <span class={s.soft}>{pick(list(capability.core))}</span>
              </span>
              <Show when={capability.state === 'measured'} fallback={<span class={s.soft}>{t('capabilityNone')}</span>}>
                <span class={m.track} aria-hidden="true">
                  <span
                    data-tone={toneOfMark(capability.mark ?? 0)}
                    style={{ width: `${100 * (capability.score.value ?? 0)}%` }}
                  />
                </span>
                <span class={s.right}>
                  <strong>{capability.mark}</strong>
                  <span class={s.soft}> / 5 · {percent(capability.score.value)}</span>{' '}
                  <EvidenceLink
                    claim={{
                      title: `${capability.capability} ${pick(capability.label)}`,
                      figure: `${capability.mark} / 5`,
                      entries: capability.score.entries,
                    }}
                    onOpen={props.onClaim}
                  />
                </span>
                <span class={s.capabilityObjectives}>
                  <For each={capability.objectives}>
                    {({ objective, rating }) => (
                      <StatusChip tone={ratingTone[rating]}>
                        {objective} {rating}
                      </StatusChip>
                    )}
                  </For>
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
