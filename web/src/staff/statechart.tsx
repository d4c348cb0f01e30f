import { createMemo, For, Show } from 'solid-js'
import type { Chart } from '../../../engine/contract.ts'
import { pick } from '../base/i18n.ts'
import { stamp } from './stamp.ts'
import styles from './statechart.module.css'
import { type ChartBox, layOutChart } from './statechart-layout.ts'
import { wrap } from './words.ts'

/** The story as a picture: phases from left to right, branches below. It scrolls inside itself. */
export function Statechart(props: { readonly chart: Chart; readonly label: string }) {
  const picture = createMemo(() => layOutChart(props.chart))
  return (
    <section class={styles.frame} tabindex="0" aria-label={props.label}>
      <svg viewBox={`0 0 ${picture().width} ${picture().height}`} role="img">
        <title>{props.label}</title>
        <defs>
          <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path class={styles.arrow} d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        <For each={picture().lines}>
          {({ from, to, kind, label }) => (
            <g>
              <path
                class={styles.line}
                data-kind={kind}
                d={
                  kind === 'branch'
                    ? `M${from[0]} ${from[1]} C${from[0]} ${from[1] + 34} ${to[0]} ${to[1] - 34} ${to[0]} ${to[1] - 1}`
                    : `M${from[0]} ${from[1]} L${to[0] - 1} ${to[1]}`
                }
                marker-end="url(#arrow)"
              />
              <Show when={kind === 'command' && label}>
                {(word) => (
                  <text class={styles.word} x={(from[0] + to[0]) / 2} y={from[1] - 8}>
                    {pick(word())}
                  </text>
                )}
              </Show>
            </g>
          )}
        </For>
        <For each={picture().boxes}>{(box) => <Box box={box} />}</For>
      </svg>
    </section>
  )
}

function Box(props: { readonly box: ChartBox }) {
  const branch = () => props.box.kind === 'branch'
  const lines = () => wrap(pick(props.box.label), branch() ? 28 : 22, branch() ? 3 : 2)
  const over = () => (branch() ? props.box.id : props.box.at === undefined ? undefined : stamp(props.box.at))
  const first = () => props.box.height / 2 + 4 - (lines().length - 1) * 8 + (over() === undefined ? 0 : 8)
  return (
    <g data-kind={props.box.kind} class={styles.box} transform={`translate(${props.box.x} ${props.box.y})`}>
      <rect width={props.box.width} height={props.box.height} rx={props.box.kind === 'phase' || branch() ? 8 : 30} />
      <Show when={over()}>
        <text class={styles.over} x={props.box.width / 2} y={first() - 17}>
          {over()}
        </text>
      </Show>
      <For each={lines()}>
        {(line, index) => (
          <text x={props.box.width / 2} y={first() + index() * 16}>
            {line}
          </text>
        )}
      </For>
    </g>
  )
}
