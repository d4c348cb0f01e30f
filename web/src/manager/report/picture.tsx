import { For, Match, Switch } from 'solid-js'
import { colours, drawingOf, type Shape } from '../../../../engine/report/drawing.ts'
import type { Picture } from '../../../../engine/report/picture.ts'
import s from './report.module.css'

const hex = (colour: keyof typeof colours) => `#${colours[colour]}`
const anchors = { left: 'start', center: 'middle', right: 'end' } as const
type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>
const as =
  <K extends Shape['kind']>(kind: K) =>
  (shape: Shape): Of<K> | undefined =>
    shape.kind === kind ? (shape as Of<K>) : undefined

/** A picture of the report as SVG; `alt` says what it shows. */
export function PictureSvg(props: { readonly picture: Picture; readonly alt: string }) {
  const drawing = () => drawingOf(props.picture)
  return (
    <svg
      class={s.picture}
      viewBox={`0 0 ${drawing().width} ${drawing().height}`}
      role="img"
      aria-label={props.alt}
      preserveAspectRatio="xMinYMin meet"
    >
      <defs>
        <For each={['on-time', 'missed'] as const}>
          {(tone) => (
            <marker
              id={`arrow-${tone}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="6"
              markerHeight="6"
              orient="auto-start-reverse"
            >
              <path d="M 0 0 L 8 4 L 0 8 z" fill={hex(tone)} />
            </marker>
          )}
        </For>
      </defs>
      <For each={drawing().shapes}>{(shape) => <ShapeSvg shape={shape} />}</For>
    </svg>
  )
}

function ShapeSvg(props: { readonly shape: Shape }) {
  return (
    <Switch>
      <Match when={as('rect')(props.shape)}>
        {(rect) => (
          <rect
            x={rect().x}
            y={rect().y}
            width={rect().w}
            height={rect().h}
            fill={rect().fill ? hex(rect().fill as keyof typeof colours) : 'none'}
            stroke={rect().stroke ? hex(rect().stroke as keyof typeof colours) : 'none'}
            stroke-dasharray={rect().dash ? '3 2' : undefined}
          />
        )}
      </Match>
      <Match when={as('line')(props.shape)}>
        {(line) => (
          <polyline
            points={line()
              .points.map((point) => point.join(','))
              .join(' ')}
            fill="none"
            stroke={hex(line().stroke)}
            stroke-width={line().width}
            stroke-dasharray={line().dash ? '5 3' : undefined}
            marker-end={line().arrow ? `url(#arrow-${line().stroke})` : undefined}
          />
        )}
      </Match>
      <Match when={as('dot')(props.shape)}>
        {(dot) => (
          <rect
            x={dot().x - dot().r}
            y={dot().y - dot().r}
            width={2 * dot().r}
            height={2 * dot().r}
            rx={dot().square ? 0 : dot().r}
            fill={hex(dot().fill)}
          />
        )}
      </Match>
      <Match when={as('text')(props.shape)}>
        {(text) => (
          <text
            x={
              text().align === 'left'
                ? text().x
                : text().align === 'right'
                  ? text().x + text().w
                  : text().x + text().w / 2
            }
            y={text().y + text().h / 2}
            dominant-baseline="central"
            text-anchor={anchors[text().align]}
            font-size={String(text().size)}
            font-weight={text().bold ? '600' : undefined}
            fill={hex(text().colour)}
          >
            {text().text}
          </text>
        )}
      </Match>
    </Switch>
  )
}
