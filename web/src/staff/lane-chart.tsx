import { createEffect, createMemo, createSignal, For, Index, on, onCleanup, onMount, Show } from 'solid-js'
import { createMediaQuery } from './create-media-query.ts'
import { t } from './dictionary.ts'
import styles from './lane-chart.module.css'
import { type Axis, axisWidth, gridTimes, type Placeable, type Placed, pack, xOf } from './lanes.ts'
import { stamp } from './stamp.ts'
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

type PlacedMark = Placed<Placeable & { readonly mark: Mark; readonly text: string; readonly chip: number }>

/** Sizes at 12 px type; a projector gets them larger. */
const normal = { font: 12, row: 29, chip: 22, head: 28 } as const
const large = { font: 16, row: 38, chip: 29, head: 36 } as const
/** However much time there is, marks need this much room (px) to be told apart. */
const leastWidth = 720
/** Room (px) beside the names on a sheet of A4, where nothing scrolls. */
const sheet = 480
const minute = 60_000

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
  /** The drill is over: the line is its end. */
  readonly ended?: boolean
  readonly zoom?: number
  /** At least so many px a drill ms, however little room there is. */
  readonly scale?: number
  readonly onOpen?: (id: string) => void
}) {
  let frame!: HTMLElement
  let names!: HTMLDivElement
  const [nameRoom, setNameRoom] = createSignal(148)
  const [room, setRoom] = createSignal(700)
  const [left, setLeft] = createSignal(0)
  onMount(() => {
    const watch = new ResizeObserver(() => setRoom(frame.clientWidth))
    watch.observe(frame)
    const watchNames = new ResizeObserver(() => setNameRoom(names.clientWidth))
    watchNames.observe(names)
    onCleanup(() => watchNames.disconnect())
    onCleanup(() => watch.disconnect())
  })
  const paper = createMediaQuery('print')
  const axis = createMemo<Axis>(() => {
    const fit = ((paper() ? sheet : room()) - 24) / Math.max(minute, props.to - props.from)
    if (paper()) return { from: props.from, to: props.to, scale: fit }
    return {
      from: props.from,
      to: props.to,
      scale: Math.max(
        fit,
        fit * (props.zoom ?? 1),
        props.scale ?? 0,
        leastWidth / Math.max(minute, props.to - props.from),
      ),
    }
  })
  const projector = createMediaQuery('(min-width: 1900px)')
  const size = () => (projector() ? large : normal)
  /** Names wrap rather than be cut: a lane is at least as high as its name. */
  const nameHeight = (lane: Lane) => {
    const line = size().font * 1.1
    const lines =
      Math.ceil((widthInEm(lane.label) * line * 1.15) / Math.max(40, nameRoom() - 24)) + (lane.note ? 1.3 : 0)
    return lines * line * 1.3 + 8
  }
  const width = createMemo(() => (paper() ? sheet : Math.max(room(), axisWidth(axis()) + 24)))
  const lanes = createMemo(() => {
    let y: number = size().head
    return props.lanes.map((lane) => {
      const { rows, placed } = pack(
        lane.marks.map((mark) => {
          const text = clip(mark.text, 18)
          const chip = widthInEm(text) * size().font + 16
          // The words of what comes last are not cut off at the edge.
          const x = Math.max(0, Math.min(xOf(axis(), mark.at), width() - chip - 2))
          const reach = Math.max(mark.due ?? mark.at, mark.until ?? mark.at)
          return { mark, text, x, chip, width: Math.max(chip, xOf(axis(), reach) - x + 2) }
        }),
      )
      const height = Math.round(Math.max(Math.max(1, rows) * size().row + 10, nameHeight(lane)))
      const top = y
      y += height
      return { lane, placed, top, height }
    })
  })
  const height = createMemo(() => lanes().reduce<number>((sum, lane) => sum + lane.height, size().head))
  const centre = () => {
    if (props.now === undefined || !props.follow) return
    const x = xOf(axis(), props.now)
    const left = frame.scrollLeft
    if (x > left + frame.clientWidth * 0.8 || x < left + 20)
      frame.scrollTo({ left: Math.max(0, x - frame.clientWidth * 0.6) })
  }
  // Who zooms in looks at something: it stays in the middle.
  createEffect(
    on(
      () => axis().scale,
      (scale, before) => {
        if (before === undefined || props.follow) return
        const half = frame.clientWidth / 2
        const all = (props.to - props.from) * before <= frame.clientWidth + 24
        const first = Math.min(...props.lanes.flatMap((lane) => lane.marks.map((mark) => mark.at)))
        // Where all was in sight, nobody has looked anywhere yet: it begins with the first mark.
        if (all && Number.isFinite(first)) frame.scrollLeft = (first - props.from) * scale - 24
        else frame.scrollLeft = ((frame.scrollLeft + half) * scale) / before - half
      },
    ),
  )
  createEffect(on([() => Math.floor((props.now ?? 0) / minute), () => axis().scale, () => props.follow], centre))
  const nowX = () =>
    props.now === undefined ? undefined : xOf(axis(), Math.min(props.to, Math.max(props.from, props.now)))
  const nowLabelX = () => Math.max(size().font * 2, nowX() ?? 0)
  const open = (id: string) => props.onOpen?.(id)

  const MarkShape = (own: { readonly item: PlacedMark; readonly top: number }) => {
    const mark = () => own.item.mark
    const y = () => own.top + 5 + own.item.row * size().row
    // The words of a long bar stay in sight when its beginning is scrolled away.
    const x = () => Math.max(own.item.x, Math.min(left() + 4, own.item.x + own.item.width - own.item.chip))
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      open(mark().id)
    }
    return (
      // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
      <g
        class={styles.mark}
        data-tone={mark().tone}
        data-planned={mark().planned ?? false}
        role="button"
        tabindex="0"
        onClick={() => open(mark().id)}
        onKeyDown={press}
      >
        {/* The title is both the spoken name and what hovering shows. */}
        <title>{mark().title}</title>
        <Show when={(mark().until ?? mark().at) > mark().at}>
          <rect
            class={styles.bar}
            x={xOf(axis(), mark().at)}
            y={y() + size().chip + 1}
            width={xOf(axis(), mark().until ?? mark().at) - xOf(axis(), mark().at)}
            height={4}
            rx={2}
          />
        </Show>
        <rect class={styles.chip} x={x()} y={y()} width={own.item.chip} height={size().chip} rx={6} />
        <text class={styles.text} x={x() + 8} y={y() + size().chip * 0.68}>
          {own.item.text}
        </text>
        <Show when={mark().due !== undefined && (mark().due ?? 0) <= axis().to}>
          <line
            class={styles.limit}
            x1={xOf(axis(), mark().due ?? 0)}
            x2={xOf(axis(), mark().due ?? 0)}
            y1={y() + size().chip - 4}
            y2={y() + size().chip + 7}
          />
        </Show>
      </g>
    )
  }
  return (
    <div class={styles.chart}>
      <div class={styles.names} ref={names} style={{ 'padding-top': `${size().head}px` }}>
        <Index each={lanes()}>
          {(each) => (
            <div class={styles.name} style={{ height: `${each().height}px` }}>
              <span>{each().lane.label}</span>
              <Show when={each().lane.note}>
                <span class={styles.note} data-tone={each().lane.noteTone ?? 'waiting'}>
                  {each().lane.note}
                </span>
              </Show>
            </div>
          )}
        </Index>
      </div>
      <section
        class={styles.frame}
        ref={frame}
        tabindex="0"
        aria-label={props.label}
        onScroll={() => setLeft(frame.scrollLeft)}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section names it; a title here would hover over every mark. */}
        <svg width={width()} height={height()} style={{ 'font-size': `${size().font}px` }}>
          <For each={gridTimes(axis(), 84)}>
            {(at) => (
              <g>
                <line class={styles.grid} x1={xOf(axis(), at)} x2={xOf(axis(), at)} y1={size().head} y2={height()} />
                <text class={styles.hour} x={Math.max(26, xOf(axis(), at))} y={size().head - 10}>
                  {stamp(at)}
                </text>
              </g>
            )}
          </For>
          <For each={lanes()}>{({ top }) => <line class={styles.row} x1={0} x2={width()} y1={top} y2={top} />}</For>
          <Show when={nowX() !== undefined}>
            <line class={styles.now} x1={nowX()} x2={nowX()} y1={22} y2={height()} />
            <rect
              class={styles.nowLabelBack}
              x={nowLabelX() - size().font * 2}
              y={3}
              width={size().font * 4}
              height={size().head - 8}
              rx={size().head / 2 - 4}
            />
            <text class={styles.nowLabel} x={nowLabelX()} y={size().head - 11}>
              {t(props.ended ? 'chart.end' : 'chart.now')}
            </text>
          </Show>
          <Index each={lanes()}>
            {(lane) => <Index each={lane().placed}>{(item) => <MarkShape item={item()} top={lane().top} />}</Index>}
          </Index>
        </svg>
      </section>
    </div>
  )
}
