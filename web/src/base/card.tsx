import { type JSX, Show, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import s from './card.module.css'
import type { Tone } from './chip.tsx'
import { cx } from './cx.ts'

export interface CardProps extends Omit<JSX.HTMLAttributes<HTMLElement>, 'title'> {
  readonly heading?: JSX.Element
  /** What stands right of the heading: a chip, a button. */
  readonly aside?: JSX.Element
  /** A coloured left edge. */
  readonly edge?: Tone
  readonly as?: 'section' | 'article' | 'div' | 'li'
}

/** A white card with a hairline: one matter. */
export function Card(props: CardProps) {
  const [own, rest] = splitProps(props, ['heading', 'aside', 'edge', 'as', 'class', 'children'])
  return (
    <Dynamic component={own.as ?? 'section'} {...rest} class={cx(s.card, own.edge && s[own.edge], own.class)}>
      <Show when={own.heading || own.aside}>
        <div class={s.head}>
          <h2 class={s.heading}>{own.heading}</h2>
          {own.aside}
        </div>
      </Show>
      {own.children}
    </Dynamic>
  )
}
