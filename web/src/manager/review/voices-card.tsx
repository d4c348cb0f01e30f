import { For, Show } from 'solid-js'
import type { Judgement } from '../../../../engine/judge/judgement.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import s from './review.module.css'
import { t } from './words.ts'

const kinds = ['keep', 'change', 'unclear'] as const

/** What evaluators saw, and what participants said right after. */
export function VoicesCard(props: {
  readonly scenario: Scenario
  readonly judgement: Judgement
  readonly onClaim: (claim: Claim) => void
}) {
  const role = (id: string) => pick(brief(makeNames(props.scenario).role(id)))
  const feedback = () => props.judgement.feedback
  return (
    <>
      <h4>{t('observations')}</h4>
      <ul class={s.lines}>
        <For each={props.judgement.observations.list} fallback={<li class={s.soft}>{t('noVoices')}</li>}>
          {(seen) => (
            <li>
              <span class={s.soft}>
                {stamp(seen.drillAt)} · {t(`observationKind.${seen.kind}`)}
                <Show when={seen.role}>{(id) => ` · ${role(id())}`}</Show> · {seen.person.name}
              </span>
              <p>
                {seen.text}{' '}
                <Show when={seen.entry}>
                  {(entry) => (
                    <EvidenceLink claim={{ title: seen.text ?? '', entries: [entry()] }} onOpen={props.onClaim} />
                  )}
                </Show>
              </p>
            </li>
          )}
        </For>
      </ul>
      <h4>{t('hotWash')}</h4>
      <div class={s.cards}>
        <For each={kinds}>
          {(kind) => (
            <div>
              <h5>{t(`card.${kind}`)}</h5>
              <ul class={s.lines}>
                <For
                  each={props.judgement.hotWash.cards.filter((card) => card.kind === kind)}
                  fallback={<li class={s.soft}>{t('noVoices')}</li>}
                >
                  {(card) => (
                    <li>
                      {card.text}{' '}
                      <span class={s.soft}>{card.by ? `${card.by.name} · ${role(card.by.role)}` : t('anonymous')}</span>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </div>
      <Show when={feedback().n > 0}>
        <h4>{t('feedback', { n: feedback().n })}</h4>
        <dl class={s.measures}>
          <For each={feedback().aspects}>
            {(aspect) => (
              <div class={s.measure}>
                <dt>{pick(aspect.label)}</dt>
                <dd>
                  <strong>{aspect.mean === null ? '–' : aspect.mean.toFixed(1)}</strong> / 5{' '}
                  <span class={s.soft}>{aspect.counts.join(' · ')}</span>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <ul class={s.lines}>
          <For each={feedback().texts}>{(text) => <li>{text}</li>}</For>
        </ul>
      </Show>
    </>
  )
}
