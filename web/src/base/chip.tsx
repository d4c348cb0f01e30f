import { type JSX, splitProps } from 'solid-js'
import s from './chip.module.css'
import { cx } from './cx.ts'
import { t } from './words.ts'

/** The four meanings that colour has. */
export type Tone = 'on-time' | 'late' | 'missed' | 'waiting'

/** A small label; without a tone it is neutral. */
export function Chip(props: JSX.HTMLAttributes<HTMLSpanElement> & { readonly tone?: Tone }) {
  const [own, rest] = splitProps(props, ['tone', 'class'])
  return <span {...rest} class={cx(s.chip, own.tone && s[own.tone], own.class)} />
}

/** A status as a shape and a word beside the colour: ● on time, ▲ late, ✕ missed, ○ waiting. Children replace the word. */
export function StatusChip(props: { readonly tone: Tone; readonly children?: JSX.Element }) {
  return (
    <Chip tone={props.tone}>
      <span class={s.shape} aria-hidden="true">
        {shapes[props.tone]}
      </span>
      {props.children ?? t(`status.${props.tone}`)}
    </Chip>
  )
}

const shapes: Record<Tone, string> = { 'on-time': '●', late: '▲', missed: '✕', waiting: '○' }
