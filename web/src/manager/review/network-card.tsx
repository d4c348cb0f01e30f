import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Coordination, GraphEdge } from '../../../../engine/score/coordination/coordination.ts'
import type { Figure } from '../../../../engine/score/review.ts'
import { pick } from '../../base/i18n.ts'
import { type Claim, EvidenceLink } from '../../staff/evidence.tsx'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief, clip } from '../../staff/words.ts'
import { createRoom } from './create-room.ts'
import { length, number, percent } from './figures.ts'
import { type LinkState, layNetwork } from './network-picture.ts'
import s from './review.module.css'
import { t } from './words.ts'

const states: readonly LinkState[] = ['used', 'late', 'missing', 'unplanned']

/** Who spoke to whom, who should have, and what that says of working together. */
export function NetworkCard(props: {
  readonly scenario: Scenario
  readonly coordination: Coordination
  readonly onClaim: (claim: Claim) => void
}) {
  const [room, watch] = createRoom()
  const arrow = createUniqueId()
  const names = createMemo(() => makeNames(props.scenario))
  const role = (id: string) => pick(brief(names().role(id)))
  const picture = createMemo(() => layNetwork(props.coordination, room()))
  const missing = () => props.coordination.edges.filter((edge) => edge.planned && edge.count === 0)
  const title = (edge: GraphEdge) => `${role(edge.from)} → ${role(edge.to)}`
  const figure = (edge: GraphEdge, state: LinkState) =>
    `${t(`link.${state}`)}${edge.count > 0 ? ` · ${t('linkCount', { n: edge.count })}` : ''}${edge.firstAt === undefined ? '' : ` · ${stamp(edge.firstAt)}`}`
  const open = (edge: GraphEdge, state: LinkState) =>
    props.onClaim({ title: title(edge), figure: figure(edge, state), entries: edge.entries })
  const press = (event: KeyboardEvent, edge: GraphEdge, state: LinkState) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open(edge, state)
  }
  const measure = (word: Parameters<typeof t>[0], of: Figure, shown: string) => {
    const label = String(t(word as 'measures.coverage'))
    return (
      <div class={s.measure}>
        <dt>{label}</dt>
        <dd>
          <strong>{shown}</strong>{' '}
          <EvidenceLink claim={{ title: label, figure: shown, entries: of.entries }} onOpen={props.onClaim} />
        </dd>
      </div>
    )
  }
  const of = () => props.coordination
  return (
    <>
      <p class={s.help}>{t('networkHelp')}</p>
      <div class={s.network}>
        <section ref={watch} class={s.graph} aria-label={t('network')}>
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section names it; a title would hover over every link. */}
          <svg class={s.picture} width={picture().width} height={picture().height}>
            <defs>
              <For each={states}>
                {(state) => (
                  <marker
                    id={`${arrow}-${state}`}
                    viewBox="0 0 8 8"
                    refX="7"
                    refY="4"
                    markerWidth="7"
                    markerHeight="7"
                    markerUnits="userSpaceOnUse"
                    orient="auto"
                  >
                    <path class={s.arrow} data-state={state} d="M0 0 8 4 0 8z" />
                  </marker>
                )}
              </For>
            </defs>
            <For each={picture().edges}>
              {({ edge, state, path }) => (
                // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
                <g
                  class={s.edge}
                  data-state={state}
                  role="button"
                  tabindex="0"
                  onClick={() => open(edge, state)}
                  onKeyDown={(event) => press(event, edge, state)}
                >
                  <title>{`${title(edge)}: ${figure(edge, state)}`}</title>
                  <path class={s.touch} d={path} />
                  <path class={s.edgeLine} d={path} marker-end={`url(#${arrow}-${state})`} />
                </g>
              )}
            </For>
            <For each={picture().nodes}>
              {(node) => (
                <g>
                  <circle class={s.node} cx={node.x} cy={node.y} r={node.r} />
                  <text
                    class={s.nodeName}
                    x={node.x + (node.anchor === 'middle' ? 0 : node.anchor === 'start' ? node.r + 5 : -node.r - 5)}
                    y={
                      node.y +
                      (node.anchor === 'middle' ? (node.y < picture().height / 2 ? -node.r - 6 : node.r + 16) : 4)
                    }
                    text-anchor={node.anchor}
                  >
                    {clip(role(node.role), 22)}
                  </text>
                </g>
              )}
            </For>
          </svg>
          <ul class={s.legend}>
            <For each={states}>
              {(state) => (
                <li>
                  <svg width="26" height="10" aria-hidden="true">
                    <g class={s.edge} data-state={state}>
                      <line class={s.edgeLine} x1={1} x2={25} y1={5} y2={5} />
                    </g>
                  </svg>
                  {t(`link.${state}`)}
                </li>
              )}
            </For>
          </ul>
        </section>
        <div>
          <h3>{t('missingLinks')}</h3>
          <ul class={s.lines}>
            <For each={missing()} fallback={<li class={s.soft}>{t('noMissing')}</li>}>
              {(edge) => <li>✕ {title(edge)}</li>}
            </For>
          </ul>
          <Show when={of().conflicts.length > 0}>
            <h3>{t('measures.conflicts')}</h3>
            <ul class={s.lines}>
              <For each={of().conflicts}>
                {(conflict) => {
                  const what = () =>
                    `${stamp(conflict.at)} ${conflict.from.map(role).join(' / ')} → ${role(conflict.to)}: ${conflict.tasks.map((task) => pick(names().task(task))).join(' / ')}`
                  return (
                    <li>
                      {what()}{' '}
                      <EvidenceLink claim={{ title: what(), entries: conflict.entries }} onOpen={props.onClaim} />
                    </li>
                  )
                }}
              </For>
            </ul>
          </Show>
        </div>
      </div>
      <dl class={s.measures}>
        {measure('measures.coverage', of().coverage, percent(of().coverage.value))}
        {measure('measures.acknowledged', of().acknowledged, percent(of().acknowledged.value))}
        {measure('measures.acknowledgement', of().acknowledgement.p50, length(of().acknowledgement.p50.value))}
        {measure('measures.handOff', of().handOff.p50, length(of().handOff.p50.value))}
        {measure('measures.closedLoop', of().closedLoop, percent(of().closedLoop.value))}
        {measure('measures.uncommanded', of().uncommanded, length(of().uncommanded.value))}
        {measure('measures.timeToOwner', of().timeToOwner, length(of().timeToOwner.value))}
        {measure('measures.unplanned', of().unplanned, percent(of().unplanned.value))}
        {measure('measures.centralisation', of().centralisation, number(of().centralisation.value, 2))}
      </dl>
    </>
  )
}
