import { createSignal, For, Show } from 'solid-js'
import type { Measure, PillarScore, Signal, Signals } from '../../../../engine/score/signals/signal.ts'
import { Card } from '../../base/card.tsx'
import { StatusChip } from '../../base/chip.tsx'
import { Dialog } from '../../base/dialog.tsx'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import m from '../manager.module.css'
import { inUnit, toneOf } from './figures.ts'
import s from './review.module.css'
import { t } from './words.ts'

const tones = { raised: 'missed', quiet: 'on-time', 'not-measured': 'waiting' } as const

/** 一案三制: each pillar with how many of its signals stayed within bounds; it opens its signals and their evidence. */
export function PillarsCard(props: { readonly signals: Signals; readonly onClaim: (claim: Claim) => void }) {
  const [shown, setShown] = createSignal<PillarScore>()
  const signalsOf = (pillar: PillarScore) => props.signals.signals.filter((each) => each.pillar === pillar.pillar)
  const says = (pillar: PillarScore) =>
    pillar.measured === 0
      ? t('pillarNone')
      : pillar.raised === 0
        ? t('pillarCalm', { n: pillar.measured })
        : t('pillarRaised', { raised: pillar.raised, n: pillar.measured })
  const raised = (pillar: PillarScore) => signalsOf(pillar).filter((signal) => signal.state === 'raised')
  return (
    <>
      <section class={m.parts} aria-label={t('pillars')}>
        <For each={props.signals.pillars}>
          {(pillar) => (
            <Card as="div" class={s.pillar}>
              <button type="button" class={s.pillarButton} onClick={() => setShown(pillar)} aria-haspopup="dialog">
                <span class={m.partTitle}>{pick(pillar.label)}</span>
                <span class={m.figure}>
                  {pillar.figure.value === null ? '–' : Math.round(100 * pillar.figure.value)}
                </span>
                <span class={m.track} aria-hidden="true">
                  <Show when={pillar.figure.value !== null}>
                    <span
                      data-tone={toneOf(pillar.figure.value ?? 0)}
                      style={{ width: `${100 * (pillar.figure.value ?? 0)}%` }}
                    />
                  </Show>
                </span>
                <span class={m.soft}>{says(pillar)}</span>
                <For each={raised(pillar).slice(0, 3)}>
                  {(signal) => (
                    <span class={s.raised}>
                      ▲ {signal.problem} {pick(signal.label)}
                    </span>
                  )}
                </For>
              </button>
            </Card>
          )}
        </For>
      </section>
      <Dialog
        open={shown() !== undefined}
        onClose={() => setShown()}
        heading={shown() ? pick(shown()?.label ?? { zh: '', en: '' }) : ''}
        kind="drawer"
      >
        <p class={s.help}>{t('pillarsHelp')}</p>
        <For each={shown() ? signalsOf(shown() as PillarScore) : []}>
          {(signal) => (
            <SignalBlock
              signal={signal}
              onClaim={(claim) => {
                setShown()
                props.onClaim(claim)
              }}
            />
          )}
        </For>
      </Dialog>
    </>
  )
}

/** One problem class P1–P10: how it stands, and each measure against its threshold. */
export function SignalBlock(props: { readonly signal: Signal; readonly onClaim: (claim: Claim) => void }) {
  const limit = (measure: Measure) =>
    t(`thresholdWhen.${measure.raisedWhen}`, { value: inUnit(measure.unit, measure.threshold) })
  return (
    <section class={s.signal}>
      <h3>
        {props.signal.problem} {pick(props.signal.label)}{' '}
        <StatusChip tone={tones[props.signal.state]}>{t(`signal.${props.signal.state}`)}</StatusChip>{' '}
        <Show when={props.signal.needsSecond}>
          <StatusChip tone="late">{t('needsSecond')}</StatusChip>
        </Show>
      </h3>
      <ul class={s.lines}>
        <For each={props.signal.measures}>
          {(measure) => (
            <li class={s.measureLine} data-raised={measure.raised === true}>
              <span>
                {measure.raised === true ? '▲ ' : ''}
                {pick(measure.label)} <span class={s.soft}>{limit(measure)}</span>
              </span>
              <span class={s.right}>
                <strong>{inUnit(measure.unit, measure.figure.value)}</strong>{' '}
                <EvidenceLink
                  claim={{
                    title: pick(measure.label),
                    figure: inUnit(measure.unit, measure.figure.value),
                    entries: measure.figure.entries,
                  }}
                  onOpen={props.onClaim}
                />
              </span>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
