import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { t } from './dictionary.ts'
import styles from './lane-chart.module.css'
import { type Axis, axisWidth, gridTimes, pack, xOf } from './lanes.ts'
import { stamp } from './time-text.ts'
import { clip, widthInEm } from './words.ts'

export type Tone = 'on-time' | 'late' | 'missed' | 'waiting' | 'plain'

/** One thing in a lane. With `due` or `until` it draws a bar: from `at`, a tick at the limit, filled until `until`. */
export interface Mark {
  readonly id: string
  readonly at: number
  readonly due?: number
  readonly until?: number
  readonly text: string
  /** Spoken and shown on hovering. */
  readonly title: string
  readonly tone: Tone
  readonly planned?: boolean
}
export interface Lane {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly noteTone?: Tone
  readonly marks: readonly Mark[]
}

const font = 12
const rowHeight = 29
const chipHeight = 22
const head = 28
const minute = 60_000

// A call, not a constant: a style that the compiler can see ends up inline, which the page's policy forbids.
const headSpace = () => `${head}px`

/**
 * Lanes on one time axis (drill ms): names stand still on the left, the picture scrolls inside itself. `now` draws the
 * line of the present and keeps it in sight while `follow` is on.
 */
export function LaneChart(props: {
  readonly label: string
  readonly lanes: readonly Lane[]
  readonly from: number
  readonly to: number
  readonly now?: number
  readonly follow?: boolean
  readonly zoom?: number
  readonly onOpen?: (id: string) => void
}) {
  let frame!: HTMLDivElement
  const [room, setRoom] = createSignal(700)
  const [left, setLeft] = createSignal(0)
  onMount(() => {
    const watch = new ResizeObserver(() => setRoom(frame.clientWidth))
    watch.observe(frame)
    onCleanup(() => watch.disconnect())
  })
  const axis = createMemo<Axis>(() => {
    const fit = (room() - 24) / Math.max(minute, props.to - props.from)
    return { from: props.from, to: props.to, scale: Math.max(fit, fit * (props.zoom ?? 1), 0.35 / minute) }
  })
  const lanes = createMemo(() => {
    let y = head
    return props.lanes.map((lane) => {
      const { rows, placed } = pack(
        lane.marks.map((mark) => {
          const text = clip(mark.text, 18)
          const x = xOf(axis(), mark.at)
          const chip = widthInEm(text) * font + 16
          const reach = Math.max(mark.due ?? mark.at, mark.until ?? mark.at)
          return { mark, text, x, chip, width: Math.max(chip, xOf(axis(), reach) - x + 2) }
        }),
      )
      const height = Math.max(1, rows) * rowHeight + 10
      const top = y
      y += height
      return { lane, placed, top, height }
    })
  })
  const height = createMemo(() => lanes().reduce((sum, lane) => sum + lane.height, head))
  const width = createMemo(() => Math.max(room(), axisWidth(axis()) + 24))
  const centre = () => {
    if (props.now === undefined || !props.follow) return
    const x = xOf(axis(), props.now)
    const left = frame.scrollLeft
    if (x > left + frame.clientWidth * 0.8 || x < left + 20)
      frame.scrollTo({ left: Math.max(0, x - frame.clientWidth * 0.6) })
  }
  createEffect(on([() => Math.floor((props.now ?? 0) / minute), () => axis().scale, () => props.follow], centre))
  const nowX = () =>
    props.now === undefined ? undefined : xOf(axis(), Math.min(props.to, Math.max(props.from, props.now)))
  const open = (id: string) => props.onOpen?.(id)
  return (
    <div class={styles.chart}>
      <div class={styles.names} style={{ 'padding-top': headSpace() }}>
        <For each={lanes()}>
          {({ lane, height }) => (
            <div class={styles.name} style={{ height: `${height}px` }}>
              <span>{lane.label}</span>
              <Show when={lane.note}>
                <span class={styles.note} data-tone={lane.noteTone ?? 'waiting'}>
                  {lane.note}
                </span>
              </Show>
            </div>
          )}
        </For>
      </div>
      <section
        class={styles.frame}
        ref={frame}
        tabindex="0"
        aria-label={props.label}
        onScroll={() => setLeft(frame.scrollLeft)}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section names it; a title here would hover over every mark. */}
        <svg width={width()} height={height()}>
          <For each={gridTimes(axis(), 84)}>
            {(at) => (
              <g>
                <line class={styles.grid} x1={xOf(axis(), at)} x2={xOf(axis(), at)} y1={head} y2={height()} />
                <text class={styles.hour} x={Math.max(26, xOf(axis(), at))} y={18}>
                  {stamp(at)}
                </text>
              </g>
            )}
          </For>
          <For each={lanes()}>{({ top }) => <line class={styles.row} x1={0} x2={width()} y1={top} y2={top} />}</For>
          <Show when={nowX() !== undefined}>
            <line class={styles.now} x1={nowX()} x2={nowX()} y1={22} y2={height()} />
            <rect class={styles.nowLabelBack} x={(nowX() ?? 0) - 24} y={3} width={48} height={20} rx={10} />
            <text class={styles.nowLabel} x={nowX()} y={17}>
              {t('chart.now')}
            </text>
          </Show>
          <For each={lanes()}>
            {({ placed, top }) => (
              <For each={placed}>
                {({ mark, text, x, chip, width, row }) => {
                  const y = top + 5 + row * rowHeight
                  // The words of a long bar stay in sight when its beginning is scrolled away.
                  const shown = () => Math.max(x, Math.min(left() + 4, x + width - chip))
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
                    <g
                      class={styles.mark}
                      data-tone={mark.tone}
                      data-planned={mark.planned ?? false}
                      role="button"
                      tabindex="0"
                      aria-label={mark.title}
                      onClick={() => open(mark.id)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter' && event.key !== ' ') return
                        event.preventDefault()
                        event.stopPropagation()
                        open(mark.id)
                      }}
                    >
                      <title>{mark.title}</title>
                      <Show when={mark.until !== undefined && mark.until > mark.at}>
                        <rect
                          class={styles.bar}
                          x={x}
                          y={y + chipHeight + 1}
                          width={xOf(axis(), mark.until ?? mark.at) - x}
                          height={4}
                          rx={2}
                        />
                      </Show>
                      <rect class={styles.chip} x={shown()} y={y} width={chip} height={chipHeight} rx={6} />
                      <text class={styles.text} x={shown() + 8} y={y + 15}>
                        {text}
                      </text>
                      <Show when={mark.due !== undefined && mark.due <= axis().to}>
                        <line
                          class={styles.limit}
                          x1={xOf(axis(), mark.due ?? 0)}
                          x2={xOf(axis(), mark.due ?? 0)}
                          y1={y + chipHeight - 4}
                          y2={y + chipHeight + 7}
                        />
                      </Show>
                    </g>
                  )
                }}
              </For>
            )}
          </For>
        </svg>
      </section>
    </div>
  )
}
