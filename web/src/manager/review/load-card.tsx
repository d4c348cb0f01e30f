import { createMemo, For, Show } from 'solid-js'
import type { Figure, Review } from '../../../../engine/score/review.ts'
import type { RoleLoad, Workload } from '../../../../engine/score/workload/workload.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { gridTimes } from '../../staff/lanes.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief } from '../../staff/words.ts'
import { createRoom } from './create-room.ts'
import { number, percent } from './figures.ts'
import { overloads, stepArea } from './load-picture.ts'
import s from './review.module.css'
import { t } from './words.ts'

/** So many open at once are more than one person can carry. [D] */
export const overload = 4
const high = 40

/** How many tasks each role had open, over time; and what reporting cost. */
export function LoadCard(props: {
  readonly review: Review
  readonly workload: Workload
  readonly onClaim: (claim: Claim) => void
}) {
  const [room, watch] = createRoom()
  const roles = createMemo(() => props.workload.roles.filter((role) => (role.peak.value ?? 0) > 0))
  const top = createMemo(() => Math.max(overload, ...roles().map((role) => role.peak.value ?? 0)))
  const axis = () => {
    const { from, to } = props.review.span
    return { from, to, scale: (room() - 8) / Math.max(1, to - from) }
  }
  const x = (at: number) => 4 + (at - axis().from) * axis().scale
  const y = (open: number) => high - 2 - (open / top()) * (high - 8)
  const claim = (role: RoleLoad): Claim => ({
    title: pick(role.label),
    figure: t('loadPeak', { n: role.peak.value ?? 0 }),
    entries: role.peak.entries,
  })
  const measure = (label: string, of: Figure, shown: string) => (
    <div class={s.measure}>
      <dt>{label}</dt>
      <dd>
        <strong>{shown}</strong>{' '}
        <EvidenceLink claim={{ title: label, figure: shown, entries: of.entries }} onOpen={props.onClaim} />
      </dd>
    </div>
  )
  return (
    <>
      <p class={s.help}>{t('loadHelp')}</p>
      <ul class={s.loads}>
        <For each={roles()}>
          {(role, index) => (
            <li class={s.load}>
              <p class={s.loadName}>
                {pick(brief(role.label))}
                <span class={s.soft}>
                  {t('loadPeak', { n: role.peak.value ?? 0 })} · {t('loadMean', { n: number(role.mean.value, 1) })}
                  <Show when={role.tlx !== null}> · TLX {Math.round(role.tlx ?? 0)}</Show>{' '}
                  <EvidenceLink claim={claim(role)} onOpen={props.onClaim} />
                </span>
              </p>
              <div ref={(element) => index() === 0 && watch(element)}>
                <svg class={s.picture} width={room()} height={high} role="img" aria-label={pick(role.label)}>
                  <For each={gridTimes(axis(), 84)}>
                    {(at) => <line class={s.grid} x1={x(at)} x2={x(at)} y1={0} y2={high} />}
                  </For>
                  <line class={s.foot} x1={0} x2={room()} y1={high - 2} y2={high - 2} />
                  <path class={s.area} d={stepArea(role.series, props.review.span.to, x, y)} />
                  <For each={overloads(role.series, props.review.span.to, overload)}>
                    {([from, to]) => (
                      <rect class={s.over} x={x(from)} y={y(top())} width={Math.max(2, x(to) - x(from))} height={3} />
                    )}
                  </For>
                </svg>
              </div>
            </li>
          )}
        </For>
        <li class={s.load} aria-hidden="true">
          <span />
          <svg class={s.picture} width={room()} height={20} aria-hidden="true">
            <For each={gridTimes(axis(), 84)}>
              {(at) => (
                <text class={s.axis} x={Math.min(room() - 26, Math.max(26, x(at)))} y={14}>
                  {stamp(at)}
                </text>
              )}
            </For>
          </svg>
        </li>
      </ul>
      <dl class={s.measures}>
        {measure(t('burden'), props.workload.burden, percent(props.workload.burden.value))}
        {measure(t('duplicates'), props.workload.duplicates, percent(props.workload.duplicates.value))}
        {measure(t('rolesPerPerson'), props.workload.rolesPerPerson, number(props.workload.rolesPerPerson.value))}
        {measure(t('gini'), props.workload.gini, number(props.workload.gini.value, 2))}
        <div class={s.measure}>
          <dt>{t('tlx')}</dt>
          <dd>
            {props.workload.tlx === null ? t('tlxNone') : <strong>{Math.round(props.workload.tlx)}</strong>}
            <For each={props.workload.phases.filter((phase) => phase.tlx !== null)}>
              {(phase) => ` · ${pick(phase.label)} ${Math.round(phase.tlx ?? 0)}`}
            </For>
          </dd>
        </div>
      </dl>
    </>
  )
}
