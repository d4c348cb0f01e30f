import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js'
import type { Scenario } from '../../../../engine/scenario/scenario.ts'
import type { Replay } from '../../../../engine/view/replay.ts'
import { Card } from '../../base/card.tsx'
import { pick } from '../../base/i18n.ts'
import { type Axis, gridTimes, xOf } from '../../staff/lanes.ts'
import { makeNames } from '../../staff/names.ts'
import { stamp } from '../../staff/stamp.ts'
import { brief, clip, widthInEm, wrap } from '../../staff/words.ts'
import type { Player } from './create-player.ts'
import { type Bar, type Dot, layLanes } from './lane-picture.ts'
import s from './replay.module.css'
import { t } from './words.ts'

const head = 46
const barRow = 7
const dotRow = 20
const font = 12

/** The drill as lanes by role, uncovered up to the moment the replay stands at. The slider is its keyboard. */
export function ReplayLanes(props: { readonly scenario: Scenario; readonly replay: Replay; readonly player: Player }) {
  let frame!: HTMLDivElement
  const clipId = createUniqueId()
  const [room, setRoom] = createSignal(700)
  onMount(() => {
    const watch = new ResizeObserver(() => setRoom(frame.clientWidth))
    watch.observe(frame)
    onCleanup(() => watch.disconnect())
  })
  const names = createMemo(() => makeNames(props.scenario))
  const laid = createMemo(() => layLanes(props.scenario, props.replay.entries))
  /** Names stand beside the lanes where there is room, else above each. */
  const beside = () => room() >= 720
  const gutter = () => (beside() ? 168 : 0)
  const axis = createMemo<Axis>(() => {
    const { from, to } = props.replay
    return { from, to, scale: Math.max(1, room() - gutter() - 12) / Math.max(1, to - from) }
  })
  const x = (at: number) => gutter() + 4 + xOf(axis(), at)
  const lanes = createMemo(() => {
    let y = head
    return laid().lanes.map((lane) => {
      const label = pick(brief(names().role(lane.role)))
      const lines = beside() ? wrap(label, 22, 2) : [clip(label, 48)]
      const over = beside() ? 0 : font + 5
      const height = Math.max(over + dotRow + lane.rows * barRow + 8, lines.length * 16 + 10)
      const placed = { lane, lines, top: y, over, height }
      y += height
      return placed
    })
  })
  const height = () => lanes().reduce((sum, lane) => sum + lane.height, head)
  const now = () => x(props.player.at())
  const labels = createMemo(() => {
    let free = Number.NEGATIVE_INFINITY
    return laid().phases.map(({ phase, at }, index, all) => {
      const left = Math.max(x(at), x(props.replay.from))
      const next = all[index + 1]
      const end = next ? x(next.at) : room()
      const text = pick(names().phase(phase))
      const fits = left >= free && widthInEm(text) * font + 8 <= end - left
      if (fits) free = left + widthInEm(text) * font + 8
      return { left, text: fits ? text : '' }
    })
  })
  const go = (event: MouseEvent) => {
    const at = (event.clientX - frame.getBoundingClientRect().left - gutter() - 4) / axis().scale + props.replay.from
    props.player.pause()
    props.player.seek(at)
  }
  const BarShape = (own: { readonly bar: Bar; readonly y: number }) => {
    const over = () => Math.min(own.bar.to, Math.max(own.bar.from, own.bar.due))
    return (
      <>
        <rect
          class={s.bar}
          x={x(own.bar.from)}
          y={own.y}
          width={Math.max(1.5, x(over()) - x(own.bar.from))}
          height={4}
        />
        <Show when={own.bar.to > own.bar.due}>
          <rect class={s.over} x={x(over())} y={own.y} width={Math.max(1, x(own.bar.to) - x(over()))} height={4} />
        </Show>
      </>
    )
  }
  const DotShape = (own: { readonly dot: Dot; readonly y: number }) => (
    <Show
      when={own.dot.kind === 'inject'}
      fallback={<circle class={s.dot} data-kind={own.dot.kind} cx={x(own.dot.at)} cy={own.y} r={4.2} />}
    >
      <path class={s.inject} d={`M${x(own.dot.at)} ${own.y - 5.5}l5 5.5-5 5.5-5-5.5z`} />
    </Show>
  )
  return (
    <Card class={s.lanesCard} heading={t('lanes')}>
      <p class={s.help}>{t('lanesHelp')}</p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the slider above does the same from the keyboard. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div class={s.lanes} ref={frame} onClick={go}>
        <svg width={room()} height={height()} role="img" aria-label={t('lanes')}>
          <defs>
            <clipPath id={clipId}>
              <rect x={0} y={0} width={now() + 1} height={height()} />
            </clipPath>
          </defs>
          <For each={gridTimes(axis(), 84)}>
            {(at) => (
              <>
                <line class={s.grid} x1={x(at)} x2={x(at)} y1={head - 8} y2={height()} />
                <text class={s.hour} x={Math.min(room() - 30, Math.max(gutter() + 24, x(at)))} y={head - 14}>
                  {stamp(at)}
                </text>
              </>
            )}
          </For>
          <For each={labels()}>
            {({ left, text }) => (
              <>
                <line class={s.phase} x1={left} x2={left} y1={4} y2={height()} />
                <text class={s.phaseName} x={left + 4} y={15}>
                  {text}
                </text>
              </>
            )}
          </For>
          <For each={lanes()}>
            {({ top, lines, over }) => (
              <>
                <line class={s.row} x1={0} x2={room()} y1={top} y2={top} />
                <For each={lines}>
                  {(line, index) => (
                    <text class={s.name} x={4} y={top + (over ? 13 : 16) + index() * 15}>
                      {line}
                    </text>
                  )}
                </For>
              </>
            )}
          </For>
          <g clip-path={`url(#${clipId})`}>
            <For each={laid().branches}>
              {({ branch, at }) => (
                <>
                  <line class={s.branch} x1={x(at)} x2={x(at)} y1={head - 8} y2={height()} />
                  <text class={s.branchName} x={x(at) + 3} y={height() - 4}>
                    {branch}
                  </text>
                </>
              )}
            </For>
            <For each={lanes()}>
              {({ lane, top, over }) => (
                <>
                  <For each={lane.bars}>
                    {(bar) => <BarShape bar={bar} y={top + over + dotRow + bar.row * barRow} />}
                  </For>
                  <For each={lane.dots}>{(dot) => <DotShape dot={dot} y={top + over + 10} />}</For>
                </>
              )}
            </For>
          </g>
          <line class={s.now} x1={now()} x2={now()} y1={head - 10} y2={height()} />
        </svg>
      </div>
      <ul class={s.legend}>
        <For each={['inject', 'met', 'late', 'other', 'breach', 'said', 'open', 'over', 'branch'] as const}>
          {(kind) => (
            <li>
              <svg width="18" height="14" aria-hidden="true">
                <Sign kind={kind} />
              </svg>
              {t(`legend.${kind}`)}
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}

function Sign(props: { readonly kind: 'open' | 'over' | 'branch' | Dot['kind'] }) {
  if (props.kind === 'inject') return <path class={s.inject} d="M9 1.5l5 5.5-5 5.5-5-5.5z" />
  if (props.kind === 'branch') return <line class={s.branch} x1={9} x2={9} y1={0} y2={14} />
  if (props.kind === 'open') return <rect class={s.bar} x={1} y={5} width={16} height={4} />
  if (props.kind === 'over') return <rect class={s.over} x={1} y={5} width={16} height={4} />
  return <circle class={s.dot} data-kind={props.kind} cx={9} cy={7} r={4.2} />
}
