import type { Tone } from './document.ts'

/*
 * Pictures as data. `drawing.ts` turns each into shapes; the page draws those as SVG and the Word file as native
 * shapes, so that both say the same and the text in them stays text.
 */

/** Plan and actual, a lane a role: from the opening to the deed, a tick at the limit. Times in drill ms. */
export interface LanesPicture {
  readonly kind: 'lanes'
  readonly from: number
  readonly to: number
  readonly lanes: readonly {
    readonly label: string
    readonly marks: readonly {
      readonly label: string
      readonly begin: number
      readonly end: number
      readonly due?: number
      readonly tone: Tone
    }[]
  }[]
  readonly legend: readonly { readonly tone: Tone; readonly label: string }[]
}

/** Horizontal bars of shares from 0 to 1; null where there was nothing to measure. */
export interface BarsPicture {
  readonly kind: 'bars'
  readonly bars: readonly {
    readonly label: string
    readonly value: number | null
    readonly shown: string
    readonly tone: Tone
  }[]
}

/** Response times as shares of their limits: 1 is the limit itself. */
export interface DotsPicture {
  readonly kind: 'dots'
  readonly limitLabel: string
  readonly axisLabel: string
  readonly dots: readonly { readonly share: number; readonly tone: Tone; readonly label: string }[]
}

/** Who must have spoken to whom; a missing link is dashed and says so in its tone. */
export interface NetworkPicture {
  readonly kind: 'network'
  readonly nodes: readonly { readonly id: string; readonly label: string }[]
  readonly links: readonly { readonly from: string; readonly to: string; readonly tone: Tone }[]
  readonly legend: readonly { readonly tone: Tone; readonly label: string }[]
}

/** Steps over drill time, a small panel a role, all with the same scale. */
export interface StepsPicture {
  readonly kind: 'steps'
  readonly from: number
  readonly to: number
  readonly top: number
  readonly panels: readonly {
    readonly label: string
    readonly points: readonly (readonly [at: number, value: number])[]
  }[]
}

export type Picture = LanesPicture | BarsPicture | DotsPicture | NetworkPicture | StepsPicture
