import { For, Show } from 'solid-js'
import type { ScoringStandard } from '../../../../engine/score/standard-schema.ts'
import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Chip, StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { curveFigures, differences, draftOf, sameCurve, writtenOf } from './draft.ts'
import type { FigureInfo } from './figure.ts'
import { figureGroups } from './figures.ts'
import s from './standards.module.css'
import { t } from './words.ts'

const shown = (standard: ScoringStandard, info: FigureInfo) =>
  `${writtenOf(standard, info)} ${t(`unit.${info.unit}`)}`.trim()

/** The curve of a version as a sentence with its figures. */
function curveText(standard: ScoringStandard): string {
  const { kind, curve } = draftOf(standard)
  const units = { second: t('unit.minutes'), halfLife: t('unit.minutes'), midpoint: t('unit.minutes') }
  const figures = curveFigures[kind].map((figure) => {
    const unit = figure === 'grace' ? '%' : figure === 'slope' ? t('perMinute') : units[figure]
    return `${t(`curveFigure.${figure}`)} ${curve[figure]} ${unit}`
  })
  return [t(`kind.${kind}`), ...figures].join(' · ')
}

/** One version: what it is, where it differs from the shipped one, and all of its figures. */
export function VersionCard(props: {
  readonly standard: ScoringStandard
  readonly shipped: ScoringStandard
  readonly newest: boolean
  readonly mayWrite: boolean
}) {
  const own = () => props.standard.version !== props.shipped.version
  const changes = () => differences(props.shipped, props.standard)
  const curveChanged = () => !sameCurve(props.shipped, props.standard)
  return (
    <Card
      as="li"
      heading={`${t('version', { n: props.standard.version })} · ${pick(props.standard.name)}`}
      aside={
        <span class={s.buttons}>
          <Show when={!own()}>
            <Chip>{t('shipped')}</Chip>
          </Show>
          <Show when={props.newest}>
            <StatusChip tone="on-time">{t('newest')}</StatusChip>
          </Show>
        </span>
      }
    >
      <div class={s.stack}>
        <Show when={props.standard.note}>{(note) => <p>{pick(note())}</p>}</Show>
        <Show when={own()}>
          <Show when={changes().length > 0 || curveChanged()} fallback={<p class={s.soft}>{t('asShipped')}</p>}>
            <div>
              <p class={s.soft}>{t('changes')}</p>
              <ul class={s.changes}>
                <For
                  each={changes().flatMap((group) => group.figures.map((info) => ({ ...info, group: group.label })))}
                >
                  {(info) => (
                    <li>
                      {t('inGroup', { group: pick(info.group), label: pick(info.label) })}{' '}
                      <strong>{t('to', { from: shown(props.shipped, info), to: shown(props.standard, info) })}</strong>
                    </li>
                  )}
                </For>
                <Show when={curveChanged()}>
                  <li>
                    {t('curve')} <strong>{curveText(props.standard)}</strong>
                  </li>
                </Show>
              </ul>
            </div>
          </Show>
        </Show>
        <details class={s.more}>
          <summary>{t('all')}</summary>
          <AllFigures standard={props.standard} />
        </details>
        <Show when={props.mayWrite}>
          <div>
            <ButtonLink small href={`/manager/standards/new?from=${props.standard.version}`}>
              {t('make')}
            </ButtonLink>
          </div>
        </Show>
      </div>
    </Card>
  )
}

function AllFigures(props: { readonly standard: ScoringStandard }) {
  return (
    <div class={s.stack}>
      <For each={figureGroups}>
        {(group) => (
          <>
            <section>
              <h3>{pick(group.label)}</h3>
              <p class={s.soft}>{pick(group.says)}</p>
              <dl class={s.facts}>
                <For each={group.figures}>
                  {(info) => (
                    <div>
                      <dt>
                        {pick(info.label)} <small>{pick(info.says)}</small>
                      </dt>
                      <dd>{shown(props.standard, info)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </section>
            <Show when={group.id === 'points'}>
              <section>
                <h3>{t('curve')}</h3>
                <p class={s.soft}>{t('curveSays')}</p>
                <p>{curveText(props.standard)}</p>
              </section>
            </Show>
          </>
        )}
      </For>
    </div>
  )
}
