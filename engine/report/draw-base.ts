import { clip, widthInEm } from '../words/words.ts'
import type { Tone } from './document.ts'
import type { Colour, Shape } from './drawing.ts'

export const width = 640
export const small = 10

type TextShape = Extract<Shape, { kind: 'text' }>

/** A line of text in a box; what does not fit ends in an ellipsis. */
export function textBox(
  text: string,
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
  more: {
    readonly size?: number
    readonly align?: TextShape['align']
    readonly colour?: Colour
    readonly bold?: boolean
  } = {},
): Shape {
  const { size = small, align = 'left', colour = 'ink', bold } = more
  return { kind: 'text', ...box, text: shorten(text, box.w, size), size, align, colour, ...(bold && { bold }) }
}

/** A text shortened to a width in px. */
export function shorten(text: string, px: number, size: number): string {
  if (widthInEm(text) * size <= px) return text
  let columns = Math.floor((px / size) * 2.2)
  while (columns > 1 && widthInEm(clip(text, columns)) * size > px) columns -= 1
  return clip(text, columns)
}

export const textWidth = (text: string, size = small) => Math.ceil(widthInEm(text) * size)

const minute = 60_000
const steps = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 43_200].map((each) => each * minute)

/** Times on an axis: at most `most`, on round minutes or hours. */
export function ticks(from: number, to: number, most = 8): readonly number[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? steps.at(-1) ?? 1
  const found: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) found.push(at)
  return found
}

/** A legend: each tone with the shape it has in the picture. */
export function legendShapes(
  legend: readonly { readonly tone: Tone; readonly label: string }[],
  y: number,
  sign: (tone: Tone, x: number, y: number) => readonly Shape[],
): readonly Shape[] {
  let x = 0
  return legend.flatMap(({ tone, label }) => {
    const w = textWidth(label) + 8
    const shapes = [...sign(tone, x, y), textBox(label, { x: x + 30, y, w, h: 14 }, { colour: 'soft' })]
    x += 30 + w + 16
    return shapes
  })
}
