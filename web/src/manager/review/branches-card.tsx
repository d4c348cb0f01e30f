import { createMemo, For, Show } from 'solid-js'
import type { Entry } from '../../../../engine/drill/entries.ts'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Review } from '../../../../engine/score/review.ts'
import { StatusChip } from '../../base/chip.tsx'
import { pick } from '../../base/i18n.ts'
import { comma } from '../../base/punctuation.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { t as manager } from '../dictionary.ts'
import { type BranchCost, branchCosts, type Curve, variableCurves } from './branch-costs.ts'
import { createRoom } from './create-room.ts'
import s from './review.module.css'
import { t } from './words.ts'

const high = 64

/** What the story did because of what people did, or did not do in time, and what that cost. */
export function BranchesCard(props: {
  readonly review: Review
  readonly scenario: Scenario
  readonly entries: readonly Entry[]
  readonly onClaim: (claim: Claim) => void
}) {
  const names = createMemo(() => makeNames(props.scenario))
  const costs = createMemo(() => branchCosts(props.scenario, props.entries))
  const curves = createMemo(() => variableCurves(props.scenario, props.entries))
  const branchOf = (id: string) => props.review.branches.find((branch) => branch.branch === id)
  const costly = (cost: BranchCost) => branchOf(cost.branch)?.costly ?? true
  const value = (variable: string, value: string | number | boolean | undefined) =>
    value === undefined ? '–' : pick(names().value(variable, value))
  const sentences = (cost: BranchCost) => [
    ...cost.objectives.map((objective) => t('lost', { objective })),
    ...cost.changes
      .filter((change) => change.before !== change.after)
      .map((change) =>
        t('becomes', {
          name: pick(names().variable(change.variable)),
          before: value(change.variable, change.before),
          after: value(change.variable, change.after),
        }),
      ),
    ...cost.withheld.map((inject) => t('withheld', { inject })),
    ...(cost.delivered.length > 0 ? [t('ledTo', { injects: cost.delivered.join(comma()) })] : []),
  ]
  return (
    <>
      <p class={s.help}>{t('branchesHelp')}</p>
      <ul class={s.lines}>
        <For each={costs()} fallback={<li class={s.soft}>{manager('review.noBranches')}</li>}>
          {(cost) => (
            <li class={s.cost}>
              <span class={s.soft}>{stamp(cost.at)}</span>
              <div>
                <strong>{cost.branch}</strong> {pick(names().branch(cost.branch))}{' '}
                <EvidenceLink
                  claim={{ title: `${cost.branch} ${pick(names().branch(cost.branch))}`, entries: cost.entries }}
                  onOpen={props.onClaim}
                />
                <ul class={s.effects}>
                  <For each={sentences(cost)}>{(sentence) => <li>{sentence}</li>}</For>
                </ul>
              </div>
              <StatusChip tone={costly(cost) ? 'missed' : 'waiting'}>
                {costly(cost) ? manager('review.costly') : manager('review.good')}
              </StatusChip>
            </li>
          )}
        </For>
      </ul>
      <Show when={curves().length > 0}>
        <ul class={s.curves}>
          <For each={curves()}>
            {(curve) => (
              <CurvePicture
                curve={curve}
                name={pick(names().variable(curve.variable))}
                first={value(curve.variable, curve.points[0]?.value)}
                last={value(curve.variable, curve.points.at(-1)?.value)}
                marks={costs().filter((cost) => cost.changes.some(({ variable }) => variable === curve.variable))}
              />
            )}
          </For>
        </ul>
      </Show>
    </>
  )
}

function CurvePicture(props: {
  readonly curve: Curve
  readonly name: string
  readonly first: string
  readonly last: string
  readonly marks: readonly BranchCost[]
}) {
  const [room, watch] = createRoom(260)
  const from = () => props.curve.points[0]?.at ?? 0
  const to = () => props.curve.points.at(-1)?.at ?? 1
  const values = () => props.curve.points.map(({ value }) => value)
  const x = (at: number) => 2 + ((at - from()) / Math.max(1, to() - from())) * (room() - 4)
  const y = (value: number) => {
    const [low, top] = [Math.min(0, ...values()), Math.max(...values())]
    return high - 4 - ((value - low) / Math.max(1e-9, top - low)) * (high - 10)
  }
  return (
    <li>
      <p>
        {props.name} <strong>{`${props.first} → ${props.last}`}</strong>
      </p>
      <div ref={watch}>
        <svg class={s.picture} width={room()} height={high} role="img" aria-label={`${props.name} ${props.last}`}>
          <line class={s.foot} x1={0} x2={room()} y1={high - 4} y2={high - 4} />
          <For each={props.marks}>
            {(mark, index) => (
              <>
                <line class={s.branchMark} x1={x(mark.at)} x2={x(mark.at)} y1={0} y2={high - 4} />
                <text class={s.branchName} x={Math.min(room() - 22, x(mark.at) + 3)} y={index() % 2 === 0 ? 10 : 22}>
                  {mark.branch}
                </text>
              </>
            )}
          </For>
          <polyline class={s.curve} points={props.curve.points.map((p) => `${x(p.at)},${y(p.value)}`).join(' ')} />
        </svg>
      </div>
    </li>
  )
}
