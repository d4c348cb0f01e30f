import { For, Show } from 'solid-js'
import type { TrendFamily, TrendLine } from '../../../../engine/improve/trend.ts'
import s from './improve.module.css'

const width = 300
const height = 74
const pad = { left: 26, right: 14, top: 6, bottom: 18 }
const y = (value: number) => pad.top + (1 - value / 100) * (height - pad.top - pad.bottom)

/** One line of a trend: a dot a drill with its interval, points 0–100 upwards, drills by their number. Its text stands beside it. */
export function TrendChart(props: { readonly line: TrendLine; readonly runs: TrendFamily['runs'] }) {
  const x = (index: number) =>
    pad.left + (props.runs.length < 2 ? 0.5 : index / (props.runs.length - 1)) * (width - pad.left - pad.right - 8) + 4
  const points = () =>
    props.runs.flatMap((run, index) => {
      const found = props.line.points.find((point) => point.drill === run.drill)
      return found ? [{ ...found.estimate, x: x(index) }] : []
    })
  return (
    <svg class={s.chart} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <For each={[0, 50, 100]}>
        {(value) => (
          <>
            <line class={s.grid} x1={pad.left} x2={width - pad.right} y1={y(value)} y2={y(value)} />
            <text x={pad.left - 5} y={y(value) + 4} text-anchor="end">
              {value}
            </text>
          </>
        )}
      </For>
      <polyline
        class={s.path}
        points={points()
          .map((point) => `${point.x},${y(point.value)}`)
          .join(' ')}
      />
      <For each={points()}>
        {(point) => (
          <>
            <Show when={point.low !== undefined && point.high !== undefined}>
              <line class={s.whisker} x1={point.x} x2={point.x} y1={y(point.low!)} y2={y(point.high!)} />
            </Show>
            <circle class={s.dot} cx={point.x} cy={y(point.value)} r="4.5" />
          </>
        )}
      </For>
      <For each={props.runs}>
        {(_, index) => (
          <Show when={props.runs.length <= 12 || index() === 0 || index() === props.runs.length - 1}>
            <text x={x(index())} y={height - 3} text-anchor="middle">
              {index() + 1}
            </text>
          </Show>
        )}
      </For>
    </svg>
  )
}
