import type { Tone } from './document.ts'
import { drawBars, drawDots } from './draw-figures.ts'
import { drawLanes, drawSteps } from './draw-lanes.ts'
import { drawNetwork } from './draw-network.ts'
import type { Picture } from './picture.ts'

/** Lengths in px at 96 to the inch; `width` fits between the margins of an A4 page. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
}
export type Colour = Tone | 'ink' | 'soft' | 'line' | 'ground'
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly fill?: Colour
      readonly stroke?: Colour
      readonly dash?: boolean
    }
  | {
      readonly kind: 'line'
      readonly points: readonly (readonly [x: number, y: number])[]
      readonly stroke: Colour
      readonly width: number
      readonly dash?: boolean
      readonly arrow?: boolean
    }
  | {
      readonly kind: 'dot'
      readonly x: number
      readonly y: number
      readonly r: number
      readonly fill: Colour
      readonly square?: boolean
    }
  /** One line of text in a box, in the middle of its height. */
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly w: number
      readonly h: number
      readonly text: string
      readonly size: number
      readonly align: 'left' | 'center' | 'right'
      readonly colour: Colour
      readonly bold?: boolean
    }

/** Colours as they print, six hex digits; each tone also has a shape of its own, so none is told by colour alone. */
export const colours: Readonly<Record<Colour, string>> = {
  'on-time': '1F7A4D',
  late: 'A35A00',
  missed: 'B3261E',
  quiet: '5B6570',
  ink: '1D2426',
  soft: '55605F',
  line: 'DCD8CD',
  ground: 'EFECE4',
}

export const drawingWidth = 640

/** Turns a picture into shapes. */
export function drawingOf(picture: Picture): Drawing {
  switch (picture.kind) {
    case 'lanes':
      return drawLanes(picture)
    case 'steps':
      return drawSteps(picture)
    case 'bars':
      return drawBars(picture)
    case 'dots':
      return drawDots(picture)
    case 'network':
      return drawNetwork(picture)
  }
}
